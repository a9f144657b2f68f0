import { isCheckedOn } from '#contracts';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import { CLOCK, Roles } from '#service-kit';
import type { RuleVersion } from '../../domain/rule-book/dated-rule.js';
import type { RuleBook } from '../../domain/rule-book/rule-book.js';
import type { TemplateVersion, TransitionRules } from '../../domain/transition/template.js';
import type { ConsentRules, GiverRuleVersion } from '../../domain/consent/consent-rules.js';
import { CONSENT_RULES } from '../../rules/consent-rules.provider.js';
import { RULE_BOOK } from '../../rules/rule-book.provider.js';
import { TRANSITION_RULES } from '../../rules/transition-rules.provider.js';
import { RulesAnswer, type RuleVersionAnswer } from './rules.dto.js';

@ApiTags('rules')
@Controller('api/learners/v1/rules')
export class RulesController {
  constructor(
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
    @Inject(TRANSITION_RULES) private readonly transitions: TransitionRules,
    @Inject(CONSENT_RULES) private readonly consents: ConsentRules,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The dated rules by which rights and obligations are answered, who may consent, and the templates of transitions; each
   * version with its paragraph and its source.
   */
  @Get()
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider', 'department', 'administrator')
  all(): RulesAnswer {
    const today = this.clock.today();
    const templates = this.transitions.templates.map(({ kind, ...template }) => ({ ...template, appliesTo: kind }));
    const giver = { ...this.consents.giver, appliesTo: 'consent' };
    return {
      rows: [...this.rules, giver, ...templates].map(({ id, title, appliesTo, versions }) => ({
        id,
        title,
        appliesTo,
        versions: versions.map((version) => toldOf(version, today)),
      })),
    };
  }
}

function toldOf(version: RuleVersion | GiverRuleVersion | TemplateVersion, today: string): RuleVersionAnswer {
  const { validFrom, validTo, legalBasis, source, checkedOn } = version;
  return {
    version: version.version,
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
    legalBasis,
    source,
    ...(checkedOn === undefined ? {} : { checkedOn }),
    unchecked: !isCheckedOn(version, today),
  };
}
