export * from './column.js';
export * from './import-format.js';
export * from './read-rows.js';
export * from './read-table.js';
export * from './run-import.js';
export * from './import.controller.js';
export * from './import-jobs.js';
export * from './imported-id.js';
