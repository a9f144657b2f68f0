import type { ErasedEvent, EventOf, waitingEntryClosed, waitingEntryOpened } from '#contracts';
import type { Projection } from '#event-sourcing/projections';

type DemandEvent = EventOf<typeof waitingEntryOpened> | EventOf<typeof waitingEntryClosed> | ErasedEvent;

/** Which place on the waiting list stood open from when to when. */
export interface DemandView {
  readonly level: string;
  readonly municipalityKey: string;
  readonly from: string;
  readonly to?: string;
}

const TYPES: ReadonlySet<unknown> = new Set(['waiting-entry-opened', 'waiting-entry-closed']);

/** The cell of those who wait with a level in a municipality. */
export const demandCell = (level: string, municipalityKey: string): string => `demand:${level}:${municipalityKey}`;

/** How many wait with which level in which municipality, on any day: counted, and nobody named. */
export const waitingDemandProjection: Projection<DemandView | null, DemandView> = {
  name: 'waiting-demand',
  version: 1,
  contexts: ['courses'],
  indexes: [],
  documentOf: ({ type, stream, data }) =>
    TYPES.has(type === 'erased' ? data['erasedType'] : type) ? stream.slice('waiting-entry-'.length) : undefined,
  evolve: (section = null, event) => evolve(section, event as unknown as DemandEvent),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    if (!view) return undefined;
    const { level, municipalityKey, from, to } = view;
    if (to !== undefined && to <= from) return { view, keys: {} };
    return {
      view,
      keys: {},
      cells: [{ cell: demandCell(level, municipalityKey), from, ...(to === undefined ? {} : { to }) }],
    };
  },
};

function evolve(section: DemandView | null, event: DemandEvent): DemandView | null {
  switch (event.type) {
    case 'waiting-entry-opened': {
      const { level, municipalityKey } = event.data;
      return { level, municipalityKey, from: event.effectiveOn };
    }
    case 'waiting-entry-closed':
      return section && { ...section, to: event.effectiveOn };
    case 'erased':
      return null;
  }
}
