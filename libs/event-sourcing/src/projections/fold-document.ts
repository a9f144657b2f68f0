import type { OpenedEvent } from '#contracts';
import { cellKeys } from './cell-steps.js';
import type { DocumentWrite, ReadDocument } from './document-store.port.js';
import { evolveMarked } from './section-marks.js';
import { CELLS_INDEX, type Projection, type StoredDocument, type StoredSection, STREAM_INDEX } from './projection.js';

/** A document with the events that it has not seen yet; undefined when it has seen them all. Pure. */
export function foldDocument<Section, View>(
  projection: Projection<Section, View>,
  id: string,
  before: ReadDocument<StoredDocument<Section, View>> | undefined,
  events: readonly OpenedEvent[],
): DocumentWrite<StoredDocument<Section, View>> | undefined {
  const sections: Record<string, StoredSection<Section>> = { ...before?.body.sections };
  let changed = false;
  for (const event of events) {
    const section = sections[event.stream];
    if (event.streamVersion <= (section?.watermark ?? 0)) continue;
    const after = evolveMarked(section ?? {}, event, (state, one) => projection.evolve(state, one));
    sections[event.stream] = { watermark: event.streamVersion, ...after };
    changed = true;
  }
  if (!changed) return undefined;
  const standing = Object.entries(sections).flatMap(([stream, { state }]) =>
    state === undefined ? [] : [[stream, state] as const],
  );
  const shown = standing.length === 0 ? undefined : projection.view(id, Object.fromEntries(standing));
  return {
    id,
    expected: before?.revision ?? 0,
    keys: { ...shown?.keys, [CELLS_INDEX]: cellKeys(shown?.cells ?? []), [STREAM_INDEX]: Object.keys(sections) },
    body: { view: shown?.view ?? null, sections },
  };
}
