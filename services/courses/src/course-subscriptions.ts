import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { OpenedEvent } from '#contracts';
import type { TimerStore } from '#event-sourcing';
import { type DocumentStore, openMemory } from '#event-sourcing/projections';
import { DOCUMENTS, PolicyOutcomes, type SubscriptionHost, SUBSCRIPTIONS, TIMERS } from '#service-kit';
import { heardByPolicies } from './contract-events.js';
import { CourseFacts } from './commands/course-facts.js';
import { POLICY_GROUP, policyHandler } from './policies/policies.js';
import { Roster, ROSTER_VERSION } from './policies/roster.js';
import { Persons } from './views/persons/persons.js';
import { CourseViews, VIEW_GROUP, VIEW_VERSION } from './views/views.js';

/** What this service reads from the log: its policies and views its own topic, the persons that of learners too. */
@Injectable()
export class CourseSubscriptions implements OnModuleInit {
  constructor(
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: SubscriptionHost,
    @Inject(PolicyOutcomes) private readonly outcomes: PolicyOutcomes,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Roster) private readonly roster: Roster,
    @Inject(CourseViews) private readonly views: CourseViews,
    @Inject(Persons) private readonly persons: Persons,
    @Inject(TIMERS) private readonly timers: TimerStore,
    @Inject(DOCUMENTS) private readonly documents: DocumentStore,
  ) {}

  async onModuleInit(): Promise<void> {
    const { roster, courses, timers } = this;
    const policies = policyHandler({
      roster,
      courses,
      timers,
      send: (command) => this.commands.execute(command),
      outcomes: this.outcomes,
    });
    const remember = (batch: readonly OpenedEvent[]): Promise<void> => roster.applyAll(heardByPolicies(batch));
    this.subscriptions.add({
      group: POLICY_GROUP,
      contexts: ['courses', 'learners'],
      handle: policies,
      memory: [await openMemory(this.documents, POLICY_GROUP, remember, ROSTER_VERSION)],
    });
    const show = (batch: readonly OpenedEvent[]): Promise<void> => this.views.handle(batch);
    this.subscriptions.add({
      group: VIEW_GROUP,
      contexts: ['courses'],
      handle: show,
      memory: [await openMemory(this.documents, VIEW_GROUP, show, VIEW_VERSION)],
    });
    this.subscriptions.addProjection(this.persons.projection);
  }
}
