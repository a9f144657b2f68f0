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
  const future = refuseFuture(effectiveOn, facts) ?? refuseFuture(to, facts, '/to');
  if (future) return future;
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
