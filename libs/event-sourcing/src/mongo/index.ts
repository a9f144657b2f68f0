export { openMongoStore } from './mongo-store.js';
export { openMongoTimers } from './mongo-timers.js';
export { openMongoLease } from './mongo-lease.js';
export { openMongoDailyRecords } from './mongo-daily-records.js';
export {
  accessMongo,
  attempt,
  DUPLICATE_KEY,
  DURABLE,
  isDuplicateKey,
  MAJORITY,
  type MongoAccess,
  type MongoPlace,
} from './mongo-access.js';
