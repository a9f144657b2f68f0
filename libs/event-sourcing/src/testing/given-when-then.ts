import { deepStrictEqual, fail } from 'node:assert/strict';
import type { ErasedEvent } from '#contracts';
import type { Decider, DomainEvent, Refusal } from '../decider.js';

/** What must come out of a decision. Throws AssertionError otherwise. */
export interface Expectation<Event extends DomainEvent> {
  /** Exactly these events, in order; none: accepted without any. */
  then(...events: readonly Event[]): void;
  /** Refused with this code; returns the refusal for a closer look. */
  thenRefused(code: string): Refusal;
}

/** States a rule of a decider: `given(decider, ...history).when(command, facts).then(...events)`. */
export function given<State, Command, Event extends DomainEvent, Facts>(
  decider: Decider<State, Command, Event, Facts>,
  ...history: readonly (Event | ErasedEvent)[]
): { readonly state: State; when(command: Command, facts: Facts): Expectation<Event> } {
  const state = history.reduce<State>((before, event) => decider.evolve(before, event), decider.initial);
  return {
    state,
    when: (command, facts) => {
      const decision = decider.decide(state, command, facts);
      return {
        then: (...events) => {
          if (!decision.ok) fail(`refused: ${decision.refusal.code} (${decision.refusal.detail})`);
          deepStrictEqual(asStored(decision.events), asStored(events));
        },
        thenRefused: (code) => {
          if (decision.ok)
            fail(`accepted with: ${decision.events.map((event) => event.type).join(', ') || 'no event'}`);
          deepStrictEqual(decision.refusal.code, code);
          return decision.refusal;
        },
      };
    },
  };
}

/** A field that is absent and one that is undefined are the same once stored. */
const asStored = (events: readonly DomainEvent[]): unknown => JSON.parse(JSON.stringify(events));
