import type { EventOf, waitingEntryEvents } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { daysBetween } from '../days.js';

type WaitingEvent = EventOf<(typeof waitingEntryEvents)[number]>;

/** How long one need on the waiting list waited, or waits. */
export interface WaitView {
  readonly courseType: string;
  /** Day from which the waiting counts. */
  readonly since: string;
  /** Day of the registration that met the need; absent: it is open, or went another way. */
  readonly registeredOn?: string;
}

const STREAMS = 'waiting-entry-';

/** Waits by the day of the registration that ended them. */
export const REGISTERED_INDEX = 'registered';

/** Every need on the waiting list, found by the day on which it was met: `day|course type|days`. */
export const waitProjection: Projection<WaitView | null, WaitView> = {
  name: 'wait',
  version: 1,
  contexts: ['courses'],
  indexes: [REGISTERED_INDEX],
  documentOf: ({ stream }) => (stream.startsWith(STREAMS) ? stream.slice(STREAMS.length) : undefined),
  evolve: (section = null, event) =>
    event.type === 'erased' ? null : evolve(section, event as unknown as WaitingEvent),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    if (!view) return undefined;
    const { courseType, since, registeredOn } = view;
    return {
      view,
      keys: {
        [REGISTERED_INDEX]:
          registeredOn === undefined
            ? []
            : [`${registeredOn}|${courseType}|${Math.max(0, daysBetween(since, registeredOn))}`],
      },
    };
  },
};

function evolve(section: WaitView | null, event: WaitingEvent): WaitView | null {
  switch (event.type) {
    case 'waiting-entry-opened': {
      const { courseType, since } = event.data;
      return { courseType, since: since ?? event.effectiveOn };
    }
    case 'waiting-entry-closed':
      return section && event.data.reason === 'registered' ? { ...section, registeredOn: event.effectiveOn } : section;
    case 'waiting-entry-reopened':
      return section && { courseType: section.courseType, since: section.since };
    case 'waiting-entry-changed':
      return section;
  }
}
