import type { entitlementEvents, EntitlementKind, EventOf } from '#contracts';
import type { Projection } from '#event-sourcing/projections';

type RightEvent = EventOf<(typeof entitlementEvents)[number]>;

/** Whether and when a right went unused. */
export interface RightLapseView {
  readonly kind: EntitlementKind;
  readonly issuedOn: string;
  /** Day for which the lapse was presumed; absent: it was not, or somebody decided that it is none. */
  readonly presumedOn?: string;
  /** Day from which somebody says that it lapsed. */
  readonly lapsedOn?: string;
}

const STREAMS = 'entitlement-';

/** What is counted of the rights of a kind. */
export const COUNTED = ['issued', 'presumed', 'lapsed'] as const;
export const COUNTED_INDEX = 'counted';

/** Every right that was issued, found by what is counted of it, its kind and the day: `what|kind|day`. */
export const rightLapseProjection: Projection<RightLapseView | null, RightLapseView> = {
  name: 'right-lapse',
  version: 1,
  contexts: ['learners'],
  indexes: [COUNTED_INDEX],
  documentOf: ({ stream }) => (stream.startsWith(STREAMS) ? stream.slice(STREAMS.length) : undefined),
  evolve: (section = null, event) => (event.type === 'erased' ? null : evolve(section, event as unknown as RightEvent)),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    if (!view) return undefined;
    const days = { issued: view.issuedOn, presumed: view.presumedOn, lapsed: view.lapsedOn };
    return {
      view,
      keys: {
        [COUNTED_INDEX]: COUNTED.flatMap((what) =>
          days[what] === undefined ? [] : `${what}|${view.kind}|${days[what]}`,
        ),
      },
    };
  },
};

function evolve(section: RightLapseView | null, event: RightEvent): RightLapseView | null {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'entitlement-issued':
      return { kind: event.data.kind, issuedOn: on };
    case 'entitlement-lapse-presumed':
      return section && { ...section, presumedOn: on };
    case 'entitlement-lapsed':
      return section && { ...section, lapsedOn: on };
    case 'entitlement-lapse-rejected':
      return section && { kind: section.kind, issuedOn: section.issuedOn };
    default:
      return section;
  }
}
