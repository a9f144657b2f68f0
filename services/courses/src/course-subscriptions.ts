import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type EventRegistry, topicOf } from '#contracts';
import { type EventLog, type ParkingStore, startSubscription, type Subscription } from '#messaging';
import type { EventOpener } from '#privacy';
import { ClosingOrder, EVENT_LOG, EVENT_OPENER, LOGGER, type Logger, PARKING } from '#service-kit';
import { CourseFacts } from './commands/course-facts.js';
import { CONTRACTS } from './contracts.provider.js';
import { POLICY_GROUP, policyHandler } from './policies/policies.js';
import { Roster } from './policies/roster.js';
import { CourseViews, VIEW_GROUP } from './views/views.js';

/** Starts the two readers of this service's own topic: its policies and its views. */
@Injectable()
export class CourseSubscriptions implements OnApplicationBootstrap {
  private running: readonly Subscription[] = [];

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(EVENT_OPENER) private readonly opener: EventOpener,
    @Inject(PARKING) private readonly parking: ParkingStore,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CONTRACTS) private readonly contracts: EventRegistry,
    @Inject(ClosingOrder) private readonly closing: ClosingOrder,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Roster) private readonly roster: Roster,
    @Inject(CourseViews) private readonly views: CourseViews,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { log, opener, parking, logger, roster, courses } = this;
    const common = {
      topics: [topicOf('courses')],
      log,
      opener,
      parking,
      logger,
      registryKnows: (type: string) => this.contracts.find(type) !== undefined,
    };
    const handlePolicies = policyHandler({
      roster,
      courses,
      send: (command) => this.commands.execute(command),
      onRefused: (fields) => logger.info(fields, 'a policy was refused'),
    });
    this.running = [
      await startSubscription({ ...common, group: POLICY_GROUP, handle: handlePolicies }),
      await startSubscription({ ...common, group: VIEW_GROUP, handle: (batch) => this.views.handle(batch) }),
    ];
    for (const subscription of this.running) this.closing.add('subscriptions', () => subscription.stop());
  }

  /** Resolves when policies and views have handled all that the topic held; for tests. */
  async caughtUp(): Promise<void> {
    await Promise.all(this.running.map((subscription) => subscription.caughtUp()));
  }
}
