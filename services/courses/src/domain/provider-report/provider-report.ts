import type { ErasedEvent, EventOf, ProviderDuty, providerReportEvents } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, type OfDay, refuseFuture, type Today } from '../effective-day.js';

export type ProviderReportEvent = EventOf<(typeof providerReportEvents)[number]>;

export interface RecordReportSent extends OfDay {
  readonly kind: 'record-sent';
  readonly providerId: string;
  readonly from: string;
  readonly to: string;
}

export interface RecordDutyDone extends OfDay {
  readonly kind: 'duty-done';
  readonly providerId: string;
  readonly duty: ProviderDuty;
  /** The run that was reported. */
  readonly runId?: string;
}
export type ProviderReportCommand = RecordReportSent | RecordDutyDone;

export interface ProviderReportFacts extends Today {
  /** No such provider takes part; read for what is done outside. */
  readonly providerUnknown?: boolean;
  /** Of the run that is named: whose it is; absent: there is none. */
  readonly run?: { readonly providerId: string };
  /** The rule that asks for the report; absent: none does. */
  readonly rule?: { readonly ruleId: string; readonly ruleVersion: string };
}

export interface ProviderReportState {
  /** Last day of the last report; absent: none was sent yet. */
  readonly lastTo?: string;
  /** Last day on which the courses in KURSNET were brought up to date. */
  readonly kursnetOn?: string;
  /** Runs that were reported before their start. */
  readonly reportedRuns: readonly string[];
}

/** One stream a provider: its reports of registrations follow each other without overlap, and each run is reported once. */
export const providerReportDecider: Decider<
  ProviderReportState,
  ProviderReportCommand,
  ProviderReportEvent,
  ProviderReportFacts
> = { aggregate: 'provider-report', initial: { reportedRuns: [] }, evolve, decide };

function evolve(state: ProviderReportState, event: ProviderReportEvent | ErasedEvent): ProviderReportState {
  switch (event.type) {
    case 'registration-report-sent':
      return { ...state, lastTo: event.data.to };
    case 'provider-duty-done': {
      const { duty, runId } = event.data;
      if (duty === 'kursnet-entry') return { ...state, kursnetOn: event.effectiveOn };
      return runId === undefined ? state : { ...state, reportedRuns: [...state.reportedRuns, runId] };
    }
    case 'erased':
      return state;
  }
}

function decide(
  state: ProviderReportState,
  command: ProviderReportCommand,
  facts: ProviderReportFacts,
): Decision<ProviderReportEvent> {
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  return command.kind === 'duty-done'
    ? dutyDone(state, command, effectiveOn, facts)
    : reportSent(state, command, effectiveOn, facts);
}

function reportSent(
  { lastTo }: ProviderReportState,
  { providerId, from, to }: RecordReportSent,
  effectiveOn: string,
  facts: ProviderReportFacts,
): Decision<ProviderReportEvent> {
  // Who registers later on the last day would be in no report: the next one begins on the day after.
  if (to >= facts.today) return refuse('period-not-over', 'invalid', 'The last day of the period is not over.', '/to');
  if (to < from) return refuse('period-backwards', 'invalid', 'The period ends before it begins.', '/to');
  if (lastTo !== undefined && from <= lastTo)
    return refuse('period-already-reported', 'conflict', 'A report for these days was sent already.', '/from');
  if (!facts.rule) return refuse('report-not-asked', 'rule', 'No rule asks for such a report.');
  return accept<ProviderReportEvent>({
    type: 'registration-report-sent',
    effectiveOn,
    data: { providerId, from, to, ...facts.rule },
  });
}

function dutyDone(
  { kursnetOn, reportedRuns }: ProviderReportState,
  { providerId, duty, runId }: RecordDutyDone,
  effectiveOn: string,
  { run, rule, providerUnknown }: ProviderReportFacts,
): Decision<ProviderReportEvent> {
  if (providerUnknown) return refuse('provider-unknown', 'rule', 'No such provider takes part.', '/providerId');
  const done = { providerId, duty };
  if (duty === 'kursnet-entry') {
    if (!rule) return refuse('report-not-asked', 'rule', 'No rule asks for such a report.');
    if (kursnetOn !== undefined && effectiveOn <= kursnetOn)
      return refuse('duty-already-done', 'conflict', 'This is recorded for this day or a later one.', '/effectiveOn');
    return accept<ProviderReportEvent>({ type: 'provider-duty-done', effectiveOn, data: { ...done, ...rule } });
  }
  // The run of another is none of this provider's: not even that there is one.
  if (runId === undefined || run?.providerId !== providerId)
    return refuse('run-unknown', 'invalid', 'There is no such course run of this provider.', '/runId');
  if (!rule) return refuse('report-not-asked', 'rule', 'No rule asks for such a report.');
  if (reportedRuns.includes(runId)) return refuse('duty-already-done', 'conflict', 'This run was reported already.');
  return accept<ProviderReportEvent>({ type: 'provider-duty-done', effectiveOn, data: { ...done, runId, ...rule } });
}
