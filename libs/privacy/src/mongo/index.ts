export { openMongoKeyRing, type MongoKeyRingOptions } from './mongo-key-ring.js';
