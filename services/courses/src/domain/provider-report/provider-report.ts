import type { ErasedEvent, EventOf, registrationReportSent } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, type OfDay, refuseFuture, type Today } from '../effective-day.js';

export type ProviderReportEvent = EventOf<typeof registrationReportSent>;

export interface RecordReportSent extends OfDay {
  readonly kind: 'record-sent';
  readonly providerId: string;
  readonly from: string;
  readonly to: string;
}

export interface ProviderReportFacts extends Today {
  /** The rule that asks for the report; absent: none does. */
  readonly rule?: { readonly ruleId: string; readonly ruleVersion: string };
}

export interface ProviderReportState {
  /** Last day of the last report; absent: none was sent yet. */
  readonly lastTo?: string;
}

/** One stream a provider: its reports of registrations follow each other without overlap. */
export const providerReportDecider: Decider<
  ProviderReportState,
  RecordReportSent,
  ProviderReportEvent,
  ProviderReportFacts
> = { aggregate: 'provider-report', initial: {}, evolve, decide };

function evolve(state: ProviderReportState, event: ProviderReportEvent | ErasedEvent): ProviderReportState {
  return event.type === 'registration-report-sent' ? { lastTo: event.data.to } : state;
}

function decide(
  { lastTo }: ProviderReportState,
  command: RecordReportSent,
  facts: ProviderReportFacts,
): Decision<ProviderReportEvent> {
  const effectiveOn = dayOf(command, facts);
  const { providerId, from, to } = command;
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
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
