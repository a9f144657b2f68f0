import { PUBLIC_ORDER } from '#contracts';
import { rightsOf, type Role } from '#service-kit';
import type { CaseEntry } from '../projections/case/case-entry.js';
import { addDays } from '../projections/days.js';
import { passedWith } from './passed-with.js';

/** Who reads, with the scope of the account. */
export interface Reader {
  readonly role: Role;
  readonly provider?: string;
  readonly department?: string;
}

/** What must be known of the runs that a case names. */
export interface RunsOfCase {
  /** Runs of the reader's provider. */
  readonly own: ReadonlySet<string>;
  /** Integration and vocational language courses: § 88a AufenthG covers these and no others. */
  readonly covered: ReadonlySet<string>;
}

/** Families of course types that § 88a Abs. 1 and 3 AufenthG name. */
const COVERED = ['IK_', 'BSK_'];
export const isCovered = (courseType: string): boolean => COVERED.some((family) => courseType.startsWith(family));

export const seesAllCases = (reader: Reader): boolean => rightsOf(reader.role).cases === 'all';

/** What teaching needs to know of the own participants: level, needs, right, disputes. */
const FOR_TEACHING: ReadonlySet<CaseEntry['type']> = new Set([
  'learner-enrolled',
  'language-level-assessed',
  'language-level-corrected',
  'literacy-recorded',
  'needs-recorded',
  'learner-moved',
  'identity-corrected',
  'entitlement-issued',
  'entitlement-registered',
  'entitlement-registration-ended',
  'entitlement-used',
  'entitlement-interrupted',
  'entitlement-extended',
  'entitlement-lapse-warned',
  'entitlement-lapse-presumed',
  'entitlement-lapsed',
  'entitlement-lapse-rejected',
  'entitlement-withdrawn',
  'entitlement-objection-filed',
  'entitlement-objection-settled',
  'obligation-imposed',
  'obligation-exempted',
  'obligation-ended',
  'datum-disputed',
  'dispute-settled',
]);

/** What may be told to the body that issued the right or obliged the person (§ 88a AufenthG): registration and participation. */
const FOR_ISSUERS: ReadonlySet<CaseEntry['type']> = new Set([
  'registration-confirmed',
  'participation-started',
  'participation-dropped-out',
  'participation-ended',
]);

/**
 * The entries of a case that a reader may see, in their order; empty when the reader may not know of the case at all.
 * What is left out leaves no row, gap or count.
 */
export function visibleEntries(entries: readonly CaseEntry[], reader: Reader, runs: RunsOfCase): readonly CaseEntry[] {
  if (seesAllCases(reader)) return entries.filter((entry) => sphereOf(entry) === 'coordination');
  if (reader.role === 'provider' && reader.provider !== undefined)
    return forProvider(entries, reader.provider, runs.own);
  if (reader.role === 'department' && reader.department !== undefined)
    return forDepartment(entries, reader.department, runs.covered);
  return [];
}

function forProvider(
  entries: readonly CaseEntry[],
  provider: string,
  runIds: ReadonlySet<string>,
): readonly CaseEntry[] {
  const asked = askedIn(entries, runIds);
  const reports = reportsFor(entries, (report) => report.providerId === provider);
  const own = entries.filter(
    (entry) =>
      concernsProvider(entry, provider, runIds, asked) ||
      ('reportId' in entry.data && reports.has(entry.data.reportId)),
  );
  const part = joined(partOf(own, provider), takenInUntil(entries, provider, runIds));
  if (part === undefined) return own;
  const ownIds = new Set(own.map((entry) => entry.id));
  const refused = new Set(
    entries.flatMap((entry) => (entry.type === 'entitlement-refused' ? [entry.data.entitlementId] : [])),
  );
  const consents = consentsAskedBy(entries, provider);
  const needed = (entry: CaseEntry): boolean =>
    entry.effectiveOn <= part.until &&
    ('consentId' in entry.data
      ? consents.has(entry.data.consentId)
      : FOR_TEACHING.has(entry.type) &&
        isPassed(entry, entries, part.passes) &&
        !('entitlementId' in entry.data && refused.has(entry.data.entitlementId)));
  return entries
    .filter((entry) => ownIds.has(entry.id) || needed(entry))
    .map((entry) => withoutOthers(entry, provider, runIds));
}

