import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel, type TimeOfDay, TIMES_OF_DAY } from '#contracts';
import { ContactAnswer } from '../providers/providers-answer.dto.js';

export class PublicProviderAnswer {
  /** @example 'vhs' */
  readonly providerId!: string;
  /** @example 'Volkshochschule (erfunden)' */
  readonly name!: string;
  @ApiProperty({ type: ContactAnswer })
  readonly contact?: ContactAnswer;
}

export class PublicPlaceAnswer {
  /** @example '03251040' */
  readonly municipalityKey!: string;
  /** @example 'Sulingen' */
  readonly municipality!: string;
  /** @example 'Haus am Markt (erfunden)' */
  readonly venue?: string;
  /** @example 'Marktplatz 1, 27232 Sulingen' */
  readonly address?: string;
  /**
   * Whether it is reached without a step; absent: not known.
   * @example true
   */
  readonly stepFree?: boolean;
}

/** A course as the public sees it: nothing of the people in it, not even how many. */
export class PublicRunAnswer {
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  /** @example 'Allgemeiner Integrationskurs, Aufbau' */
  readonly title!: string;
  /** @example 'IK_ALLG' */
  readonly courseType!: string;
  /** @example 'Allgemeiner Integrationskurs' */
  readonly courseTypeName!: string;
  readonly provider!: PublicProviderAnswer;
  readonly place!: PublicPlaceAnswer;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A2' })
  readonly entryLevel!: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly targetLevel!: CefrLevel;
  @ApiProperty({ enum: TIMES_OF_DAY, example: 'morning' })
  readonly timeOfDay!: TimeOfDay;
  /**
   * Whether children are looked after during the course.
   * @example true
   */
  readonly childcare!: boolean;
  /** @example '2026-12-01' */
  readonly startsOn!: string;
  /** @example '2027-03-26' */
  readonly endsOn!: string;
  /**
   * Whether one can still be registered.
   * @example true
   */
  readonly bookable!: boolean;
}

export class PublicRunsAnswer {
  @ApiProperty({ type: [PublicRunAnswer] })
  readonly runs!: readonly PublicRunAnswer[];
}
