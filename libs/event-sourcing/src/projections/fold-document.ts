import type { OpenedEvent } from '#contracts';
import { cellKeys } from './cell-steps.js';
import type { DocumentWrite, ReadDocument } from './document-store.port.js';
import {
  CELLS_INDEX,
  type Guest,
  type Projection,
  type StoredDocument,
  type StoredSection,
  type StoredSections,
  STREAM_INDEX,
} from './projection.js';
import { evolveMarked } from './section-marks.js';

type Before<Section, View> = ReadDocument<StoredDocument<Section, View>> | undefined;
type Write<Section, View> = DocumentWrite<StoredDocument<Section, View>>;

/** A document with the events that it has not seen yet; undefined when it has seen them all. Pure. */
export function foldDocument<Section, View>(
  projection: Projection<Section, View>,
  id: string,
  before: Before<Section, View>,
  events: readonly OpenedEvent[],
): Write<Section, View> | undefined {
  const sections: Record<string, StoredSection<Section>> = { ...before?.body.sections };
  let changed = false;
  for (const event of events) {
    const section = sections[event.stream];
    if (event.streamVersion <= (section?.watermark ?? 0)) continue;
    const after = evolveMarked(section ?? {}, event, (state, one) => projection.evolve(state, one));
    sections[event.stream] = { watermark: event.streamVersion, ...after };
    changed = true;
  }
  return changed ? written(projection, id, before, { sections, guests: before?.body.guests ?? {} }) : undefined;
}

/** A document with a guest as it is now, or, where it is none any more, without it. Pure. */
export function seatGuest<Section, View>(
  projection: Projection<Section, View>,
  id: string,
  before: Before<Section, View>,
  { guestId, guest }: { readonly guestId: string; readonly guest: Guest<Section> | undefined },
): Write<Section, View> {
  const { [guestId]: _, ...others } = before?.body.guests ?? {};
  const guests = guest === undefined ? others : { ...others, [guestId]: guest };
  return written(projection, id, before, { sections: before?.body.sections ?? {}, guests });
}

/** The sections that a document shows: its own, and those of its guests. No stream is in two documents. */
export const shownSections = <Section>({
  sections,
  guests = {},
}: Pick<StoredDocument<Section, unknown>, 'sections' | 'guests'>): StoredSections<Section> =>
  Object.assign({}, ...Object.values(guests).map((guest) => guest.sections), sections) as StoredSections<Section>;

function written<Section, View>(
  projection: Projection<Section, View>,
  id: string,
  before: Before<Section, View>,
  now: { readonly sections: StoredSections<Section>; readonly guests: Readonly<Record<string, Guest<Section>>> },
): Write<Section, View> {
  const link = projection.hostOf?.(statesOf(now.sections));
  const hosts = [...new Set([...(before?.body.hosts ?? []), ...(link?.hosts ?? [])])];
  const standing = link?.host === undefined ? statesOf(shownSections(now)) : {};
  const shown = Object.keys(standing).length === 0 ? undefined : projection.view(id, standing);
  return {
    id,
    expected: before?.revision ?? 0,
    keys: { ...shown?.keys, [CELLS_INDEX]: cellKeys(shown?.cells ?? []), [STREAM_INDEX]: Object.keys(now.sections) },
    body: {
      view: shown?.view ?? null,
      sections: now.sections,
      ...(link?.host === undefined ? {} : { host: link.host }),
      ...(hosts.length === 0 ? {} : { hosts }),
      ...(Object.keys(now.guests).length === 0 ? {} : { guests: now.guests }),
    },
  };
}

/** What stands in the sections: nothing of one whose every event was taken back. */
const statesOf = <Section>(sections: StoredSections<Section>): Readonly<Record<string, Section>> =>
  Object.fromEntries(
    Object.entries(sections).flatMap(([stream, { state }]) => (state === undefined ? [] : [[stream, state] as const])),
  );
