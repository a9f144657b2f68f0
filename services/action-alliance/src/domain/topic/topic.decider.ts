import type { ErasedEvent, EventOf, topicRaised } from '#contracts';
import { accept, refuse, type Decider } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { refuseFuture, type Today } from '../effective-day.js';

export type TopicRaised = EventOf<typeof topicRaised>;
export type RaiseTopic = { readonly type: 'raise-topic'; readonly effectiveOn: string } & TopicRaised['data'];

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
    const { effectiveOn } = command;
    const future = refuseFuture(effectiveOn, facts);
    if (future) return future;
    if (state.bodyId !== undefined) return refuse('topic-already-raised', 'conflict', 'this topic was raised before');
    if (!facts.bodyFounded) return refuse('body-unknown', 'not-found', 'this id names no body', '/bodyId');
    return accept({ type: 'topic-raised', effectiveOn, data: dataOf(command) });
  },
};
