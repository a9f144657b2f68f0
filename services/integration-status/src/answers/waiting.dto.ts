import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel, type TimeOfDay, TIMES_OF_DAY } from '#contracts';
import { Named, NamedMunicipality } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';

/** A need on the waiting list. To a provider a person of others is a reference alone. */
export class WaitingRow {
  /** @example 'w_2Ew9oPl5Kj8H' */
  readonly entryId!: string;
  /**
   * Absent where the person is not one of the reader's.
   * @example 'p_7Qm2x0Vb4Kd9'
   */
  readonly personRef?: string;
  /**
   * Place among those who wait for this type and level.
   * @example 3
   */
  readonly place!: number;
  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  readonly courseType!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A2' })
  readonly level!: CefrLevel;
  readonly municipality!: NamedMunicipality;
  @ApiProperty({ enum: TIMES_OF_DAY, isArray: true, example: ['morning'] })
  readonly timesOfDay!: readonly TimeOfDay[];
  /**
   * Whether children must be looked after.
   * @example true
   */
  readonly childcare!: boolean;
  @ApiProperty({ enum: TIMES_OF_DAY, isArray: true, required: false, example: ['morning'] })
  readonly childcareTimes?: readonly TimeOfDay[];
  /** @example 20 */
  readonly maxDistanceKm?: number;
  /** @example false */
  readonly stepFree?: boolean;
  /**
   * Day from which the waiting counts; absent where the person is not one of the reader's.
   * @example '2026-06-01'
   */
  readonly since?: string;
  /**
   * Whole weeks of waiting.
   * @example 25
   */
  readonly waitingWeeks!: number;
  /**
   * Why she stands at this place; empty where the person is not one of the reader's.
   */
  @ApiProperty({ type: [String], example: ['Recht verfällt in 12 Tagen', 'wartet seit 90 Tagen'] })
  readonly reasons!: readonly string[];
  /**
   * Runs with a free seat and nothing against them.
   * @example 2
   */
  readonly fittingRuns!: number;
}

export class WaitingAnswer extends PageAnswer {
  @ApiProperty({ type: [WaitingRow] })
  readonly rows!: readonly WaitingRow[];
}

export class WaitingGroup {
  /** @example 'IK_ALLG' */
  readonly courseType!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A2' })
  readonly level!: CefrLevel;
  /**
   * Entries that the reader may see.
   * @example 41
   */
  readonly waiting!: number;
  /**
   * Whole weeks that the longest of them waits.
   * @example 31
   */
  readonly longestWeeks!: number;
  /**
   * Runs of the type and level that have not begun and have a seat.
   * @example 3
   */
  readonly runs!: number;
  /** @example 12 */
  readonly freeSeats!: number;
}

export class WaitingGroupsAnswer {
  @ApiProperty({ type: [WaitingGroup] })
  readonly rows!: readonly WaitingGroup[];
}

/** A reason for or against a run: the code is kept in the decision, the words are for people. */
export class ReasonAnswer {
  /** @example 'seats-free' */
  readonly code!: string;
  /** @example '4 freie Plätze' */
  readonly text!: string;
}

class Proposal {
  @ApiProperty({ type: [ReasonAnswer] })
  readonly reasonsFor!: readonly ReasonAnswer[];
  @ApiProperty({ type: [ReasonAnswer] })
  readonly reasonsAgainst!: readonly ReasonAnswer[];
  /**
   * Kilometres, straight.
   * @example 9
   */
  readonly distanceKm?: number;
}

/** A run proposed for somebody who waits. A person decides. */
export class ProposedRun extends Proposal {
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  /** @example 'Allgemeiner Integrationskurs, abends' */
  readonly title!: string;
  readonly provider!: Named;
  readonly municipality!: NamedMunicipality;
  /** @example 'IK_ALLG' */
  readonly courseType!: string;
  /** @example '2026-12-07' */
  readonly startsOn!: string;
  /** @example '2027-03-26' */
  readonly endsOn!: string;
  @ApiProperty({ enum: TIMES_OF_DAY, example: 'evening' })
  readonly timeOfDay!: TimeOfDay;
  /** @example true */
  readonly childcare!: boolean;
  /** @example 4 */
  readonly freeSeats!: number;
}

/** By which rule something was proposed: a decision names it. */
class ByRule {
  /** @example 'matching' */
  readonly ruleId!: string;
  /** @example '2026-11-01' */
  readonly ruleVersion!: string;
  /** Rules that the proposals rest on and nobody compared with the law for a year: they warn, and refuse nothing. */
  @ApiProperty({ type: [String], example: ['matching'] })
  readonly uncheckedRules!: readonly string[];
}

export class WaitingEntryAnswer extends ByRule {
  readonly entry!: WaitingRow;
  @ApiProperty({ type: [ProposedRun] })
  readonly proposals!: readonly ProposedRun[];
}

export class FittingPerson extends Proposal {
  readonly entry!: WaitingRow;
}

/** The run whose free seats look for people. */
export class ProposedFor {
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly runId!: string;
  /** @example 'Allgemeiner Integrationskurs, abends' */
  readonly title!: string;
  readonly provider!: Named;
  readonly municipality!: NamedMunicipality;
  /** @example 'IK_ALLG' */
  readonly courseType!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'A2' })
  readonly entryLevel!: CefrLevel;
  /** @example '2026-12-07' */
  readonly startsOn!: string;
  /** @example 4 */
  readonly freeSeats!: number;
}

export class FittingPersonsAnswer extends ByRule {
  readonly run!: ProposedFor;
  @ApiProperty({ type: [FittingPerson] })
  readonly rows!: readonly FittingPerson[];
}
