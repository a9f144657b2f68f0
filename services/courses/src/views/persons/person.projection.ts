import {
  evolveRight,
  latestLevel,
  type LevelHistory,
  type RightEvent,
  type RightStanding,
  withAssessment,
  withCorrection,
} from '#contracts';
import { mergingPersons } from '#event-sourcing/projections';
import { heardOfPersons } from '../../contract-events.js';
import type { PersonsRight } from '../../domain/rules/participation-rules.js';

export interface Consent {
  readonly consentId: string;
  readonly recipient: string;
  readonly purpose: string;
}

/** What one stream tells about a person: the learner, the participation, a hand-over, a consent or a place on the waiting list. */
export interface PersonSection {
  readonly takenIn: boolean;
  readonly takenInBy?: string;
  /** Runs by the registration, without those that came to nothing. */
  readonly runs: Readonly<Record<string, string>>;
  /** The provider that is asked to take her over, or did. */
  readonly offeredTo?: string;
  /** The entry of the waiting list, and the code of the course type that she waits for. */
  readonly entry?: { readonly entryId: string; readonly courseType: string; readonly open: boolean };
  /** The consent as long as it is not revoked. */
  readonly consent?: Consent;
  readonly levels?: LevelHistory;
  readonly right?: RightStanding & { readonly entitlementId: string };
  /** Its giver may not be the right one any more: nothing new rests on it until it is confirmed. */
  readonly consentPaused?: boolean;
}

/** Whom the learners service knows, and which providers somebody brought her to. */
export interface Person {
  /** The providers at whose counters she was taken in: one for each of her references. */
  readonly takenInBy: readonly string[];
  readonly runIds: readonly string[];
  readonly offeredTo: readonly string[];
  readonly waitsFor: readonly string[];
  /** Entries of the waiting list, whatever became of them. */
  readonly entries: readonly string[];
  readonly consents: readonly Consent[];
  /** The level that holds, with what it rests on. */
  readonly level?: LevelHistory[number];
  readonly rights: readonly PersonsRight[];
}

const NOTHING: PersonSection = { takenIn: false, runs: {} };
const OWN_STREAMS = /^(learner|participation|handover|waiting-entry|consent|entitlement)-/;

const without = (runs: PersonSection['runs'], registrationId: string): PersonSection['runs'] =>
  Object.fromEntries(Object.entries(runs).filter(([id]) => id !== registrationId));

const entryOf = ({ entryId, courseType }: { readonly entryId: string; readonly courseType: string }) => ({
  entryId,
  courseType,
});

const unique = (values: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(values.filter((value) => value !== undefined))].sort();

type RightHeard = Extract<ReturnType<typeof heardOfPersons>, { readonly type: RightEvent['type'] }>;

const isOfRight = (event: ReturnType<typeof heardOfPersons>): event is RightHeard =>
  event.type.startsWith('entitlement-');

function withRight(section: PersonSection, event: RightHeard): PersonSection {
  const right = evolveRight(section.right, event);
  return right ? { ...section, right: { ...right, entitlementId: event.data.entitlementId } } : section;
}

const isHeld = (right: RightStanding & { readonly entitlementId: string }): right is PersonsRight =>
  right.state !== 'ended';

/** The local view by which registrations and the waiting list know a person, and who may bring her there. */
export const persons = mergingPersons<PersonSection, Person>({
  name: 'persons',
  version: 4,
  contexts: ['learners', 'courses'],
  indexes: [],
  documentOf: ({ stream, data }) =>
    OWN_STREAMS.test(stream) && typeof data['personRef'] === 'string' ? data['personRef'] : undefined,
  evolve: (section = NOTHING, event) => {
    const known = heardOfPersons(event);
    if (isOfRight(known)) return withRight(section, known);
    switch (known.type) {
      case 'learner-enrolled': {
        const { takenInBy } = known.data;
        return { ...section, takenIn: true, ...(takenInBy === undefined ? {} : { takenInBy }) };
      }
      case 'language-level-assessed':
        return { ...section, levels: withAssessment(section.levels ?? [], known, known.streamVersion) };
      case 'language-level-corrected':
        return section.levels ? { ...section, levels: withCorrection(section.levels, known) } : section;
      case 'registration-requested':
      case 'registration-confirmed':
      case 'participation-started':
      case 'participation-ended':
      case 'participation-dropped-out':
      case 'test-result-recorded':
        return { ...section, runs: { ...section.runs, [known.data.registrationId]: known.data.runId } };
      case 'registration-refused':
      case 'registration-withdrawn':
        return { ...section, runs: without(section.runs, known.data.registrationId) };
      case 'handover-offered':
      case 'handover-accepted':
      case 'follow-up-started':
        return { ...section, offeredTo: known.data.toProvider };
      case 'waiting-entry-opened':
        return { ...section, entry: { ...entryOf(known.data), open: true } };
      case 'waiting-entry-closed':
      case 'waiting-entry-reopened':
        return {
          ...section,
          ...(section.entry && { entry: { ...section.entry, open: known.type === 'waiting-entry-reopened' } }),
        };
      case 'consent-granted': {
        const { consentId, recipient, purpose } = known.data;
        return { ...section, consent: { consentId, recipient, purpose } };
      }
      case 'consent-lapse-presumed':
        return { ...section, consentPaused: true };
      case 'consent-renewed':
        return { ...section, consentPaused: false };
      case 'consent-revoked':
      case 'handover-returned':
      case 'handover-withdrawn':
      case 'handover-expired':
      case 'handover-failed':
      case 'erased':
        return NOTHING;
      default:
        return section;
    }
  },
  view: (_id, sections) => {
    const all = Object.values(sections);
    if (!all.some(({ takenIn }) => takenIn)) return undefined;
    const open = all.flatMap(({ entry }) => (entry?.open ? [entry] : []));
    const level = latestLevel(all.flatMap(({ levels = [] }) => levels));
    const view: Person = {
      takenInBy: unique(all.map((section) => section.takenInBy)),
      runIds: unique(all.flatMap(({ runs }) => Object.values(runs))),
      offeredTo: unique(all.map(({ offeredTo }) => offeredTo)),
      waitsFor: unique(open.map(({ courseType }) => courseType)),
      entries: unique(all.map(({ entry }) => entry?.entryId)),
      consents: all.flatMap(({ consent, consentPaused }) => (consentPaused ? [] : (consent ?? []))),
      ...(level === undefined ? {} : { level }),
      rights: all.flatMap(({ right }) => (right && isHeld(right) ? [right] : [])),
    };
    return { view, keys: {} };
  },
});
