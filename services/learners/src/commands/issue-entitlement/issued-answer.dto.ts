import { ApiProperty } from '@nestjs/swagger';
import { CommandAnswer } from '#service-kit';
import type { RuleWarning } from '../../domain/rule-book/dated-rule.js';

/** A rule's word to the person who decides. It never refuses. */
export class WarningAnswer implements RuleWarning {
  /** @example 'rule-unchecked' */
  readonly code!: string;
  /** @example 'Nobody compared this rule with the law for a year.' */
  readonly detail!: string;
  /** @example 'integration-course-claim' */
  readonly ruleId!: string;
  /** @example '2025-01-01' */
  readonly ruleVersion!: string;
  /** @example '§ 44 AufenthG' */
  readonly legalBasis!: string;
  /** @example 'gesetze-im-internet.de/aufenthg_2004' */
  readonly source!: string;
}

export class IssuedAnswer extends CommandAnswer {
  /** What the rules say about the right. */
  @ApiProperty({ type: [WarningAnswer] })
  readonly warnings!: readonly WarningAnswer[];
}
