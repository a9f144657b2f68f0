import type { attendanceReportEvents, DisorderReason, ErasedEvent, EventOf, ObjectionOutcome } from '#contracts';
import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { periodEnd } from '../days.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';
import { governingOn, namesOf, type RuleBook } from '../rule-book/rule-book.js';

export type AttendanceReportEvent = EventOf<(typeof attendanceReportEvents)[number]>;
type Reported = Extract<AttendanceReportEvent, { readonly type: 'attendance-reported' }>;

export interface ReportAttendance extends Effective {
  readonly type: 'report-attendance';
  readonly reportId: string;
  readonly personRef: string;
  readonly providerId: string;
  readonly runId: string;
  readonly reason: DisorderReason;
}
export interface WithdrawReport extends Effective {
  readonly type: 'withdraw-report';
  /** Set when a provider acts: it takes back its own reports alone. */
  readonly providers?: readonly string[];
}
export interface FileReportObjection extends Effective {
  readonly type: 'file-report-objection';
  readonly objectionId: string;
  readonly providers?: readonly string[];
}
export interface SettleReportObjection extends Effective {
  readonly type: 'settle-report-objection';
  readonly objectionId: string;
  readonly outcome: ObjectionOutcome;
}
export type AttendanceReportCommand = ReportAttendance | WithdrawReport | FileReportObjection | SettleReportObjection;

export interface MadeReport {
  readonly phase: 'made' | 'withdrawn' | 'overturned';
  readonly report: Reported['data'];
  readonly madeOn: string;
  readonly objection?: { readonly objectionId: string; readonly open: boolean };
}
export type AttendanceReportState = { readonly phase: 'unknown' } | MadeReport | { readonly phase: 'erased' };

export interface AttendanceReportFacts extends Today {
  readonly rules: RuleBook;
  readonly learner: 'enrolled' | 'unknown' | 'erased';
  /** A report takes a named person of the provider (Art. 22 DSGVO). */
  readonly actor: 'person' | 'machine';
  /** The bodies whose obligation was in force on the day of the report. Read for reporting alone. */
  readonly obligedBy: readonly string[];
  /** Of the run: its type, and whether it is the provider's and the person was registered for it. */
  readonly run?: { readonly courseType: string; readonly ofProvider: boolean; readonly attended: boolean };
}

/** Guards one report of disorderly participation: to all bodies that obliged the person, and to no other. */
export const attendanceReportDecider: Decider<
  AttendanceReportState,
  AttendanceReportCommand,
  AttendanceReportEvent,
  AttendanceReportFacts