/** The consents that a provider itself asked for: it must ask for them anew. */
const consentsAskedBy = (entries: readonly CaseEntry[], provider: string): ReadonlySet<string> =>
  new Set(
    entries.flatMap((entry) =>
      entry.type === 'consent-granted' && entry.data.askedBy === provider ? [entry.data.consentId] : [],
    ),
  );

/** After the end of its part a provider still gets results: those of a final test come within some weeks. Days. */
export const RESULT_DAYS = 56;
const STILL = '9999-12-31';

/** What a provider sees of a person beside its own steps. */
interface Part {
  readonly until: string;
  /** Where it was only offered the person: what was passed to it; undefined: all that teaching needs. */
  readonly passes?: readonly string[];
}

/**
 * The day until which a provider sees more of a person than its own steps: without end while it teaches her, is asked
 * to, or hands her over; some weeks longer when that has ended. undefined: nothing ever came of it. Who has to do with
 * her by an offer alone sees what the offer passes on.
 */
function partOf(own: readonly CaseEntry[], provider: string): Part | undefined {
  const parts = new Map<string, string | undefined>();
  const passed = new Map<string, readonly string[]>();
  for (const { type, data } of own) {
    if (type === 'handover-offered' && data.toProvider === provider && data.passes)
      passed.set(data.handoverId, data.passes);
  }
  for (const entry of own) {
    const ended = addDays(entry.effectiveOn, RESULT_DAYS);
    switch (entry.type) {
      case 'registration-refused':
      case 'registration-withdrawn':
        parts.set(entry.data.registrationId, undefined);
        break;
      case 'participation-ended':
      case 'participation-dropped-out':
        parts.set(entry.data.registrationId, ended);
        break;
      case 'handover-returned':
      case 'handover-withdrawn':
      case 'handover-expired':
      case 'handover-failed':
        parts.set(entry.data.handoverId, entry.data.fromProvider === provider ? ended : undefined);
        break;
      case 'follow-up-started':
        parts.set(entry.data.handoverId, ended);
        break;
      case 'handover-offered':
      case 'handover-accepted':
        parts.set(entry.data.handoverId, STILL);
        break;
      case 'registration-requested':
      case 'registration-held':
      case 'registration-confirmed':
      case 'participation-started':
        parts.set(entry.data.registrationId, STILL);
        break;
      default:
    }
  }
  const live = [...parts].flatMap(([id, until]) => (until === undefined ? [] : [{ id, until }]));
  const until = live
    .map((part) => part.until)
    .toSorted()
    .at(-1);
  if (until === undefined) return undefined;
  const byOfferAlone = live.every(({ id }) => passed.has(id));
  return { until, ...(byOfferAlone ? { passes: live.flatMap(({ id }) => passed.get(id) ?? []) } : {}) };
}

/** Who took a person in sees of her what taking in needs, whatever an offer passes on. */
function joined(part: Part | undefined, takenIn: string | undefined): Part | undefined {
  if (takenIn === undefined) return part;
  return { until: part === undefined || part.until < takenIn ? takenIn : part.until };
}

/** Which datum of a hand-over an entry tells; a dispute is told with the datum that it marks. */
function isPassed(entry: CaseEntry, all: readonly CaseEntry[], passes: readonly string[] | undefined): boolean {
  if (passes === undefined) return true;
  switch (entry.type) {
    case 'learner-enrolled':
    case 'learner-moved':
    case 'identity-corrected':
      return passes.includes('contact');
    case 'language-level-corrected':
    case 'literacy-recorded':
      return passes.includes('level');
    case 'language-level-assessed':
      return passes.includes(entry.data.basis === 'certificate' ? 'certificate' : 'level');
    case 'needs-recorded':
      return passes.includes('needs');
    case 'entitlement-issued':
    case 'entitlement-registered':
    case 'entitlement-registration-ended':
    case 'entitlement-used':
    case 'entitlement-interrupted':
    case 'entitlement-extended':
    case 'entitlement-lapse-warned':
    case 'entitlement-lapse-presumed':
    case 'entitlement-lapsed':
    case 'entitlement-lapse-rejected':
    case 'entitlement-withdrawn':
    case 'entitlement-objection-filed':
    case 'entitlement-objection-settled':
      return passes.includes('entitlement');
    case 'datum-disputed': {
      const datum = passedWith(entry.data.datum);
      return datum !== undefined && passes.includes(datum);
    }
    case 'dispute-settled': {
      const { disputeId } = entry.data;
      const dispute = all.find(({ type, data }) => type === 'datum-disputed' && data.disputeId === disputeId);
      return dispute !== undefined && isPassed(dispute, all, passes);
    }
    default:
      return false;
  }
}

