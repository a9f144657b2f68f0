import { ApiProperty } from '@nestjs/swagger';

const CODES = [
  'rule-unchecked',
  'starts-late',
  'right-missing',
  'level-proof-too-old',
  'no-repetition',
  'resits-used',
  'certificate-not-earned',
  'group-above-maximum',
  'minimum-above-rule',
  'admission-missing',
  'units-above-type',
  'units-above-cap',
  'level-not-of-type',
  'funding-not-of-type',
] as const;

/** A rule's word to people; never a refusal. `rule-unchecked`: nobody compared it with the law for a year. */
export class RuleWarning {
  @ApiProperty({ enum: CODES, example: 'rule-unchecked' })
  readonly code!: (typeof CODES)[number];
  /** @example 'course-types/IK_ALLG' */
  readonly ruleId!: string;
  /** @example '§§ 10–12 IntV' */
  readonly legalBasis!: string;
  /** @example 'IntV, Stand 2022-03-26' */
  readonly source!: string;
  /**
   * Absent: never checked.
   * @example '2022-03-26'
   */
  readonly checkedOn?: string;
}
