export { openMongoStore } from './mongo-store.js';
export { openMongoTimers } from './mongo-timers.js';
export { openMongoLease } from './mongo-lease.js';
export type { MongoPlace } from './mongo-access.js';
