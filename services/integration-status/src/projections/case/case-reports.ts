import type { DisorderReason } from '#contracts';
import type { CaseEntry } from './case-entry.js';
import type { ObjectionState } from './case-rights.js';
import { change, changeBy } from './change.js';

/** A report of disorderly participation to the bodies that obliged the person. */
export interface ReportState {
  readonly providerId: string;
  readonly runId: string;
  readonly reason: DisorderReason;
  /** Absent for a body: it need not know who else obliged the person. */
  readonly recipients?: readonly string[];
  readonly legalBasis: string;
  readonly reportedOn: string;
  readonly state: 'made' | 'withdrawn' | 'overturned';
  readonly objection?: ObjectionState;
}

export type ReportEntry = Extract<
  CaseEntry,
  { readonly type: `attendance-report${string}` | `report-objection-${string}` }
>;
type Reports = Readonly<Record<string, ReportState>>;

/** The reports of a case after one entry more. */
export function evolveReports(reports: Reports, entry: ReportEntry): Reports {
  const on = entry.effectiveOn;
  const { reportId } = entry.data;
  switch (entry.type) {
    case 'attendance-reported': {
      const { providerId, runId, reason, recipients, legalBasis } = entry.data;
      const made = { providerId, runId, reason, recipients, legalBasis, reportedOn: on, state: 'made' } as const;
      return { ...reports, [reportId]: made };
    }
    case 'attendance-report-withdrawn':
      return change(reports, reportId, { state: 'withdrawn' });
    case 'report-objection-filed': {
      const { objectionId, settleBy, ruleId, ruleVersion } = entry.data;
      const objection = { objectionId, filedOn: on, open: true, ruleId, ruleVersion };
      return change(reports, reportId, { objection: settleBy === undefined ? objection : { ...objection, settleBy } });
    }
    case 'report-objection-settled':
      return changeBy(reports, reportId, (known) => ({
        ...known,
        ...(entry.data.outcome === 'upheld' ? { state: 'overturned' as const } : {}),
        ...(known.objection ? { objection: { ...known.objection, open: false, settledOn: on } } : {}),
      }));
    default:
      return entry satisfies never;
  }
}
