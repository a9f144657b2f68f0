import { mergingPersons } from '#event-sourcing/projections';
import { heard } from '../heard-events.js';

/** Days by run. */
type ByRun = Readonly<Record<string, string>>;

export interface RightsSection {
  /** Of an entitlement's stream. */
  readonly entitlementId?: string;
  /** Of an obligation's stream. */
  readonly obligationId?: string;
  /** Of a consent's stream. */
  readonly consentId?: string;
  /** Of the person's participation stream: the day on which each run began for her. */
  readonly startedOn: ByRun;
  /** The day on which she was registered for a run, while it stands. */
  readonly registeredOn: ByRun;
  /** The day on which she left a run before its end. */
  readonly leftOn: ByRun;
}

/** What the policies must find again: a person's rights, obligations and consents, and what became of her registrations. */
export interface RightsOfPerson {
  readonly entitlementIds: readonly string[];
  readonly obligationIds: readonly string[];
  readonly consentIds: readonly string[];
  readonly startedOn: ByRun;
  readonly registeredOn: ByRun;
  readonly leftOn: ByRun;
}

export const BY_RUN = 'run';

const NOTHING: RightsSection = { startedOn: {}, registeredOn: {}, leftOn: {} };

const without = (runs: ByRun, runId: string): ByRun =>
  Object.fromEntries(Object.entries(runs).filter(([id]) => id !== runId));

/** State of the policies' own subscription; rights and obligations themselves are read from their streams. */
export const rightsOfPersons = mergingPersons<RightsSection, RightsOfPerson>({
  name: 'policies-rights',
  version: 3,
  contexts: ['learners', 'courses'],
  indexes: [BY_RUN],
  documentOf: ({ stream, data }) =>
    /^(entitlement|obligation|consent|participation)-/.test(stream) && typeof data['personRef'] === 'string'
      ? data['personRef']
      : undefined,
  evolve: (section = NOTHING, event) => {
    const known = heard(event);
    switch (known.type) {
      case 'entitlement-issued':
        return { ...section, entitlementId: known.data.entitlementId };
      case 'obligation-imposed':
        return { ...section, obligationId: known.data.obligationId };
      case 'consent-granted':
        return { ...section, consentId: known.data.consentId };
      case 'registration-confirmed':
        return { ...section, registeredOn: { ...section.registeredOn, [known.data.runId]: known.effectiveOn } };
      case 'registration-withdrawn':
      case 'registration-refused':
        return { ...section, registeredOn: without(section.registeredOn, known.data.runId) };
      case 'participation-started':
        return {
          ...section,
          startedOn: { ...section.startedOn, [known.data.runId]: known.effectiveOn },
          leftOn: without(section.leftOn, known.data.runId),
        };
      case 'participation-dropped-out':
        return { ...section, leftOn: { ...section.leftOn, [known.data.runId]: known.effectiveOn } };
      case 'erased':
        return NOTHING;
      default:
        return section;
    }
  },
  view: (personRef, sections) => {
    const all = Object.values(sections);
    const merged = (of: (section: RightsSection) => ByRun): ByRun => Object.assign({}, ...all.map(of)) as ByRun;
    const startedOn = merged((section) => section.startedOn);
    const registeredOn = merged((section) => section.registeredOn);
    const leftOn = merged((section) => section.leftOn);
    const runIds = new Set([...Object.keys(startedOn), ...Object.keys(registeredOn)]);
    return {
      view: {
        entitlementIds: all.flatMap(({ entitlementId }) => entitlementId ?? []).sort(),
        obligationIds: all.flatMap(({ obligationId }) => obligationId ?? []).sort(),
        consentIds: all.flatMap(({ consentId }) => consentId ?? []).sort(),
        startedOn,
        registeredOn,
        leftOn,
      },
      keys: { [BY_RUN]: [...runIds].map((runId) => `${runId}|${personRef}`) },
    };
  },
});
