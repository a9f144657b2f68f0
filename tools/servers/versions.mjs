// What runs in tests and in `npm run servers`. The jars and wheels are pinned beside this file: pom.xml, requirements.txt.
export const KAFKA_IMAGE = 'apache/kafka:4.3.1';
export const MONGO_IMAGE = 'mongo:8.2';
