import { ApiProperty } from '@nestjs/swagger';
import {
  MERGE_ANSWERS,
  MERGE_GIVE_UP_REASONS,
  MERGE_REFUSAL_REASONS,
  MERGE_SETTLEMENTS,
  type MergeAnswer,
  type MergeGiveUpReason,
  type MergeRefusalReason,
  type MergeSettlement,
} from '#contracts';
import { Named } from './named.dto.js';
import { RunRow } from './runs.dto.js';

/** How many a run is expected to have at its start. */
export class ForecastAnswer {
  /** @example 5 */
  readonly taken!: number;
  /**
   * Registrations of the last weeks.
   * @example 2
   */
  readonly lately!: number;
  /**
   * Waiting persons with nothing against the run.
   * @example 4
   */
  readonly fitting!: number;
  /** @example 7 */
  readonly expected!: number;
  /** @example 10 */
  readonly minimumGroup!: number;
}

/** The way of a provider's own people, were its run the one that ends. */
export class TravelAnswer {
  /** @example 'r_4Rt7yUi1Op3A' */
  readonly fromRunId!: string;
  /** @example 5 */
  readonly persons!: number;
  /**
   * Whose municipality is known.
   * @example 5
   */
  readonly known!: number;
  /**
   * Whose way becomes longer.
   * @example 3
   */
  readonly farther!: number;
  /** @example 9 */
  readonly medianKm?: number;
  /** @example 14 */
  readonly longestKm?: number;
}

export class CollisionRow {
  /** The run that is expected to be fuller: proposed to be kept. */
  readonly kept!: RunRow;
  readonly keptForecast!: ForecastAnswer;
  /** The run whose people would be asked to move. */
  readonly dissolved!: RunRow;
  readonly dissolvedForecast!: ForecastAnswer;
  /** @example 9 */
  readonly km!: number;
  /** @example 7 */
  readonly daysApart!: number;
  /** The reader's own people alone. */
  @ApiProperty({ type: [TravelAnswer] })
  readonly travel!: readonly TravelAnswer[];
  /**
   * A merge of the two runs that is under way.
   * @example 'm_9Kd8sUi1Op3A'
   */
  readonly mergeId?: string;
  /**
   * One of the runs is being merged with another one.
   * @example true
   */
  readonly mergingElsewhere?: boolean;
}

export class CollisionsAnswer {
  /** @example 'collision' */
  readonly ruleId!: string;
  /** @example '2026-11-01' */
  readonly ruleVersion!: string;
  @ApiProperty({ type: [CollisionRow] })
  readonly rows!: readonly CollisionRow[];
}

export class MergeQuestionRow {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'g_1' */
  readonly registrationId!: string;
  /** @example '2026-11-24' */
  readonly askedOn!: string;
  /** @example '2026-12-04' */
  readonly answerDueOn!: string;
  @ApiProperty({ enum: MERGE_ANSWERS, required: false, example: 'accepts' })
  readonly answer?: MergeAnswer;
  @ApiProperty({ enum: MERGE_SETTLEMENTS, required: false, example: 'moved' })
  readonly outcome?: MergeSettlement;
}

const STATES = ['proposed', 'asking', 'completed', 'refused', 'given-up'] as const;

export class MergeRow {
  /** @example 'm_9Kd8sUi1Op3A' */
  readonly mergeId!: string;
  @ApiProperty({ enum: STATES, example: 'asking' })
  readonly state!: (typeof STATES)[number];
  readonly kept!: RunRow;
  readonly dissolved!: RunRow;
  /** @example '2026-11-20' */
  readonly proposedOn!: string;
  /** Absent: the coordination. */
  readonly proposedBy?: Named;
  @ApiProperty({ type: [Named] })
  readonly agreed!: readonly Named[];
  /** Whose answer is missing. */
  @ApiProperty({ type: [Named] })
  readonly missing!: readonly Named[];
  readonly refusedBy?: Named;
  @ApiProperty({ enum: MERGE_REFUSAL_REASONS, required: false, example: 'no-room' })
  readonly refusedFor?: MergeRefusalReason;
  @ApiProperty({ enum: MERGE_GIVE_UP_REASONS, required: false, example: 'run-started' })
  readonly givenUpFor?: MergeGiveUpReason;
  /** @example '2026-12-04' */
  readonly answersDueOn?: string;
  /** @example '2026-12-01' */
  readonly endedOn?: string;
  /**
   * How many are asked.
   * @example 5
   */
  readonly asked!: number;
  /** @example 3 */
  readonly moved!: number;
  /** @example 1 */
  readonly open!: number;
  /** Of the reader's own people alone; the coordination sees all. */
  @ApiProperty({ type: [MergeQuestionRow] })
  readonly questions!: readonly MergeQuestionRow[];
}

export class MergesAnswer {
  @ApiProperty({ type: [MergeRow] })
  readonly rows!: readonly MergeRow[];
}
