import { ApiProperty } from '@nestjs/swagger';
import { RuleWarning } from '../../rules/rule-warning.dto.js';

export const ENTRY_KINDS = [
  'record-attendance',
  'complete-module',
  'record-result',
  'record-orientation-test',
  'issue-certificate',
  'drop-out',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
const OUTCOMES = ['done', 'unchanged', 'refused'] as const;

/** What became of one entry of a row. */
export class EntryOutcome {
  @ApiProperty({ enum: ENTRY_KINDS, example: 'drop-out' })
  readonly entry!: EntryKind;
  @ApiProperty({ enum: OUTCOMES, example: 'done' })
  readonly outcome!: (typeof OUTCOMES)[number];
  /**
   * Code of the refusal.
   * @example 'registration-closed'
   */
  readonly code?: string;
  /** @example 'The registration is closed.' */
  readonly detail?: string;
  /**
   * The field of the row that is to blame.
   * @example '/effectiveOn'
   */
  readonly at?: string;
}

export class EnteredRow {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'g_1' */
  readonly registrationId!: string;
  @ApiProperty({ type: [EntryOutcome] })
  readonly entries!: readonly EntryOutcome[];
  /** What the rules say; nothing of it refuses. */
  @ApiProperty({ type: [RuleWarning] })
  readonly warnings!: readonly RuleWarning[];
  /**
   * The person's stream after the last entry, for `Consistent-With`; absent: nothing was recorded.
   * @example 'participation-p_7Qm2x0Vb4Kd9@7'
   */
  readonly written?: string;
}

export class EnteredRows {
  @ApiProperty({ type: [EnteredRow] })
  readonly rows!: readonly EnteredRow[];
}
