import type { FittingRun, HandoverRow, Named } from './integration-status.js';

/** The answers about hand-overs, agreements, mediation and the meeting of the providers, as far as the pages use them. */
export interface StageTime {
  readonly stage: string;
  readonly from: Named;
  readonly to: Named;
  readonly courseType?: string;
  readonly municipality?: Named;
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

export interface FollowUps {
  readonly personRef: string;
  readonly registrationId: string;
  readonly from: Named;
  readonly courseTitle: string;
  readonly courseType: string;
  readonly courseEndsOn: string;
  readonly level: string;
  readonly fittingRuns: readonly FittingRun[];
  readonly courseTypes: Readonly<Record<string, string>>;
}

export interface HandoverTerms {
  readonly basis: string;
  readonly consentRef?: string;
  readonly allowed: readonly string[];
  readonly courseEndsOn: string;
  readonly answerDueOn: string;
  readonly promisedAnswerDays?: number;
}

export interface AgreementRow {
  readonly agreementId: string;
  readonly providers: readonly Named[];
  readonly proposedBy: Named;
  readonly proposedOn: string;
  readonly answerDays?: number;
  readonly startDays?: number;
  readonly courseStartDays?: number;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly state: 'proposed' | 'agreed' | 'declined' | 'ended';
  readonly agreedOn?: string;
  readonly lastDay?: string;
}

export interface MediationRow {
  readonly mediationId: string;
  readonly providers: readonly Named[];
  readonly handoverId?: string;
  readonly personRef?: string;
  readonly by?: Named;
  readonly reason: string;
  readonly state: 'requested' | 'accepted' | 'concluded';
  readonly requestedOn: string;
  readonly acceptedOn?: string;
  readonly concludedOn?: string;
  readonly result?: string;
}

export interface EndingRun {
  readonly runId: string;
  readonly title: string;
  readonly provider: Named;
  readonly municipality: Named;
  readonly courseType: string;
  readonly targetLevel: string;
  readonly endsOn: string;
  readonly heads: number;
  readonly handedOver: number | null;
  readonly own: boolean;
}

export interface FollowUpRun {
  readonly runId: string;
  readonly title: string;
  readonly provider: Named;
  readonly municipality: Named;
  readonly courseType: string;
  readonly entryLevel: string;
  readonly startsOn: string;
  readonly freeSeats: number;
}

export interface Balance {
  readonly level: string;
  readonly municipality?: Named;
  readonly ending: number;
  readonly freeSeats: number;
  readonly waiting: number | null;
}

export interface CoordinationItem {
  readonly itemId: string;
  readonly subject: string;
  readonly subjectId?: string;
  readonly subjectTitle?: string;
  readonly agreed: string;
  readonly owner?: Named;
  readonly dueOn: string;
  readonly outcome?: string;
  readonly outcomeOn?: string;
}

export interface CoordinationMeeting {
  readonly meetingId: string;
  readonly heldOn: string;
  readonly items: readonly CoordinationItem[];
}

export interface Paper {
  readonly day: string;
  readonly until: string;
  readonly levels: readonly Balance[];
  readonly places: readonly Balance[];
  readonly ending: readonly EndingRun[];
  readonly followUps: readonly FollowUpRun[];
  readonly meetings: readonly CoordinationMeeting[];
}

/** Where a hand-over cannot go on, and its participant can be offered anew. */
export const canBeOfferedAnew = ({ state }: HandoverRow): boolean =>
  state === 'returned' || state === 'withdrawn' || state === 'expired' || state === 'failed';
