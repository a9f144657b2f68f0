export { openEmbeddedStore } from './embedded-store.js';
export { openEmbeddedTimers } from './embedded-timers.js';
export { EmbeddedLease } from './embedded-lease.js';
export { DataFolderInUse, lockDataFolder, type FolderLock } from './data-folder-lock.js';
export { closeDatabase, DatabaseUnusable, openDatabase, type DatabaseFault, useFile } from './open-database.js';
export { openEmbeddedReader, type ClosableReader } from './embedded-reader.js';
export { openEmbeddedDailyRecords, readEmbeddedDailyRecords } from './embedded-daily-records.js';
