export * as columns from './columns.js';
export {
  type Bringer,
  defineImport,
  type ImportFormat,
  type ImportFormats,
  type ImportIds,
  type ImportStep,
} from './import-format.js';
export type { ImportReport, ImportState, RowError } from './import.dto.js';
export { IMPORT_FORMATS, IMPORT_ID_KEY, IMPORT_JOBS, importController } from './import.controller.js';
export { ImportJobs } from './import-jobs.js';
export { filled, importStep } from './import-step.js';
export { FREE_SEAT, importProviders } from './import-providers.js';
export type { FreeSeat } from './undo/import-undo.js';
export { importProcess } from './process/import-process.js';
export { innerImportEvents } from './process/import-process.events.js';
export { importedId } from './imported-id.js';
export { relativeDay } from './relative-day.js';
export { runImport } from './run-import.js';
export { sampleOf } from './sample.js';
export { type ImportProfile, readImportProfiles } from './profile/import-profile.js';