> = {
  aggregate: 'attendance-report',
  initial: { phase: 'unknown' },
  evolve: evolveReport,
  decide: (state, command, facts) => {
    if (facts.actor !== 'person')
      return refuse('named-person-required', 'forbidden', 'Only a named person reports, or decides upon a report.');
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (command.type === 'report-attendance') return report(state, command, facts);
    if (state.phase === 'unknown') return refuse('report-unknown', 'not-found', 'This id names no report.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    if (dayOf(command, facts) < state.madeOn)
      return refuse('effective-before-report', 'invalid', 'The day lies before the report.', '/effectiveOn');
    return change(state, command, facts);
  },
};

function evolveReport(state: AttendanceReportState, event: AttendanceReportEvent | ErasedEvent): AttendanceReportState {
  if (event.type === 'erased') return { phase: 'erased' };
  if (event.type === 'attendance-reported') return { phase: 'made', report: event.data, madeOn: event.effectiveOn };
  if (state.phase === 'unknown' || state.phase === 'erased') return state;
  switch (event.type) {
    case 'attendance-report-withdrawn':
      return { ...state, phase: 'withdrawn' };
    case 'report-objection-filed':
      return { ...state, objection: { objectionId: event.data.objectionId, open: true } };
    case 'report-objection-settled': {
      const { objectionId, outcome } = event.data;
      const phase = outcome === 'upheld' ? 'overturned' : state.phase;
      return { ...state, phase, objection: { objectionId, open: false } };
    }
    default:
      return event satisfies never;
  }
}

/** Who is not obliged is not reported, and no course that § 88a AufenthG does not name: no transfer without its basis. */
function report(
  state: AttendanceReportState,
  command: ReportAttendance,
  facts: AttendanceReportFacts,
): Decision<AttendanceReportEvent> {
  const { reportId, personRef, providerId, runId, reason } = command;
  const on = dayOf(command, facts);
  if (state.phase !== 'unknown') return refuse('report-already-made', 'conflict', 'This report exists already.');
  // First: whether a person is known at all is told to those alone who teach her.
  const { run } = facts;
  if (!run?.ofProvider || !run.attended)
    return refuse(
      'not-in-your-run',
      'not-found',
      'The person is not registered for such a run of this provider.',
      '/runId',
    );
  if (facts.learner === 'unknown')
    return refuse('learner-unknown', 'not-found', 'This reference names no learner.', '/personRef');
  if (facts.learner === 'erased')
    return refuse('person-erased', 'conflict', 'The data of this person was erased.', '/personRef');
  const rule = governingOn(facts.rules, 'attendance-report', on);
  const bases = Object.entries(rule?.version.parameters.basisByType ?? {});
  const legalBasis = bases.find(([prefix]) => run.courseType.startsWith(prefix))?.[1];
  if (!rule || legalBasis === undefined)
    return refuse('no-basis-for-report', 'rule', 'No paragraph allows to report from a course of this type.', '/runId');
  if (facts.obligedBy.length === 0)
    return refuse('not-obliged', 'rule', 'No body obliged this person on the day: nothing is reported.', '/personRef');
  return accept({
    type: 'attendance-reported',
    effectiveOn: on,
    data: {
      personRef,
      reportId,
      providerId,
      runId,
      reason,
      recipients: [...new Set(facts.obligedBy)].sort(),
      legalBasis,
      ...namesOf(rule),
    },
  });
}

function change(
  { phase, report: made, objection }: MadeReport,
  command: WithdrawReport | FileReportObjection | SettleReportObjection,
  facts: AttendanceReportFacts,
): Decision<AttendanceReportEvent> {
  const { personRef, reportId, providerId } = made;
  const effectiveOn = dayOf(command, facts);
  if ('providers' in command && command.providers && !command.providers.includes(providerId))
    return refuse('report-unknown', 'not-found', 'This id names no report.');
  if (phase !== 'made') return refuse('report-over', 'conflict', 'The report was taken back or overturned before.');
  if (command.type === 'withdraw-report')
    return accept({ type: 'attendance-report-withdrawn', effectiveOn, data: { personRef, reportId, providerId } });
  const { objectionId } = command;
  if (command.type === 'file-report-objection') {
    if (objection) {
      return objection.open
        ? refuse('objection-already-filed', 'conflict', 'An objection to this report is open.')
        : refuse('objection-already-settled', 'conflict', 'The objection to this report was settled.');
    }
    const rule = governingOn(facts.rules, 'objection', effectiveOn);
    const within = rule?.version.parameters.answerWithin;
    if (!rule || !within)
      return refuse('no-rule-on-day', 'rule', 'No rule knows objections on this day.', '/effectiveOn');
    const data = { personRef, reportId, objectionId, settleBy: periodEnd(effectiveOn, within), ...namesOf(rule) };
    return accept({ type: 'report-objection-filed', effectiveOn, data });
  }
  if (objection?.objectionId !== objectionId)
    return refuse('objection-unknown', 'not-found', 'There is no such objection.');
  if (!objection.open) return refuse('objection-already-settled', 'conflict', 'The objection was settled before.');
  const { outcome } = command;
  return accept({
    type: 'report-objection-settled',
    effectiveOn,
    data: { personRef, reportId, objectionId, outcome },
  });
}
