// What runs in tests and in `npm run servers`. The jars and wheels are pinned beside this file: pom.xml, requirements.txt.
export const KAFKA_IMAGE = 'apache/kafka:4.3.1';
export const MONGO_IMAGE = 'mongo:8.2';
/** The compiled twin of the MongoDB-protocol server, for benches (GPL-2.0: a tool, never a part of the product). */
export const SECANTUS_CRATE = { name: 'secantus-mdb', version: '0.5.3-beta.193' };
