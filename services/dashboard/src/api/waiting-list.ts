import type { Named, Paged, RunRow } from './integration-status.js';

/** A need on the waiting list; without a person where she is not one of the reader's. */
export interface WaitingRow {
  readonly entryId: string;
  readonly personRef?: string;
  readonly place: number;
  readonly courseType: string;
  readonly level: string;
  readonly municipality: Named;
  readonly timesOfDay: readonly string[];
  readonly childcare: boolean;
  readonly childcareTimes?: readonly string[];
  readonly maxDistanceKm?: number;
  readonly stepFree?: boolean;
  readonly since?: string;
  readonly waitingWeeks: number;
  readonly reasons: readonly string[];
  readonly fittingRuns: number;
}

export interface WaitingGroup {
  readonly courseType: string;
  readonly level: string;
  readonly waiting: number;
  readonly longestWeeks: number;
  readonly runs: number;
  readonly freeSeats: number;
}

export interface ProposalReason {
  readonly code: string;
  readonly text: string;
}
interface Reasons {
  readonly reasonsFor: readonly ProposalReason[];
  readonly reasonsAgainst: readonly ProposalReason[];
  readonly distanceKm?: number;
}
interface ByRule {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly uncheckedRules: readonly string[];
}

export interface ProposedRun extends Reasons {
  readonly runId: string;
  readonly title: string;
  readonly provider: Named;
  readonly municipality: Named;
  readonly courseType: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly timeOfDay: string;
  readonly childcare: boolean;
  readonly freeSeats: number;
}

export interface WaitingEntry extends ByRule {
  readonly entry: WaitingRow;
  readonly proposals: readonly ProposedRun[];
}

export interface FittingPerson extends Reasons {
  readonly entry: WaitingRow;
}

export interface FittingPersons extends ByRule {
  readonly run: {
    readonly runId: string;
    readonly title: string;
    readonly provider: Named;
    readonly municipality: Named;
    readonly courseType: string;
    readonly entryLevel: string;
    readonly startsOn: string;
    readonly freeSeats: number;
  };
  readonly rows: readonly FittingPerson[];
}

export interface Forecast {
  readonly taken: number;
  readonly lately: number;
  readonly fitting: number;
  readonly expected: number;
  readonly minimumGroup: number;
}

export interface Travel {
  readonly fromRunId: string;
  readonly persons: number;
  readonly known: number;
  readonly farther: number;
  readonly medianKm?: number;
  readonly longestKm?: number;
}

export interface Collision {
  readonly kept: RunRow;
  readonly keptForecast: Forecast;
  readonly dissolved: RunRow;
  readonly dissolvedForecast: Forecast;
  readonly km: number;
  readonly daysApart: number;
  readonly travel: readonly Travel[];
  readonly mergeId?: string;
  readonly mergingElsewhere?: boolean;
}

export interface MergeQuestion {
  readonly personRef: string;
  readonly registrationId: string;
  readonly askedOn: string;
  readonly answerDueOn: string;
  readonly answer?: string;
  readonly outcome?: string;
}

export interface Merge {
  readonly mergeId: string;
  readonly state: 'proposed' | 'asking' | 'completed' | 'refused' | 'given-up';
  readonly kept: RunRow;
  readonly dissolved: RunRow;
  readonly proposedOn: string;
  readonly proposedBy?: Named;
  readonly agreed: readonly Named[];
  readonly missing: readonly Named[];
  readonly refusedBy?: Named;
  readonly refusedFor?: string;
  readonly givenUpFor?: string;
  readonly answersDueOn?: string;
  readonly endedOn?: string;
  readonly asked: number;
  readonly moved: number;
  readonly open: number;
  readonly questions: readonly MergeQuestion[];
}

export type WaitingPage = Paged<WaitingRow>;
