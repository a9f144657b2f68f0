import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { OpenedEvent } from '#contracts';
import type { TimerStore } from '#event-sourcing';
import { type DocumentStore, openMemory } from '#event-sourcing/projections';
import { DOCUMENTS, PolicyOutcomes, type SubscriptionHost, SUBSCRIPTIONS, TIMERS } from '#service-kit';
import { ConsentDesk } from './commands/consent-desk.js';
import type { RuleBook } from './domain/rule-book/rule-book.js';
import type { TransitionRules } from './domain/transition/template.js';
import { Plans } from './policies/plans.js';
import { policyHandler } from './policies/policies.js';
import { Rights } from './policies/rights.js';
import { RULE_BOOK } from './rules/rule-book.provider.js';
import { TRANSITION_RULES } from './rules/transition-rules.provider.js';
import { Consents } from './views/consents/consents.js';
import { FollowUps } from './views/follow-ups/follow-ups.js';
import { NoteKeys } from './views/follow-ups/note-keys.js';
import { IdentityFeed } from './views/identities/identity-feed.js';
import { Paths } from './views/paths/paths.js';
import { ProviderScope } from './views/provider-scope/provider-scope.js';

/** What this service reads from the log: its policies, the identities, and whose participant a person is. */
@Injectable()
export class LearnersSubscriptions implements OnModuleInit {
  constructor(
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: SubscriptionHost,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Rights) private readonly rights: Rights,
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
    @Inject(ConsentDesk) private readonly consents: ConsentDesk,
    @Inject(Plans) private readonly plans: Plans,
    @Inject(TRANSITION_RULES) private readonly transitionRules: TransitionRules,
    @Inject(TIMERS) private readonly timers: TimerStore,
    @Inject(IdentityFeed) private readonly identities: IdentityFeed,
    @Inject(ProviderScope) private readonly scope: ProviderScope,
    @Inject(Paths) private readonly paths: Paths,
    @Inject(Consents) private readonly consentViews: Consents,
    @Inject(FollowUps) private readonly followUps: FollowUps,
    @Inject(NoteKeys) private readonly noteKeys: NoteKeys,
    @Inject(DOCUMENTS) private readonly documents: DocumentStore,
    @Inject(PolicyOutcomes) private readonly outcomes: PolicyOutcomes,
  ) {}

  async onModuleInit(): Promise<void> {
    const { rights, rules, timers, consents, plans, transitionRules } = this;
    const handlePolicies = policyHandler({
      rights,
      rules,
      timers,
      consents,
      plans,
      transitionRules,
      send: (command) => this.commands.execute(command),
      outcomes: this.outcomes,
    });
    this.subscriptions.add({
      group: 'learners.policies',
      contexts: ['learners', 'courses'],
      handle: handlePolicies,
      memory: [...rights.memory, ...plans.memory],
    });
    const identify = (batch: readonly OpenedEvent[]): Promise<void> => this.identities.handle(batch);
    this.subscriptions.add({
      group: 'learners.identities',
      contexts: ['learners'],
      handle: identify,
      memory: [await openMemory(this.documents, 'learners.identities.v2', identify)],
    });
    this.subscriptions.add({
      group: 'learners.note-keys',
      contexts: ['learners'],
      handle: (batch) => this.noteKeys.handle(batch),
      memory: this.noteKeys.memory,
    });
    this.subscriptions.addProjection(this.paths.projection);
    this.subscriptions.addProjection(this.consentViews.projection);
    this.subscriptions.addProjection(this.followUps.projection);
    for (const projection of this.scope.projections) this.subscriptions.addProjection(projection);
  }
}
