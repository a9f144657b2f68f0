import type { FactoryProvider, OnApplicationBootstrap } from '@nestjs/common';
import { type Command, CommandBus } from '@nestjs/cqrs';
import {
  type Clock,
  type CommandContext,
  type EventStore,
  type Lease,
  liveCommits,
  type Outcome,
  type Timer,
  timerCommandId,
  TimerRunner,
  type TimerStore,
} from '#event-sourcing';
import { importOf } from '#contracts';
import { describeFault } from '#messaging';
import { ClosingOrder } from '../boot/closing-order.js';
import { newId } from '../edge/request-context.js';
import { RunningServices } from '../infrastructure/running-services.js';
import type { Logger } from '../logging/logger.js';
import { CLOCK, EVENT_STORE, LEASE, LOGGER, TIMERS } from '../tokens.js';
import { PolicyOutcomes } from './policy-outcomes.js';
import { sendWanted, type Wanted } from './wanted.js';

/** What happens when a timer of one kind is due. */
export interface TimedPolicy {
  readonly name: string;
  /** The command that is due; the same timer gives the same command. */
  command(timer: Timer, meta: CommandContext): Command<Outcome>;
  /** What is wanted where it is refused; absent: nothing waits for it (docs/decisions/0135). */
  ifRefused?(timer: Timer, code: string): readonly Wanted[];
}

/** The policies of a service by the kind of their timers. */
export type TimedPolicies = Readonly<Record<string, TimedPolicy>>;

/** Fires the timers of a service, under a lease: once, whatever number of processes run. */
export class TimerWatch implements OnApplicationBootstrap {
  private readonly runner: TimerRunner;

  constructor(
    service: string,
    policies: TimedPolicies,
    parts: {
      readonly store: EventStore;
      readonly timers: TimerStore;
      readonly lease: Lease;
      readonly clock: Clock;
      readonly logger: Logger;
      readonly commands: CommandBus;
      readonly outcomes: PolicyOutcomes;
    },
    private readonly closing: ClosingOrder,
  ) {
    const { store, timers, lease, clock, logger, commands, outcomes } = parts;
    this.runner = new TimerRunner({
      timers,
      lease,
      name: `${service}.timers`,
      owner: newId('o'),
      clock,
      fire: async (timer) => {
        const policy = Object.hasOwn(policies, timer.kind) ? policies[timer.kind] : undefined;
        if (!policy) throw new Error(`no policy for timers of the kind ${timer.kind}`);
        const { name } = policy;
        const commandId = timerCommandId(timer);
        const { stream } = timer;
        const correlationId = (await importCorrelation(timer, store)) ?? commandId;
        const meta = { commandId, actor: `policy-${name}`, correlationId, causationId: commandId };
        const send = (command: Command<Outcome>): Promise<Outcome> => commands.execute(command);
        const code = await outcomes.settle(
          { policy: name, commandId, correlationId, causedIn: stream, anew: true },
          () => send(policy.command(timer, meta)),
        );
        if (code === undefined) return;
        const because = { policy: name, event: { id: commandId, correlationId, stream } };
        for (const wanted of policy.ifRefused?.(timer, code) ?? [])
          await sendWanted(wanted, because, { send, outcomes });
      },
      onError: (error) => logger.warn({ fault: describeFault(error) }, 'a timer is tried again later'),
    });
  }

  onApplicationBootstrap(): void {
    this.runner.start();
    this.closing.add('timers', () => this.runner.stop());
  }

  /** Fires all that is due; for tests. Returns how many fired. */
  runOnce(): Promise<number> {
    return this.runner.runOnce();
  }
}

/**
 * What was due already when an import wrote to its stream follows from the import, and goes with its undo: whether the
 * clock or the next row of the file comes first must not matter (docs/decisions/0115).
 */
async function importCorrelation({ stream, dueAt }: Timer, store: EventStore): Promise<string | undefined> {
  const last = liveCommits(await store.load(stream)).at(-1);
  return last && importOf(last) !== undefined && dueAt <= last.recordedAt ? last.correlationId : undefined;
}

/** The watch of a service over its timers. */
export const timerWatch = (service: string, policies: TimedPolicies): FactoryProvider<TimerWatch> => ({
  provide: TimerWatch,
  inject: [EVENT_STORE, TIMERS, LEASE, CLOCK, LOGGER, CommandBus, PolicyOutcomes, ClosingOrder, RunningServices],
  useFactory: (
    store: EventStore,
    timers: TimerStore,
    lease: Lease,
    clock: Clock,
    logger: Logger,
    commands: CommandBus,
    outcomes: PolicyOutcomes,
    closing: ClosingOrder,
    services: RunningServices,
  ) => {
    const watch = new TimerWatch(
      service,
      policies,
      { store, timers, lease, clock, logger, commands, outcomes },
      closing,
    );
    services.addTimers(watch);
    return watch;
  },
});
