import type { TimelineEntry } from '../answers/timeline.dto.js';
import type { CaseEntry } from '../projections/case/case-entry.js';
import type { StatusViews } from './status-views.js';

/** Ids that say nothing to a reader. */
const SILENT: ReadonlySet<string> = new Set([
  'personRef',
  'entitlementId',
  'obligationId',
  'reportId',
  'objectionId',
  'ruleCase',
  'handoverId',
  'registrationId',
  'entryId',
  'transitionId',
  'disputeId',
  'ruleId',
  'consentRef',
]);

/** What a field of an event holds. */
type Told = string | number | boolean | readonly string[];

/** The entries of a timeline with runs, providers and places by their names. */
export async function timelineOf(entries: readonly CaseEntry[], views: StatusViews): Promise<TimelineEntry[]> {
  const data = entries.map((entry) => entry.data as Readonly<Record<string, Told | undefined>>);
  const ids = (...fields: readonly string[]): string[] => [
    ...new Set(data.flatMap((one) => fields.map((field) => one[field])).filter((id) => typeof id === 'string')),
  ];
  const [runs, providers] = await Promise.all([
    views.runs.getMany(ids('runId', 'endedRunId', 'followUpRunId')),
    views.providers.getMany(ids('fromProvider', 'toProvider', 'assessedBy')),
  ]);
  const textOf = (field: string, value: Told | undefined): readonly [string, string] | undefined => {
    if (SILENT.has(field) || value === undefined) return undefined;
    const id = String(value);
    switch (field) {
      case 'runId':
        return ['run', runs.get(id)?.title ?? id];
      case 'endedRunId':
        return ['endedRun', runs.get(id)?.title ?? id];
      case 'followUpRunId':
        return ['followUpRun', runs.get(id)?.title ?? id];
      case 'municipalityKey':
        return ['municipality', views.municipalities.get(id)?.name ?? id];
      case 'fromProvider':
      case 'toProvider':
      case 'assessedBy':
        return [field, providers.get(id)?.name ?? id];
      default:
        return [field, Array.isArray(value) ? value.join(', ') : id];
    }
  };
  return entries.map((entry, place) => ({
    id: entry.id,
    on: entry.effectiveOn,
    recordedAt: entry.recordedAt,
    type: entry.type,
    facts: Object.fromEntries(
      Object.entries(data[place] ?? {}).flatMap(([field, value]) => {
        const fact = textOf(field, value);
        return fact && fact[1] !== '' ? [fact] : [];
      }),
    ),
  }));
}
