import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel, type Funding, FUNDINGS, type TimeOfDay, TIMES_OF_DAY } from '#contracts';
import { RUN_STATES, type RunState } from '../projections/run/run.state.js';
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

/** A run in the list of all of them. */
export class ListedRun extends RunRow {
  @ApiProperty({ enum: FUNDINGS, example: 'federal' })
  readonly funding!: Funding;
  /** @example '2027-03-26' */
  readonly endsOn!: string;
  /**
   * Whether children are looked after during the course.
   * @example true
   */
  readonly childcare!: boolean;
  @ApiProperty({ enum: RUN_STATES, example: 'planned' })
  readonly state!: RunState;
  /**
   * Whether people can be registered.
   * @example true
   */
  readonly registrationOpen!: boolean;
  /**
   * Whether the public may know of it.
   * @example true
   */
  readonly published!: boolean;
  /**
   * Since when a run under way pauses.
   * @example '2027-01-11'
   */
  readonly interruptedOn?: string;
  /**
   * Whether it begins within four weeks with fewer people than it needs.
   * @example false
   */
  readonly atRisk!: boolean;
  /** @example 300 */
  readonly teachingUnits?: number;
}

export class ListedRunsAnswer extends PageAnswer {
  @ApiProperty({ type: [ListedRun] })
  readonly rows!: readonly ListedRun[];
}

export class SupplyCell {
  readonly municipality!: NamedMunicipality;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A2' })
  readonly level!: CefrLevel;
  /**
   * Free seats of runs that take people.
   * @example 12
   */
  readonly freeSeats!: number;
  /**
   * Runs that take people.
   * @example 2
   */
  readonly runs!: number;
  /**
   * People who live there and wait for a course of the level; absent: not told to the reader.
   * @example 7
   */
  readonly waiting?: number;
}

/** Where courses are, and where people wait: what is short stands where more wait than there are seats. */
export class SupplyAnswer {
  /** @example '2026-11-24' */
  readonly day!: string;
  @ApiProperty({ type: [SupplyCell] })
  readonly cells!: readonly SupplyCell[];
}

export class RunsAnswer extends PageAnswer {
  @ApiProperty({ type: [RunRow] })
  readonly rows!: readonly RunRow[];
}
