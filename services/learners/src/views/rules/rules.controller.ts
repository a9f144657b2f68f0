import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import { CLOCK, Roles } from '#service-kit';
import { isChecked, type RuleBook } from '../../domain/rule-book/rule-book.js';
import { RULE_BOOK } from '../../rules/rule-book.provider.js';
import { RulesAnswer } from './rules.dto.js';

@ApiTags('rules')
@Controller('api/learners/v1/rules')
export class RulesController {
  constructor(
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The dated rules by which rights and obligations are answered, each version with its paragraph and its source. */
  @Get()
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider', 'department', 'administrator')
  all(): RulesAnswer {
    const today = this.clock.today();
    return {
      rows: this.rules.map(({ id, title, appliesTo, versions }) => ({
        id,
        title,
        appliesTo,
        versions: versions.map((version) => {
          const { parameters: _parameters, ...told } = version;
          return { ...told, unchecked: !isChecked(version, today) };
        }),
      })),
    };
  }
}
