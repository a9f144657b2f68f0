import type { CefrLevel, EventOf, waitingEntryEvents } from '#contracts';
import type { CellSpan, Projection } from '#event-sourcing/projections';

type WaitingEvent = EventOf<(typeof waitingEntryEvents)[number]>;

interface DemandSection {
  readonly courseType?: string;
  /** Periods in which she waits, each with the need of the time; the last is open while she waits. */
  readonly periods?: readonly Period[];
}

interface Period {
  readonly level: CefrLevel;
  readonly municipalityKey: string;
  readonly from: string;
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
  view: (_id, sections) => ({ view: {}, keys: {}, cells: Object.values(sections).flatMap(spansOf) }),
};

function evolve(section: DemandSection, event: WaitingEvent): DemandSection {
  const { periods = [] } = section;
  const on = event.effectiveOn;
  switch (event.type) {
    case 'waiting-entry-opened': {
      const { courseType, level, municipalityKey } = event.data;
      return { courseType, periods: [{ level, municipalityKey, from: on }] };
    }
    case 'waiting-entry-changed': {
      const { level, municipalityKey } = event.data;
      return { ...section, periods: [...endedOn(periods, on), { level, municipalityKey, from: on }] };
    }
    case 'waiting-entry-reopened': {
      const last = periods.at(-1);
      if (!last) return section;
      const { level, municipalityKey } = last;
      return { ...section, periods: [...endedOn(periods, on), { level, municipalityKey, from: on }] };
    }
    case 'waiting-entry-closed':
      return { ...section, periods: endedOn(periods, on) };
  }
}

const endedOn = (periods: readonly Period[], on: string): readonly Period[] =>
  periods.map((period) => (period.to === undefined ? { ...period, to: on } : period));

const spansOf = ({ courseType, periods = [] }: DemandSection): readonly CellSpan[] =>
  courseType === undefined
    ? []
    : periods
        .filter(({ from, to }) => to === undefined || from < to)
        .map(({ level, municipalityKey, from, to }) => ({
          cell: cellOf(courseType, level, municipalityKey),
          from,
          ...(to === undefined ? {} : { to }),
        }));