/** The reports of a case that are somebody's: made by it, or sent to it. */
const reportsFor = (
  entries: readonly CaseEntry[],
  are: (report: Extract<CaseEntry, { readonly type: 'attendance-reported' }>['data']) => boolean,
): ReadonlySet<string> =>
  new Set(
    entries.flatMap((entry) => (entry.type === 'attendance-reported' && are(entry.data) ? [entry.data.reportId] : [])),
  );

/**
 * Who took a person in accompanies her until she begins at another provider, and some weeks longer. undefined: another
 * one took her in.
 */
function takenInUntil(
  entries: readonly CaseEntry[],
  provider: string,
  runIds: ReadonlySet<string>,
): string | undefined {
  if (!entries.some((entry) => isTakenInBy(entry, provider))) return undefined;
  const elsewhere = entries.find((entry) => entry.type === 'participation-started' && !runIds.has(entry.data.runId));
  return elsewhere === undefined ? STILL : addDays(elsewhere.effectiveOn, RESULT_DAYS);
}

const isTakenInBy = (entry: CaseEntry, provider: string): boolean =>
  entry.type === 'learner-enrolled' && entry.data.takenInBy === provider;

/** What teaching needs to know, without the providers that it comes from or that it was used at, and without grounds. */
function withoutOthers(entry: CaseEntry, provider: string, runIds: ReadonlySet<string>): CaseEntry {
  if ('entitlementId' in entry.data && 'runId' in entry.data && !runIds.has(entry.data.runId))
    return without(entry, 'runId');
  if ('assessedBy' in entry.data && entry.data.assessedBy !== provider) return without(entry, 'assessedBy');
  if (entry.type === 'learner-enrolled' && entry.data.takenInBy !== provider) return without(entry, 'takenInBy');
  // Whether and by whom she is obliged is for teaching; why is not.
  if ('obligationId' in entry.data) return without(entry, 'reason', 'exemption', 'legalBasis');
  return entry;
}

/** Less than the schema of its type holds; who folds or shows a case does not miss what is struck out here. */
const without = (entry: CaseEntry, ...fields: readonly string[]): CaseEntry =>
  ({
    ...entry,
    data: Object.fromEntries(Object.entries(entry.data).filter(([name]) => !fields.includes(name))),
  }) as CaseEntry;

/** What the participants of own runs are asked when a run is merged. */
const askedIn = (entries: readonly CaseEntry[], runIds: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    entries.flatMap((entry) =>
      entry.type === 'merge-question-put' && runIds.has(entry.data.dissolvedRunId) ? [entry.data.questionId] : [],
    ),
  );

function concernsProvider(
  entry: CaseEntry,
  provider: string,
  runIds: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): boolean {
  // What stood side by side for a person who waits names the runs of others, and her before she is a participant.
  if (entry.type === 'placement-decided' || entry.type === 'placement-failed') return false;
  if ('questionId' in entry.data) return asked.has(entry.data.questionId);
  if ('fromProvider' in entry.data) return entry.data.fromProvider === provider || entry.data.toProvider === provider;
  if (entry.type === 'learner-enrolled') return entry.data.takenInBy === provider;
  // A right names the run it was used for; it is told with the right, not as a sign of an own participant.
  if ('entitlementId' in entry.data) return false;
  return 'runId' in entry.data && runIds.has(entry.data.runId);
}

function forDepartment(
  entries: readonly CaseEntry[],
  department: string,
  covered: ReadonlySet<string>,
): readonly CaseEntry[] {
  const obliged = obligationsOf(entries, department);
  if (department === PUBLIC_ORDER && obliged.size === 0) return [];
  const issued = new Set<string>();
  const runsOfRights = new Set<string>();
  for (const { type, data } of entries) {
    if (type === 'entitlement-issued' && data.issuedBy === department) issued.add(data.entitlementId);
    if (type === 'entitlement-refused' && data.refusedBy === department) issued.add(data.entitlementId);
  }
  for (const { data } of entries)
    if ('entitlementId' in data && 'runId' in data && issued.has(data.entitlementId) && covered.has(data.runId))
      runsOfRights.add(data.runId);
  const part: PartOfDepartment = {
    department,
    issued,
    obliged,
    reports: reportsFor(entries, ({ recipients }) => recipients.includes(department)),
    runsOfRights,
    covered,
  };
  const shared = transitionsWith(entries, department);
  return entries.flatMap((entry) => {
    if ('transitionId' in entry.data) return ofTransition(entry, department, shared);
    return ofDepartment(entry, part) ? [withoutOtherBodies(entry, part)] : [];
  });
}

