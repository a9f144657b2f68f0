import { Named } from './board.dto.js';
import { FittingRun } from './lists.dto.js';

export class CaseRow {
  personRef!: string;
  /** Today's. */
  stage!: string;
  municipality?: Named;
  level?: string;
}

export class CasesAnswer {
  rows!: CaseRow[];
  /** Absent on the last page; a page may be shorter than asked for. */
  next?: string;
}

export class CaseLevel {
  level!: string;
  basis!: string;
  on!: string;
}

export class CaseNeeds {
  childcare!: boolean;
  timesOfDay!: string[];
  maxDistanceKm?: number;
  stepFree!: boolean;
}

export class CaseRight {
  entitlementId!: string;
  kind!: string;
  issuedBy!: string;
  issuedOn!: string;
  legalBasis!: string;
  ruleId!: string;
  ruleVersion!: string;
  lapsesOn?: string;
  state!: string;
  /** Day on which it was used or withdrawn. */
  endedOn?: string;
}

export class CaseRegistration {
  registrationId!: string;
  runId!: string;
  title!: string;
  provider?: Named;
  state!: string;
  since!: string;
  result?: string;
}

export class CaseHandover {
  handoverId!: string;
  from!: Named;
  to!: Named;
  fromProvider!: string;
  toProvider!: string;
  endedRunId!: string;
  followUpRunId?: string;
  courseEndsOn!: string;
  answerDueOn!: string;
  offeredOn!: string;
  state!: string;
  reason?: string;
}

export class TimelineEntry {
  id!: string;
  /** The day on which it happened. */
  on!: string;
  /** When we learned of it. */
  recordedAt!: string;
  type!: string;
  /** The facts of the entry by name, with ids resolved to names where they are known. */
  facts!: Record<string, string>;
}

export class CaseAnswer {
  personRef!: string;
  day!: string;
  /** Whether the reader sees all of the case: else what is missing here says nothing. */
  whole!: boolean;
  /** Present where the reader sees all of the case. */
  stage?: string;
  municipality?: Named;
  level?: CaseLevel;
  needs?: CaseNeeds;
  rights!: CaseRight[];
  registrations!: CaseRegistration[];
  handovers!: CaseHandover[];
  /** Data that the person disputes. */
  disputes!: string[];
  fittingRuns!: FittingRun[];
  timeline!: TimelineEntry[];
}
