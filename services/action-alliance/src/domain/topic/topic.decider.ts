import type { ErasedEvent, EventOf, topicRaised } from '#contracts';
import { accept, refuse, type Decider } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';

export type TopicRaised = EventOf<typeof topicRaised>;
export type RaiseTopic = { readonly type: 'raise-topic' } & TopicRaised['data'] & Effective;

/** The body before which it was raised; undefined: no such topic. */
export interface TopicState {
  readonly bodyId?: string;
}

export interface TopicFacts extends Today {
  readonly bodyFounded: boolean;
}

/** Guards a topic that somebody brings before a body. */
export const topicDecider: Decider<TopicState, RaiseTopic, TopicRaised, TopicFacts> = {
  aggregate: 'topic',
  initial: {},
  evolve: (state: TopicState, event: TopicRaised | ErasedEvent) =>
    event.type === 'erased' ? state : { bodyId: event.data.bodyId },
  decide: (state, command, facts) => {
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (state.bodyId !== undefined) return refuse('topic-already-raised', 'conflict', 'This topic was raised before.');
    if (!facts.bodyFounded) return refuse('body-unknown', 'not-found', 'This id names no body.', '/bodyId');
    return accept({ type: 'topic-raised', effectiveOn: dayOf(command, facts), data: dataOf(command) });
  },
};
