export { isPassing } from './mongo-failures.js';
export { openMongoKeyRing, type MongoKeyRingOptions } from './mongo-key-ring.js';
