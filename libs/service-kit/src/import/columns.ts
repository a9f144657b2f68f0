export * from './column.js';
export * from './house-columns.js';
