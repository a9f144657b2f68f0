/** The answers of the integration-status API, as far as the pages use them; see its OpenAPI document. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Paged<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
  readonly position?: LogPosition;
}

/** How far the log was read for an answer, where the API tells it: a text, or offsets by topic and partition. */
export type LogPosition =
  string | Readonly<Record<string, string | number | Readonly<Record<string, string | number>>>>;

export interface CountWithTrend {
  /** null: persons, and too few to be told to this reader. */
  readonly count: number | null;
  /** Against the day of the last round; absent where there was none yet. */
  readonly change?: number;
}

export interface Overview {
  readonly day: string;
  readonly position?: LogPosition;
  readonly lastRoundOn?: string;
  readonly overdueHandovers: CountWithTrend;
  readonly escalatedHandovers: CountWithTrend;
  readonly lapsingRights: CountWithTrend;
  readonly runsAtRisk: CountWithTrend;
  readonly overdueMeasures: CountWithTrend;
  /** Absent for a day before, and for who opens no lists of steps. */
  readonly lateSteps?: number;
}

export interface HandoverRow {
  readonly handoverId: string;
  readonly personRef: string;
  readonly state: 'offered' | 'accepted' | 'returned' | 'withdrawn' | 'expired' | 'failed' | 'follow-up-started';
  readonly from: Named;
  readonly to: Named;
  readonly municipality?: Named;
  /** Data of the row that the person disputes. */
  readonly disputed?: readonly string[];
  readonly level: string;
  readonly courseTitle: string;
  readonly courseEndsOn: string;
  readonly offeredOn: string;
  readonly answerDueOn: string;
  readonly promisedAnswerOn?: string;
  readonly startDueOn?: string;
  readonly promisedStartOn?: string;
  readonly nextDueOn?: string;
  readonly escalatedOn?: string;
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly failure?: string;
  readonly passes?: readonly string[];
  readonly registrationId?: string;
  readonly followUpCourseType?: string;
  readonly predecessorId?: string;
  readonly answeredOn?: string;
  readonly reason?: string;
  readonly missing?: readonly string[];
  readonly basis: string;
  readonly rightLapsesOn?: string;
  readonly childcare: boolean;
  readonly followUpRunId?: string;
  readonly fittingRuns: readonly FittingRun[];
}

export interface FittingRun {
  readonly runId: string;
  readonly title: string;
  readonly provider: Named;
  readonly municipality: Named;
  readonly startsOn: string;
  readonly freeSeats: number;
  readonly childcare: boolean;
  readonly timeOfDay: string;
  readonly distanceKm?: number;
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
}

export interface HandoverTime {
  readonly from: Named;
  readonly to: Named;
  readonly count: number;
  /** Days from the end of the course to the acceptance. */
  readonly median: number;
  readonly p90: number;
}

export interface RightRow {
  readonly personRef: string;
  readonly kind: string;
  readonly legalBasis: string;
  readonly lapsesOn: string;
  readonly stage: string;
  readonly municipality?: Named;
  /** Data of the row that the person disputes. */
  readonly disputed?: readonly string[];
}

export interface RunRow {
  readonly runId: string;
  readonly title: string;
  readonly provider: Named;
  readonly municipality: Named;
  readonly courseType: string;
  readonly entryLevel: string;
  readonly targetLevel: string;
  readonly startsOn: string;
  readonly timeOfDay: string;
  readonly taken: number;
  readonly seats: number;
  readonly minimumGroup: number;
}

export interface MeasureRow {
  readonly measureId: string;
  readonly title: string;
  readonly department: string;
  readonly dueOn: string;
}

export interface Board {
  readonly day: string;
  readonly position?: LogPosition;
  readonly lastRoundOn?: string;
  readonly stages: readonly string[];
  readonly municipalities: readonly Named[];
  readonly rows: readonly {
    readonly department: string;
    /** Whether the cases behind the counts may be opened. */
    readonly cases: boolean;
    /** The day of the counts, where it is not that of the board. */
    readonly day?: string;
    readonly cells: readonly { readonly stage: string; readonly count: number | null; readonly change?: number }[];
  }[];
  readonly byMunicipality: readonly {
    readonly municipality: Named;
    readonly waiting: number | null;
    readonly total: number | null;
  }[];
}

