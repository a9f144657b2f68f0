import type { bodyFounded, ErasedEvent, EventOf } from '#contracts';
import { accept, refuse, type Decider } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';

export type BodyFounded = EventOf<typeof bodyFounded>;
export type FoundBody = { readonly type: 'found-body' } & BodyFounded['data'] & Effective;

export interface BodyState {
  readonly founded: boolean;
}

/** Guards a body of the alliance: a round, a board, a working group. */
export const bodyDecider: Decider<BodyState, FoundBody, BodyFounded, Today> = {
  aggregate: 'body',
  initial: { founded: false },
  evolve: (state: BodyState, event: BodyFounded | ErasedEvent) => (event.type === 'erased' ? state : { founded: true }),
  decide: (state, command, facts) => {
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (state.founded) return refuse('body-already-founded', 'conflict', 'This body exists already.');
    return accept({ type: 'body-founded', effectiveOn: dayOf(command, facts), data: dataOf(command) });
  },
};
