export * as columns from './columns.js';
export {
  defineImport,
  type ImportFormat,
  type ImportFormats,
  type ImportIds,
  type ImportStep,
} from './import-format.js';
export type { RowError } from './read-rows.js';
export { type ImportReport } from './run-import.js';
export { IMPORT_FORMATS, IMPORT_ID_KEY, IMPORT_JOBS, importController } from './import.controller.js';
export { ImportJobs, type ImportState } from './import-jobs.js';
export { filled, importStep } from './import-step.js';
export { importProviders } from './import-providers.js';
export { importedId } from './imported-id.js';
