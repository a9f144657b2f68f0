import { ApiProperty } from '@nestjs/swagger';
import {
  CEFR_LEVELS,
  type CefrLevel,
  COORDINATION_AGREEMENTS,
  COORDINATION_OUTCOMES,
  COORDINATION_SUBJECTS,
  type CoordinationAgreement,
  type CoordinationOutcome,
  type CoordinationSubject,
} from '#contracts';
import { Named, NamedMunicipality } from './named.dto.js';

/** A course run that ends soon: heads, and nobody by name. */
export class EndingRun {
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  /** @example 'Integrationskurs, vormittags' */
  readonly title!: string;
  readonly provider!: Named;
  readonly municipality!: NamedMunicipality;
  /** @example 'IK_ALLG' */
  readonly courseType!: string;
  /** What the run leads to: the level at which a follow-up course begins. */
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly targetLevel!: CefrLevel;
  /** @example '2026-12-18' */
  readonly endsOn!: string;
  /**
   * Seats taken on the day.
   * @example 14
   */
  readonly heads!: number;
  /**
   * Of them offered to a provider, accepted or begun elsewhere; null: of another provider, and too few to be told.
   * @example 6
   */
  @ApiProperty({ type: Number, nullable: true, example: 6 })
  readonly handedOver!: number | null;
  /** Whether the run is one of the reader's, who then sees who it is. */
  readonly own!: boolean;
}

/** A run with free seats in which who comes from a level can go on. */
export class FollowUpRun {
  /** @example 'r_4Rt7yUi1Op3A' */
  readonly runId!: string;
  /** @example 'Berufssprachkurs B2, abends' */
  readonly title!: string;
  readonly provider!: Named;
  readonly municipality!: NamedMunicipality;
  /** @example 'BSK_B2' */
  readonly courseType!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly entryLevel!: CefrLevel;
  /** @example '2027-01-11' */
  readonly startsOn!: string;
  /** @example 7 */
  readonly freeSeats!: number;
}

/** Those who come, the seats that there are, and those who wait already, at one level. */
export class LevelBalance {
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly level!: CefrLevel;
  /**
   * In runs that end within the eight weeks.
   * @example 31
   */
  readonly ending!: number;
  /** @example 18 */
  readonly freeSeats!: number;
  /**
   * Places on the waiting list; null: too few to be told to this reader.
   * @example 12
   */
  @ApiProperty({ type: Number, nullable: true, example: 12 })
  readonly waiting!: number | null;
}

/** The same by the place of the course that ends, and of those who wait. */
export class PlaceBalance extends LevelBalance {
  readonly municipality!: NamedMunicipality;
}

export class CoordinationItem {
  /** @example 'ci_9Lo8iKu7Jy6H' */
  readonly itemId!: string;
  @ApiProperty({ enum: COORDINATION_SUBJECTS, example: 'course-run' })
  readonly subject!: CoordinationSubject;
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly subjectId?: string;
  /**
   * The run by its title, where it is one.
   * @example 'Integrationskurs, vormittags'
   */
  readonly subjectTitle?: string;
  @ApiProperty({ enum: COORDINATION_AGREEMENTS, example: 'offer-handovers' })
  readonly agreed!: CoordinationAgreement;
  /** Whose turn it is; absent: the coordination. */
  readonly owner?: Named;
  /** @example '2026-12-15' */
  readonly dueOn!: string;
  /** What came of it by the day; absent: nothing was reported. */
  @ApiProperty({ enum: COORDINATION_OUTCOMES, required: false, example: 'done' })
  readonly outcome?: CoordinationOutcome;
  /** @example '2026-12-10' */
  readonly outcomeOn?: string;
}

export class CoordinationMeeting {
  /** @example 'cm_20261201' */
  readonly meetingId!: string;
  /** @example '2026-12-01' */
  readonly heldOn!: string;
  @ApiProperty({ type: [CoordinationItem] })
  readonly items!: readonly CoordinationItem[];
}

/** The paper of the providers' meeting, as of a day. */
export class CoordinationPaper {
  /** @example '2026-12-01' */
  readonly day!: string;
  /**
   * Last day of the eight weeks.
   * @example '2027-01-26'
   */
  readonly until!: string;
  @ApiProperty({ type: [LevelBalance] })
  readonly levels!: readonly LevelBalance[];
  @ApiProperty({ type: [PlaceBalance] })
  readonly places!: readonly PlaceBalance[];
  @ApiProperty({ type: [EndingRun] })
  readonly ending!: readonly EndingRun[];
  @ApiProperty({ type: [FollowUpRun] })
  readonly followUps!: readonly FollowUpRun[];
  /** The meetings on and before the day, latest first, with what was agreed. */
  @ApiProperty({ type: [CoordinationMeeting] })
  readonly meetings!: readonly CoordinationMeeting[];
}
