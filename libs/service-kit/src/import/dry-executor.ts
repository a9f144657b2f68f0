import type { CommandContext, CommandExecutor, Decider, DomainEvent, Outcome, StateOf } from '#event-sourcing';

/**
 * Decides without writing: what it accepted counts for what comes after, as far as it lives. Holds a state for each
 * stream it decided on, so it is for one dry run of one file, whose size is limited. Not for commands side by side.
 */
export class DryExecutor implements CommandExecutor {
  private readonly accepted = new Map<string, StateOf<unknown>>();
  private readonly done = new Set<string>();

  constructor(
    private readonly real: CommandExecutor,
    /** Whether a command was carried out before. */
    private readonly carriedOut: (stream: string, commandId: string) => Promise<boolean>,
  ) {}

  /** Whether a command was carried out before, or accepted here. */
  known = async (stream: string, commandId: string): Promise<boolean> =>
    this.done.has(`${stream} ${commandId}`) || this.carriedOut(stream, commandId);

  /** One whose acceptances count for nobody but itself: to decide the steps of a row before any of them is carried out. */
  rehearsal(): DryExecutor {
    return new DryExecutor(this, this.known);
  }

  async execute<State, Command extends object, Event extends DomainEvent, Facts>(
    decider: Decider<State, Command, Event, Facts>,
    id: string,
    command: Command,
    facts: Facts,
    context: CommandContext,
  ): Promise<Outcome> {
    const stream = `${decider.aggregate}-${id}`;
    const { state, version } = await this.load(decider, id);
    if (await this.known(stream, context.commandId)) {
      return { status: 'done', stream, version, events: [], repeated: true };
    }
    const decision = decider.decide(state, command, facts);
    if (!decision.ok) return { status: 'refused', stream, refusal: decision.refusal };
    const { events } = decision;
    const after = version + events.length;
    const next = events.reduce<State>((before, event) => decider.evolve(before, event), state);
    this.accepted.set(stream, { state: next, version: after });
    this.done.add(`${stream} ${context.commandId}`);
    return { status: 'done', stream, version: after, events, repeated: false };
  }

  async load<State, Command, Event extends DomainEvent, Facts>(
    decider: Decider<State, Command, Event, Facts>,
    id: string,
  ): Promise<StateOf<State>> {
    const accepted = this.accepted.get(`${decider.aggregate}-${id}`);
    // A stream has one decider, so what was kept under its name is of its state.
    return accepted ? (accepted as StateOf<State>) : this.real.load(decider, id);
  }
}
