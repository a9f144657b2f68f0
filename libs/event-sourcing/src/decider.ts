import type { ErasedEvent } from '#contracts';

/** A domain event before it is recorded. `effectiveOn` is the day it happened or takes effect, `YYYY-MM-DD`. */
export interface DomainEvent {
  readonly type: string;
  readonly effectiveOn: string;
  readonly data: object;
}

/** Who must act: all refusals are the caller's; the edge maps `kind` to a status (400, 403, 404, 409, 422). */
export interface Refusal {
  /** Stable code, kebab-case: part of the contract. */
  readonly code: string;
  readonly kind: 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'rule';
  /** For people; never a value of a person. */
  readonly detail: string;
  /** JSON pointer to the field of the command, where one is to blame. */
  readonly at?: string;
}

export type Decision<E> =
  { readonly ok: true; readonly events: readonly E[] } | { readonly ok: false; readonly refusal: Refusal };

export const accept = <E>(...events: E[]): Decision<E> => ({ ok: true, events });
export const refuse = (code: string, kind: Refusal['kind'], detail: string, at?: string): Decision<never> => ({
  ok: false,
  refusal: { code, kind, detail, ...(at === undefined ? {} : { at }) },
});

/**
 * One aggregate, pure: no framework, clock, chance or I/O. What `decide` must know beyond the state comes as `facts`.
 * `evolve` is total, and knows `erased`: the place of an event whose key was destroyed.
 */
export interface Decider<State, Command, Event extends DomainEvent, Facts> {
  /** Prefix of the stream's name: `<aggregate>-<id>`. */
  readonly aggregate: string;
  readonly initial: State;
  readonly evolve: (state: State, event: Event | ErasedEvent) => State;
  readonly decide: (state: State, command: Command, facts: Facts) => Decision<Event>;
}
