import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Clock, type Lease, timerCommandId, TimerRunner, type TimerStore } from '#event-sourcing';
import { describeFault } from '#messaging';
import { CLOCK, ClosingOrder, LEASE, LOGGER, type Logger, newId, PolicyOutcomes, TIMERS } from '#service-kit';
import { PRESUME_LAPSE_POLICY, presumeLapse } from './policies/presume-lapse-when-timer-fires.js';

/** Fires the timers of this service, under a lease: once, whatever number of processes run. */
@Injectable()
export class LapseWatch implements OnApplicationBootstrap {
  private readonly runner: TimerRunner;

  constructor(
    @Inject(TIMERS) timers: TimerStore,
    @Inject(LEASE) lease: Lease,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOGGER) logger: Logger,
    @Inject(CommandBus) commands: CommandBus,
    @Inject(PolicyOutcomes) outcomes: PolicyOutcomes,
    @Inject(ClosingOrder) private readonly closing: ClosingOrder,
  ) {
    this.runner = new TimerRunner({
      timers,
      lease,
      name: 'learners.timers',
      owner: newId('o'),
      clock,
      fire: (timer) => {
        const commandId = timerCommandId(timer);
        const order = { policy: PRESUME_LAPSE_POLICY, commandId, correlationId: commandId };
        return outcomes.settle(order, () => commands.execute(presumeLapse(timer)));
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
