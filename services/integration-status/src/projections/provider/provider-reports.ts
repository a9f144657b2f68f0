import type { EventOf, providerReportEvents } from '#contracts';

export type ProviderReportEvent = EventOf<(typeof providerReportEvents)[number]>;

/** What a provider has reported, as far as the next report depends on it. */
export interface ProviderReports {
  /** Last day of the last report of registrations. */
  readonly registrationsTo?: string;
  /** Day on which its courses in KURSNET were last brought up to date. */
  readonly kursnetOn?: string;
  /** Runs that were reported before their start. */
  readonly plannedRuns: readonly string[];
}
export const NO_REPORTS: ProviderReports = { plannedRuns: [] };

/** The reports after one event more. */
export function evolveReportsOf(reports: ProviderReports, event: ProviderReportEvent): ProviderReports {
  if (event.type === 'registration-report-sent') return { ...reports, registrationsTo: event.data.to };
  const { duty, runId } = event.data;
  if (duty === 'kursnet-entry') return { ...reports, kursnetOn: event.effectiveOn };
  return runId === undefined ? reports : { ...reports, plannedRuns: [...reports.plannedRuns, runId] };
}