interface Span {
  readonly from: string;
  readonly to: string;
}
interface PartOfDepartment {
  readonly department: string;
  readonly issued: ReadonlySet<string>;
  /** The obligations that it imposed, with the days on which they were in force. */
  readonly obliged: ReadonlyMap<string, Span>;
  readonly reports: ReadonlySet<string>;
  readonly runsOfRights: ReadonlySet<string>;
  readonly covered: ReadonlySet<string>;
}

function obligationsOf(entries: readonly CaseEntry[], department: string): ReadonlyMap<string, Span> {
  const obliged = new Map<string, Span>();
  for (const { type, data, effectiveOn } of entries) {
    if (type === 'obligation-imposed' && data.imposedBy === department)
      obliged.set(data.obligationId, { from: effectiveOn, to: STILL });
    if (type !== 'obligation-exempted' && type !== 'obligation-ended') continue;
    const known = obliged.get(data.obligationId);
    if (known) obliged.set(data.obligationId, { ...known, to: effectiveOn });
  }
  return obliged;
}

function ofDepartment(entry: CaseEntry, part: PartOfDepartment): boolean {
  const { data } = entry;
  if ('entitlementId' in data) return part.issued.has(data.entitlementId);
  if ('obligationId' in data) return part.obliged.has(data.obligationId);
  if ('reportId' in data) return part.reports.has(data.reportId);
  if ('department' in data) return data.department === part.department;
  if (!FOR_ISSUERS.has(entry.type) || !('runId' in data)) return false;
  if (part.runsOfRights.has(data.runId)) return true;
  return part.covered.has(data.runId) && [...part.obliged.values()].some((span) => liesIn(entry.effectiveOn, span));
}

const liesIn = (day: string, { from, to }: Span): boolean => from <= day && day <= to;

/** Neither the run of another kind of course, nor who else obliged the person, nor why she left a course. */
function withoutOtherBodies(entry: CaseEntry, { runsOfRights }: PartOfDepartment): CaseEntry {
  const { data } = entry;
  if ('entitlementId' in data && 'runId' in data && !runsOfRights.has(data.runId)) return without(entry, 'runId');
  if (entry.type === 'participation-dropped-out') return without(entry, 'reason');
  return entry.type === 'attendance-reported' ? without(entry, 'recipients') : entry;
}

/** The transitions in which a department has a step. */
const transitionsWith = (entries: readonly CaseEntry[], department: string): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ data }) =>
      'transitionId' in data && 'steps' in data && data.steps?.some(({ owner }) => owner === department)
        ? [data.transitionId]
        : [],
    ),
  );

/** Of a transition a department sees its own steps, and how the whole ended. */
function ofTransition(entry: CaseEntry, department: string, shared: ReadonlySet<string>): readonly CaseEntry[] {
  const { data } = entry;
  if (!('transitionId' in data) || !shared.has(data.transitionId)) return [];
  if ('owner' in data) return data.owner === department ? [entry] : [];
  if (entry.type === 'transition-completed' || entry.type === 'transition-broken-off') return [entry];
  const steps = 'steps' in data ? (data.steps ?? []).filter(({ owner }) => owner === department) : [];
  const own = { ...entry, data: { ...data, steps } } as CaseEntry;
  // The beginning is told with the own steps; the plan of a sphere apart to whom it has steps for.
  return steps.length > 0 || entry.type === 'transition-started' ? [own] : [];
}

/** Youth and health departments' data are stored and keyed apart, and shown to those departments alone. */
function sphereOf({ type }: CaseEntry): 'coordination' | 'youth' | 'health' {
  if (type.startsWith('youth-')) return 'youth';
  return type.startsWith('health-') ? 'health' : 'coordination';
}