export interface CaseRow {
  readonly personRef: string;
  /** Data of the row that the person disputes. */
  readonly disputed?: readonly string[];
  readonly stage: string;
  readonly level?: string;
  readonly municipality?: Named;
}

export interface TimelineEntry {
  readonly id: string;
  readonly on: string;
  readonly recordedAt: string;
  readonly type: string;
  /** Who did it, where the API tells it. */
  readonly by?: string | Named;
  /** The facts of the entry by name, with ids resolved to names where they are known. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface CaseLevelRecord {
  /** The reference under which it was recorded, and is corrected. */
  readonly personRef: string;
  readonly assessmentId: string;
  readonly level: string;
  readonly basis: string;
  readonly on: string;
  readonly assessedBy?: string;
  readonly skills?: Readonly<Record<string, string>>;
  readonly withdrawn: boolean;
  readonly disputed: boolean;
  readonly corrections: readonly {
    readonly on: string;
    readonly reason: string;
    readonly was: { readonly level: string; readonly basis: string; readonly on: string };
  }[];
  readonly proofs: readonly {
    readonly family: string;
    readonly counts: boolean;
    readonly until?: string;
    readonly legalBasis?: string;
    readonly unchecked?: boolean;
  }[];
}

export interface CaseDispute {
  readonly disputeId: string;
  readonly personRef: string;
  readonly datum: string;
  readonly subjectId?: string;
  readonly on: string;
  readonly state: 'open' | 'settled';
  readonly outcome?: string;
  readonly settledOn?: string;
}

export interface CaseHint {
  readonly code: string;
  readonly ruleId: string;
  readonly legalBasis: string;
  readonly unchecked: boolean;
  readonly runId?: string;
  readonly title?: string;
  readonly km?: number;
  readonly moreThanKm?: number;
  readonly groups?: readonly string[];
  readonly disputed?: readonly string[];
  readonly children?: number;
  readonly percent?: number;
  readonly incomeAbove?: number;
  readonly jointIncomeAbove?: number;
  readonly until?: string;
}

export interface Case {
  readonly personRef: string;
  readonly day: string;
  readonly position?: LogPosition;
  /** Absent for those who see a part of the case alone: of them nothing is said that only the whole would tell. */
  readonly stage?: string;
  readonly municipality?: Named;
  readonly level?: { readonly level: string; readonly basis: string; readonly on: string };
  readonly needs?: {
    readonly childcare: boolean;
    readonly timesOfDay: readonly string[];
    readonly maxDistanceKm?: number;
    readonly stepFree: boolean;
    readonly childcareAt?: readonly string[];
    readonly maxTravelMinutes?: number;
    readonly requirements?: readonly string[];
  };
  /** Every assessment, latest first. */
  readonly levels?: readonly CaseLevelRecord[];
  readonly literacy?: { readonly literacy: string; readonly on: string };
  readonly disputeHistory?: readonly CaseDispute[];
  /** References that were found to be of the same person. */
  readonly formerRefs?: readonly string[];
  readonly rights: readonly {
    readonly entitlementId: string;
    readonly kind: string;
    readonly state: string;
    readonly legalBasis: string;
    readonly ruleVersion: string;
    readonly lapsesOn?: string;
  }[];
  /** What the law offers or asks around the courses. */
  readonly hints?: readonly CaseHint[];
  readonly registrations: readonly {
    readonly registrationId: string;
    readonly runId: string;
    readonly title: string;
    readonly provider?: Named;
    readonly state: string;
    readonly since: string;
    readonly result?: string;
  }[];
  readonly handovers: readonly {
    readonly handoverId: string;
    readonly from: Named;
    readonly to: Named;
    readonly state: string;
    readonly answerDueOn: string;
    readonly reason?: string;
  }[];
  /** Absent while the read models are older than the pages. */
  readonly transitions?: readonly {
    readonly transitionId: string;
    readonly kind: string;
    readonly state: 'started' | 'completed' | 'broken-off';
    readonly startedOn: string;
    readonly dueOn?: string;
    readonly steps: readonly {
      readonly step: string;
      readonly title: string;
      readonly owner: string;
      readonly dueOn?: string;
      readonly state: 'open' | 'done' | 'skipped';
      readonly closedOn?: string;
    }[];
  }[];
  readonly disputes: readonly string[];
  readonly timeline: readonly TimelineEntry[];
  readonly fittingRuns?: readonly FittingRun[];
}
