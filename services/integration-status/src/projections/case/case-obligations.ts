import type { ObligationExemption, ObligationReason } from '#contracts';
import type { CaseEntry } from './case-entry.js';
import { change } from './change.js';

export interface ObligationState {
  readonly imposedBy: string;
  readonly imposedOn: string;
  /** Absent for those who need not know it. */
  readonly reason?: ObligationReason;
  readonly legalBasis?: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  /** Day by which the person is to register. */
  readonly registerBy?: string;
  readonly state: 'in-force' | 'exempted' | 'ended';
  readonly exemption?: ObligationExemption;
  readonly endedOn?: string;
}

export type ObligationEntry = Extract<CaseEntry, { readonly type: `obligation-${string}` }>;
type Obligations = Readonly<Record<string, ObligationState>>;

/** The obligations of a case after one entry more. */
export function evolveObligations(obligations: Obligations, entry: ObligationEntry): Obligations {
  const on = entry.effectiveOn;
  const { obligationId } = entry.data;
  switch (entry.type) {
    case 'obligation-imposed': {
      const { personRef: _person, obligationId: _id, ...imposed } = entry.data;
      return { ...obligations, [obligationId]: { ...imposed, imposedOn: on, state: 'in-force' } };
    }
    case 'obligation-exempted':
      return change(obligations, obligationId, { state: 'exempted', exemption: entry.data.exemption, endedOn: on });
    case 'obligation-ended':
      return change(obligations, obligationId, { state: 'ended', endedOn: on });
    default:
      return entry satisfies never;
  }
}
