export * from './document-store.port.js';
export type { CellSpan, ProjectedView, Projection } from './projection.js';
export { openProjection, type ActiveProjection, type FedGeneration, type RetiringTimes } from './active-projection.js';
export { RebuildCancelled } from './model-state.js';
export type { ProjectionReader, ViewRow } from './projection-reader.js';
export { CursorUnknown } from './cursor.js';
export { type Memory, openMemory } from './memory.js';
export type { ImportMark } from './section-marks.js';
export { MOST_STACKED_IMPORTS } from '../store/live-commits.js';
