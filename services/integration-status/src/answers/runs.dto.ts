import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel, type TimeOfDay, TIMES_OF_DAY } from '#contracts';
import { Named, NamedMunicipality } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';

/** A run proposed for a person. A person decides. */
export class FittingRun {
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  /** @example 'Berufssprachkurs B2, abends' */
  readonly title!: string;
  readonly provider!: Named;
  readonly municipality!: NamedMunicipality;
  /** @example '2026-12-07' */
  readonly startsOn!: string;
  /** @example 4 */
  readonly freeSeats!: number;
  /**
   * Whether children are looked after during the course.
   * @example true
   */
  readonly childcare!: boolean;
  @ApiProperty({ enum: TIMES_OF_DAY, example: 'evening' })
  readonly timeOfDay!: TimeOfDay;
  /**
   * Kilometres, straight, from the person's municipality.
   * @example 9
   */
  readonly distanceKm?: number;
  @ApiProperty({ type: [String], example: ['Niveau B1 passt', '4 freie Plätze', '9 km entfernt'] })
  readonly reasonsFor!: readonly string[];
  @ApiProperty({ type: [String], example: ['Tageszeit passt nicht'] })
  readonly reasonsAgainst!: readonly string[];
}

export class RunRow {
  /** @example 'r_4Rt7yUi1Op3A' */
  readonly runId!: string;
  /** @example 'Allgemeiner Integrationskurs, abends' */
  readonly title!: string;
  readonly provider!: Named;
  readonly municipality!: NamedMunicipality;
  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  readonly courseType!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A1' })
  readonly entryLevel!: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly targetLevel!: CefrLevel;
  /** @example '2026-12-07' */
  readonly startsOn!: string;
  @ApiProperty({ enum: TIMES_OF_DAY, example: 'evening' })
  readonly timeOfDay!: TimeOfDay;
  /**
   * Seats taken on the day.
   * @example 6
   */
  readonly taken!: number;
  /** @example 20 */
  readonly seats!: number;
  /**
   * People without whom the run does not pay.
   * @example 10
   */
  readonly minimumGroup!: number;
}

export class RunsAnswer extends PageAnswer {
  @ApiProperty({ type: [RunRow] })
  readonly rows!: readonly RunRow[];
}
