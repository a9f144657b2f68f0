import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Outcome } from '#event-sourcing';
import { CLOCK } from '#service-kit';
import type { EntitlementEvent } from '../../domain/entitlement/entitlement.events.js';
import type { RuleWarning } from '../../domain/rule-book/dated-rule.js';
import { answerFor, type RuleBook } from '../../domain/rule-book/rule-book.js';
import { RULE_BOOK } from '../../rules/rule-book.provider.js';

/** What the rules say about a right just issued: a stop of admissions, a rule nobody checked for a year. */
@Injectable()
export class IssueWarnings {
  constructor(
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  of(outcome: Outcome): readonly RuleWarning[] {
    if (outcome.status === 'refused') return [];
    const events = outcome.events as readonly EntitlementEvent[];
    return events.flatMap((event) =>
      event.type === 'entitlement-issued'
        ? (answerFor(this.rules, event.data.kind, event.effectiveOn, this.clock.today(), event.data)?.warnings ?? [])
        : [],
    );
  }
}
