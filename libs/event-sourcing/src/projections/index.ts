export * from './document-store.port.js';
export type { CellSpan, ProjectedView, Projection } from './projection.js';
export { openProjection, RebuildCancelled, type ActiveProjection, type RebuildOptions } from './active-projection.js';
export type { ProjectionReader, ViewRow } from './projection-reader.js';
export { CursorUnknown } from './cursor.js';
