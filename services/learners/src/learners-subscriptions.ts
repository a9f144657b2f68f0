import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { TimerStore } from '#event-sourcing';
import { PolicyOutcomes, type SubscriptionHost, SUBSCRIPTIONS, TIMERS } from '#service-kit';
import type { RuleBook } from './domain/rule-book/rule-book.js';
import { policyHandler } from './policies/policies.js';
import { Rights } from './policies/rights.js';
import { RULE_BOOK } from './rules/rule-book.provider.js';
import { IdentityFeed } from './views/identities/identity-feed.js';
import { ProviderScope } from './views/provider-scope/provider-scope.js';

/** What this service reads from the log: its policies, the identities, and whose participant a person is. */
@Injectable()
export class LearnersSubscriptions implements OnModuleInit {
  constructor(
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: SubscriptionHost,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Rights) private readonly rights: Rights,
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
    @Inject(TIMERS) private readonly timers: TimerStore,
    @Inject(IdentityFeed) private readonly identities: IdentityFeed,
    @Inject(ProviderScope) private readonly scope: ProviderScope,
    @Inject(PolicyOutcomes) private readonly outcomes: PolicyOutcomes,
  ) {}

  onModuleInit(): void {
    const { rights, rules, timers } = this;
    const handlePolicies = policyHandler({
      rights,
      rules,
      timers,
      send: (command) => this.commands.execute(command),
      outcomes: this.outcomes,
    });
    this.subscriptions.add({ group: 'learners.policies', contexts: ['learners', 'courses'], handle: handlePolicies });
    this.subscriptions.add({
      group: 'learners.identities',
      contexts: ['learners'],
      handle: (batch) => this.identities.handle(batch),
    });
    for (const projection of this.scope.projections) this.subscriptions.addProjection(projection);
  }
}
