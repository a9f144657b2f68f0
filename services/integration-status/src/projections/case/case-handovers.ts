import type { HandoverReturnReason } from '#contracts';
import type { CaseEntry } from './case-entry.js';
import { change } from './change.js';

export interface HandoverState {
  readonly fromProvider: string;
  readonly toProvider: string;
  readonly endedRunId: string;
  readonly followUpRunId?: string;
  readonly courseEndsOn: string;
  readonly answerDueOn: string;
  /** What the two providers promised each other. */
  readonly promisedAnswerOn?: string;
  readonly promisedStartOn?: string;
  readonly offeredOn: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  /** Until when the follow-up begins, by which rule; of accepted ones. */
  readonly startDueOn?: string;
  readonly startRuleId?: string;
  readonly startRuleVersion?: string;
  /** Day on which it was answered or withdrawn, or ended without an answer. */
  readonly endedOn?: string;
  readonly state: 'offered' | 'accepted' | 'returned' | 'withdrawn' | 'expired' | 'failed' | 'follow-up-started';
  readonly reason?: HandoverReturnReason;
}

export type HandoverEntry = Extract<
  CaseEntry,
  {
    readonly type:
      `handover-${'offered' | 'accepted' | 'returned' | 'withdrawn' | 'expired' | 'failed'}` | 'follow-up-started';
  }
>;
type Handovers = Readonly<Record<string, HandoverState>>;

/** The hand-overs of a case after one entry more. */
export function evolveHandovers(handovers: Handovers, entry: HandoverEntry): Handovers {
  const on = entry.effectiveOn;
  const { handoverId } = entry.data;
  const into = (state: HandoverState['state'], more: Partial<HandoverState> = {}): Handovers =>
    change(handovers, handoverId, { state, endedOn: on, ...more });
  switch (entry.type) {
    case 'handover-offered': {
      const { fromProvider, toProvider, endedRunId, followUpRunId, courseEndsOn, answerDueOn } = entry.data;
      const { ruleId, ruleVersion, promisedAnswerOn } = entry.data;
      const offered: HandoverState = {
        fromProvider,
        toProvider,
        endedRunId,
        courseEndsOn,
        answerDueOn,
        offeredOn: on,
        state: 'offered',
        ruleId,
        ruleVersion,
        ...(followUpRunId === undefined ? {} : { followUpRunId }),
        ...(promisedAnswerOn === undefined ? {} : { promisedAnswerOn }),
      };
      return { ...handovers, [handoverId]: offered };
    }
    case 'handover-accepted': {
      const { startDueOn, startRuleId, startRuleVersion, promisedStartOn } = entry.data;
      return into('accepted', {
        ...(startDueOn === undefined ? {} : { startDueOn }),
        ...(promisedStartOn === undefined ? {} : { promisedStartOn }),
        ...(startRuleId === undefined ? {} : { startRuleId }),
        ...(startRuleVersion === undefined ? {} : { startRuleVersion }),
      });
    }
    case 'handover-returned':
      return into('returned', { reason: entry.data.reason });
    case 'handover-withdrawn':
      return into('withdrawn');
    case 'handover-expired':
      return into('expired');
    case 'handover-failed':
      return into('failed');
    case 'follow-up-started':
      return change(handovers, handoverId, { state: 'follow-up-started' });
    default:
      return entry satisfies never;
  }
}
