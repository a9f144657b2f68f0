import { expect } from '@jest/globals';
import type { ErasedEvent } from '#contracts';
import type { Decider, DomainEvent } from '#event-sourcing';

/** Given events, when a command, then events or a refusal: for one aggregate with the facts of its tests. */
export const given =
  <State, Command, Event extends DomainEvent, Facts>(decider: Decider<State, Command, Event, Facts>, facts: Facts) =>
  (...events: readonly (Event | ErasedEvent)[]) => {
    const state = events.reduce<State>((folded, event) => decider.evolve(folded, event), decider.initial);
    return {
      state: (): State => state,
      when: (command: Command) => {
        const decision = decider.decide(state, command, facts);
        return {
          then: (...expected: readonly Event[]): void => expect(decision).toEqual({ ok: true, events: expected }),
          /** What was decided; nothing where it was refused. */
          events: (): readonly Event[] => (decision.ok ? decision.events : []),
          accepted: (): void => expect(decision).toMatchObject({ ok: true }),
          refused: (code: string, at?: string): void =>
            expect(decision).toMatchObject({ ok: false, refusal: { code, ...(at === undefined ? {} : { at }) } }),
        };
      },
    };
  };
