import { ApiProperty } from '@nestjs/swagger';
import {
  CANCELLATION_REASONS,
  type CancellationReason,
  CEFR_LEVELS,
  type CefrLevel,
  type Funding,
  FUNDINGS,
  type TimeOfDay,
  TIMES_OF_DAY,
} from '#contracts';
import { RuleWarning } from '../../rules/rule-warning.dto.js';

const PHASES = ['planned', 'running', 'ended', 'cancelled'] as const;

export class RunAnswer {
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  /** @example 'vhs' */
  readonly providerId!: string;
  /** @example 'Allgemeiner Integrationskurs, Aufbau' */
  readonly title!: string;
  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  readonly courseType!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A2' })
  readonly entryLevel!: CefrLevel;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly targetLevel!: CefrLevel;
  @ApiProperty({ enum: FUNDINGS, example: 'federal' })
  readonly funding!: Funding;
  /**
   * Official municipality key (AGS).
   * @example '03251040'
   */
  readonly municipalityKey!: string;
  @ApiProperty({ enum: TIMES_OF_DAY, example: 'morning' })
  readonly timeOfDay!: TimeOfDay;
  /**
   * Whether children are looked after during the course.
   * @example true
   */
  readonly childcare!: boolean;
  /**
   * Places in the group.
   * @example 25
   */
  readonly seats!: number;
  /**
   * People without whom the run does not pay.
   * @example 10
   */
  readonly minimumGroup!: number;
  /** @example '2026-12-01' */
  readonly startsOn!: string;
  /** @example '2027-03-26' */
  readonly endsOn!: string;
  /**
   * The entry of the provider's catalogue that it is a run of.
   * @example 'k_1'
   */
  readonly courseId?: string;
  /**
   * The module of the course with which the run begins; absent: the first.
   * @example 3
   */
  readonly entryModule?: number;
  /**
   * One of the provider's places.
   * @example 'o_1'
   */
  readonly venueId?: string;
  /**
   * Units of 45 minutes.
   * @example 300
   */
  readonly teachingUnits?: number;
  @ApiProperty({ enum: PHASES, example: 'running' })
  readonly phase!: (typeof PHASES)[number];
  /**
   * Whether people can be registered, as long as it is planned or under way.
   * @example true
   */
  readonly registrationOpen!: boolean;
  /**
   * Since when the public may know of it; absent: it does not.
   * @example '2026-10-15'
   */
  readonly publishedOn?: string;
  /**
   * Since when a run under way pauses.
   * @example '2027-01-11'
   */
  readonly interruptedOn?: string;
  /**
   * Day on which it was cancelled.
   * @example '2026-11-20'
   */
  readonly cancelledOn?: string;
  @ApiProperty({ enum: CANCELLATION_REASONS, example: 'too-few-participants' })
  readonly cancellation?: CancellationReason;
  /**
   * Day on which it began.
   * @example '2026-12-01'
   */
  readonly startedOn?: string;
  /**
   * Day on which it ended.
   * @example '2027-03-26'
   */
  readonly endedOn?: string;
  /** @example 18 */
  readonly seatsTaken!: number;
  /** @example 7 */
  readonly seatsFree!: number;
}

/** A run by itself, with what the rules say of its plan today. */
export class RunDetailAnswer extends RunAnswer {
  @ApiProperty({ type: [RuleWarning] })
  readonly warnings!: readonly RuleWarning[];
}

export class RunsPage {
  @ApiProperty({ type: [RunAnswer] })
  readonly runs!: readonly RunAnswer[];
  /**
   * For `after` of the next page; absent on the last one.
   * @example 'MjAyNi0xMi0wMXxyXzE'
   */
  readonly next?: string;
}
