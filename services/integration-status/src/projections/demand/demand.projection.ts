import type { CefrLevel, EventOf, waitingEntryEvents } from '#contracts';
import type { CellSpan, Projection } from '#event-sourcing/projections';

type WaitingEvent = EventOf<(typeof waitingEntryEvents)[number]>;

interface DemandSection {
  readonly courseType?: string;
  readonly level?: CefrLevel;
  readonly municipalityKey?: string;
  readonly from?: string;
  readonly to?: string;
}

/** What cells of demand begin with. */
export const DEMAND = 'demand:';

/** Name of a cell: who waits for a course of this type and level, by where she lives. */
const cellOf = (courseType: string, level: CefrLevel, municipalityKey: string): string =>
  `${DEMAND}${courseType}:${level}:${municipalityKey}`;

/** The parts of such a name. */
export function demandOf(cell: string): {
  readonly courseType: string;
  readonly level: string;
  readonly municipalityKey: string;
} {
  const [, courseType = '', level = '', municipalityKey = ''] = cell.split(':');
  return { courseType, level, municipalityKey };
}

/** Who waits for which course where, day by day: counted alone, the view itself tells nothing. */
export const demandProjection: Projection<DemandSection, object> = {
  name: 'demand',
  version: 1,
  contexts: ['courses'],
  indexes: [],
  documentOf: ({ stream, data }) =>
    stream.startsWith('waiting-entry-') && typeof data['personRef'] === 'string' ? data['personRef'] : undefined,
  evolve: (section = {}, event) => (event.type === 'erased' ? {} : evolve(section, event as unknown as WaitingEvent)),
  view: (_id, sections) => ({ view: {}, keys: {}, cells: Object.values(sections).flatMap(spanOf) }),
};

function evolve(section: DemandSection, event: WaitingEvent): DemandSection {
  switch (event.type) {
    case 'waiting-entry-opened': {
      const { courseType, level, municipalityKey } = event.data;
      return { courseType, level, municipalityKey, from: event.effectiveOn };
    }
    case 'waiting-entry-closed':
      return { ...section, to: event.effectiveOn };
  }
}

function spanOf({ courseType, level, municipalityKey, from, to }: DemandSection): readonly CellSpan[] {
  if (courseType === undefined || level === undefined || municipalityKey === undefined || from === undefined) return [];
  if (to !== undefined && to <= from) return [];
  return [{ cell: cellOf(courseType, level, municipalityKey), from, ...(to === undefined ? {} : { to }) }];
}
