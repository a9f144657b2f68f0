import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Clock, type Lease, TimerRunner, type TimerStore } from '#event-sourcing';
import { describeFault } from '#messaging';
import { CLOCK, ClosingOrder, LEASE, LOGGER, type Logger, newId, TIMERS } from '#service-kit';
import { refusalOf } from './policies/policies.js';
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
    @Inject(ClosingOrder) private readonly closing: ClosingOrder,
  ) {
    this.runner = new TimerRunner({
      timers,
      lease,
      name: 'learners.timers',
      owner: newId('o'),
      clock,
      fire: async (timer) => {
        const code = await refusalOf(commands.execute(presumeLapse(timer)));
        if (code !== undefined) logger.info({ policy: PRESUME_LAPSE_POLICY, code }, 'a policy was refused');
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
