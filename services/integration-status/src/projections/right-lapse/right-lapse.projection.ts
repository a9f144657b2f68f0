import { evolveRight, type RightEvent, type RightStanding } from '#contracts';
import type { Projection } from '#event-sourcing/projections';

/** Whether and when a right went unused. */
export interface RightLapseView {
  readonly right: RightStanding;
  /** Day for which the lapse was presumed; absent: it was not, or the right stands again, or is used. */
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
  version: 2,
  contexts: ['learners'],
  indexes: [COUNTED_INDEX],
  documentOf: ({ stream }) => (stream.startsWith(STREAMS) ? stream.slice(STREAMS.length) : undefined),
  evolve: (section = null, event) =>
    event.type === 'erased' ? null : evolveRightLapse(section, event as unknown as RightEvent),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    if (!view) return undefined;
    const days = { issued: view.right.issuedOn, presumed: view.presumedOn, lapsed: view.lapsedOn };
    return {
      view,
      keys: {
        [COUNTED_INDEX]: COUNTED.flatMap((what) =>
          days[what] === undefined ? [] : `${what}|${view.right.kind}|${days[what]}`,
        ),
      },
    };
  },
};

/** Pure. null before the right was issued, and for one that was refused. */
export function evolveRightLapse(section: RightLapseView | null, event: RightEvent): RightLapseView | null {
  const right = evolveRight(section?.right, event);
  if (!right) return null;
  const { state } = right;
  const presumedOn = event.type === 'entitlement-lapse-presumed' ? event.effectiveOn : section?.presumedOn;
  const lapsedOn = event.type === 'entitlement-lapsed' ? event.effectiveOn : section?.lapsedOn;
  return {
    right,
    ...((state === 'lapse-presumed' || state === 'ended') && presumedOn !== undefined && { presumedOn }),
    ...(state === 'ended' && lapsedOn !== undefined && { lapsedOn }),
  };
}
