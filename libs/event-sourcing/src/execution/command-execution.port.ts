import type { JsonObject, Retraction } from '#contracts';
import type { Decider, DomainEvent, Refusal } from '../decider.js';
import type { Commit } from '../store/event-store.port.js';

/** What comes with a command from the edge, a policy, a timer or an import. */
export interface CommandContext {
  /** The caller's Idempotency-Key scoped by caller, or derived; the same id twice gives one commit. */
  readonly commandId: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent?: string;
  /** From If-Match: refused with StaleVersion when the loaded head differs. */
  readonly expectedVersion?: number;
}

export type Outcome =
  | {
      readonly status: 'done';
      readonly stream: string;
      readonly version: number;
      /** The events of the commit, opened; also when the command was known already. */
      readonly events: readonly DomainEvent[];
      readonly repeated: boolean;
    }
  | { readonly status: 'refused'; readonly stream: string; readonly refusal: Refusal };

export class StaleVersion extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`stream ${stream} is at version ${actual}, not ${expected}`);
    this.name = 'StaleVersion';
  }
}

export class CommandIdReused extends Error {
  constructor(readonly stream: string) {
    super('the same idempotency key was used with other content');
    this.name = 'CommandIdReused';
  }
}

/** The contract event of a domain event, as plain data of the contract's schema; undefined: it stays inside. */
export type Publisher = (event: DomainEvent) => { readonly type: string; readonly data: JsonObject } | undefined;

export interface StateOf<State> {
  readonly state: State;
  readonly version: number;
}

/** Known already?, load, decide, seal, check, append; again on conflict. One per service. */
export interface CommandExecutor {
  /** `content` is what the command says, without ids of transport: the base of the content hash. */
  execute<State, Command extends object, Event extends DomainEvent, Facts>(
    decider: Decider<State, Command, Event, Facts>,
    id: string,
    command: Command,
    facts: Facts,
    context: CommandContext,
  ): Promise<Outcome>;
  /** The state of a stream now, majority-read: facts for another decision of the same service. */
  load<State, Command, Event extends DomainEvent, Facts>(
    decider: Decider<State, Command, Event, Facts>,
    id: string,
  ): Promise<StateOf<State>>;
}

export interface RetractionOrder {
  /** Name of the retraction's event in the context of the service. */
  readonly type: string;
  readonly effectiveOn: string;
  readonly context: CommandContext;
}

/** Takes back what an import wrote. One per service, on the executor's store. */
export interface Retractor {
  retract(commits: readonly Commit[], retraction: Retraction, order: RetractionOrder): Promise<void>;
}
