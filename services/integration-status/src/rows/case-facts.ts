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
  'otherRegistrationId',
  'entryId',
  'transitionId',
  'disputeId',
  'assessmentId',
  'subjectId',
  'ruleId',
  'consentRef',
  'predecessorId',
  'agreementId',
  'watchRuleId',
  'watchRuleVersion',
  'startRuleId',
  'startRuleVersion',
  'placementId',
  'questionId',
  'mergeId',
  'ruleVersion',
  'proposed',
  'consentId',
  'templateId',
  'templateVersion',
  'steps',
  'by',
  'told',
  'recipientKind',
]);

/** What a field of an event holds. */
type Fact = string | number | boolean | readonly string[];
type Told = Fact | Readonly<Record<string, string>>;

/** The entries of a timeline with runs, providers and places by their names. */
export async function timelineOf(entries: readonly CaseEntry[], views: StatusViews): Promise<TimelineEntry[]> {
  const data = entries.map((entry) => entry.data as Readonly<Record<string, Told | undefined>>);
  const ids = (...fields: readonly string[]): string[] => [
    ...new Set(data.flatMap((one) => fields.map((field) => one[field])).filter((id) => typeof id === 'string')),
  ];
  const [runs, providers] = await Promise.all([
    views.runs.getMany(ids('runId', 'endedRunId', 'followUpRunId', 'keptRunId', 'dissolvedRunId')),
    views.providers.getMany(ids('fromProvider', 'toProvider', 'assessedBy', 'reportedBy', 'askedBy', 'recipient')),
  ]);
  const titles = titlesOf(entries);
  const textOf = (field: string, value: Fact | undefined): readonly [string, string] | undefined => {
    if (SILENT.has(field) || value === undefined) return undefined;
    const id = String(value);
    switch (field) {
      case 'runId':
        return ['run', runs.get(id)?.title ?? id];
      case 'endedRunId':
        return ['endedRun', runs.get(id)?.title ?? id];
      case 'keptRunId':
      case 'dissolvedRunId':
        return [field.replace('Id', ''), runs.get(id)?.title ?? id];
      case 'followUpRunId':
        return ['followUpRun', runs.get(id)?.title ?? id];
      case 'municipalityKey':
        return ['municipality', views.municipalities.get(id)?.name ?? id];
      case 'step':
        return ['step', titles.get(id) ?? id];
      case 'recipient':
        return ['recipient', providers.get(id)?.name ?? views.municipalities.get(id)?.name ?? id];
      case 'fromProvider':
      case 'toProvider':
      case 'assessedBy':
      case 'reportedBy':
      case 'askedBy':
        return [field, providers.get(id)?.name ?? id];
      default:
        return [field, Array.isArray(value) ? value.join(', ') : id];
    }
  };
  /** Levels per skill are facts of their own. */
  const flat = (field: string, value: Told | undefined): readonly (readonly [string, Fact | undefined])[] =>
    isRecord(value) ? Object.entries(value) : [[field, value]];
  return entries.map((entry, place) => ({
    id: entry.id,
    on: entry.effectiveOn,
    recordedAt: entry.recordedAt,
    type: entry.type,
    facts: Object.fromEntries(
      Object.entries(data[place] ?? {})
        .flatMap(([field, value]) => flat(field, value))
        .flatMap(([field, value]) => {
          const fact = textOf(field, value);
          return fact && fact[1] !== '' ? [fact] : [];
        }),
    ),
  }));
}

/** The titles of the steps that the reader may see, by their codes. */
const titlesOf = (entries: readonly CaseEntry[]): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap(({ data }) =>
      'steps' in data ? (data.steps ?? []).map(({ step, title }) => [step, title] as const) : [],
    ),
  );
const isRecord = (value: Told | undefined): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && !Array.isArray(value);
