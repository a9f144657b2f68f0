import type { CommandContext, CommandExecutor, Decider, DomainEvent, Outcome, StateOf } from '#event-sourcing';
import type { Metrics } from '../metrics/metrics.js';

/** Measures how long commands take and how they end, by aggregate. */
export class MeasuredExecutor implements CommandExecutor {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly metrics: Metrics,
    private readonly service: string,
  ) {}

  async execute<State, Command extends object, Event extends DomainEvent, Facts>(
    decider: Decider<State, Command, Event, Facts>,
    id: string,
    command: Command,
    facts: Facts,
    context: CommandContext,
  ): Promise<Outcome> {
    const end = this.metrics.commandDuration.startTimer({ service: this.service, aggregate: decider.aggregate });
    try {
      const outcome = await this.executor.execute(decider, id, command, facts, context);
      end({ outcome: outcome.status === 'done' && outcome.repeated ? 'repeated' : outcome.status });
      return outcome;
    } catch (error) {
      end({ outcome: 'failed' });
      throw error;
    }
  }

  load<State, Command, Event extends DomainEvent, Facts>(
    decider: Decider<State, Command, Event, Facts>,
    id: string,
  ): Promise<StateOf<State>> {
    return this.executor.load(decider, id);
  }
}
