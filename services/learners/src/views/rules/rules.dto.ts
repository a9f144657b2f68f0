import { ApiProperty } from '@nestjs/swagger';

export class RuleVersionAnswer {
  /** @example '2016-07-01' */
  readonly version!: string;
  /** @example '2016-07-01' */
  readonly validFrom!: string;
  /** Last day of validity; absent while it is in force. */
  readonly validTo?: string;
  /** @example '§ 6 Abs. 3 DeuFöV' */
  readonly legalBasis!: string;
  /** @example 'DeuFöV, Stand 26.03.2022' */
  readonly source!: string;
  /**
   * Day up to which the source was known to say this; absent: never checked.
   * @example '2022-03-26'
   */
  readonly checkedOn?: string;
  /**
   * Nobody compared it with the law for a year.
   * @example true
   */
  readonly unchecked!: boolean;
}

export class RuleAnswer {
  /** @example 'bsk-entitlement' */
  readonly id!: string;
  /** @example 'Teilnahmeberechtigung für einen Berufssprachkurs' */
  readonly title!: string;
  /** @example 'vocational-language-course' */
  readonly appliesTo!: string;
  @ApiProperty({ type: [RuleVersionAnswer] })
  readonly versions!: readonly RuleVersionAnswer[];
}

export class RulesAnswer {
  @ApiProperty({ type: [RuleAnswer] })
  readonly rows!: readonly RuleAnswer[];
}
