import { Named } from './board.dto.js';

export class FittingRun {
  runId!: string;
  title!: string;
  provider!: Named;
  municipality!: Named;
  startsOn!: string;
  freeSeats!: number;
  childcare!: boolean;
  timeOfDay!: string;
  /** Straight, from the person's municipality. */
  distanceKm?: number;
  reasonsFor!: string[];
  reasonsAgainst!: string[];
}

export class HandoverRow {
  handoverId!: string;
  personRef!: string;
  /** As of the day: `offered`, `accepted`, `returned`, `withdrawn`, `follow-up-started`. */
  state!: string;
  from!: Named;
  to!: Named;
  /** Present, as `childcare` and `rightLapsesOn`, while the reader has to do with the person. */
  municipality?: Named;
  level!: string;
  courseTitle!: string;
  courseEndsOn!: string;
  offeredOn!: string;
  answerDueOn!: string;
  answeredOn?: string;
  reason?: string;
  missing?: string[];
  /** Why the data may pass: a paragraph or the consent. */
  basis!: string;
  rightLapsesOn?: string;
  childcare?: boolean;
  followUpRunId?: string;
  /** Five at most, best first; to the receiver its own. A person decides. */
  fittingRuns!: FittingRun[];
}

export class HandoversAnswer {
  rows!: HandoverRow[];
  /** Absent on the last page. */
  next?: string;
}

export class HandoverTime {
  from!: Named;
  to!: Named;
  /** Five at least. */
  count!: number;
  /** Days from the end of the course to the acceptance. */
  median!: number;
  p90!: number;
}

export class HandoverTimesAnswer {
  rows!: HandoverTime[];
}

export class RightRow {
  personRef!: string;
  entitlementId!: string;
  kind!: string;
  legalBasis!: string;
  lapsesOn!: string;
  /** As of the day. */
  stage!: string;
  municipality?: Named;
}

export class RightsAnswer {
  rows!: RightRow[];
  /** Absent on the last page. */
  next?: string;
}

export class RunRow {
  runId!: string;
  title!: string;
  provider!: Named;
  municipality!: Named;
  courseType!: string;
  entryLevel!: string;
  targetLevel!: string;
  startsOn!: string;
  timeOfDay!: string;
  /** Seats taken on the day. */
  taken!: number;
  seats!: number;
  minimumGroup!: number;
}

export class RunsAnswer {
  rows!: RunRow[];
  /** Absent on the last page. */
  next?: string;
}

export class MeasureRow {
  measureId!: string;
  decisionId?: string;
  department!: string;
  title!: string;
  assignedOn!: string;
  dueOn!: string;
}

export class MeasuresAnswer {
  rows!: MeasureRow[];
  /** Absent on the last page. */
  next?: string;
}
