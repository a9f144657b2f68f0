import { mergingPersons } from '#event-sourcing/projections';
import { heard } from '../heard-events.js';

export interface RightsSection {
  /** Of an entitlement's stream. */
  readonly entitlementId?: string;
  /** Of the person's participation stream: the day on which each run began for her. */
  readonly startedOn: Readonly<Record<string, string>>;
}

/** What the policies must find again: a person's entitlements, and the runs that began for her. */
export interface RightsOfPerson {
  readonly entitlementIds: readonly string[];
  readonly startedOn: Readonly<Record<string, string>>;
}

export const BY_RUN = 'run';

const NOTHING: RightsSection = { startedOn: {} };

/** State of the policies' own subscription; the entitlements themselves are read from their streams. */
export const rightsOfPersons = mergingPersons<RightsSection, RightsOfPerson>({
  name: 'policies-rights',
  version: 2,
  contexts: ['learners', 'courses'],
  indexes: [BY_RUN],
  documentOf: ({ stream, data }) =>
    /^(entitlement|participation)-/.test(stream) && typeof data['personRef'] === 'string'
      ? data['personRef']
      : undefined,
  evolve: (section = NOTHING, event) => {
    const known = heard(event);
    switch (known.type) {
      case 'entitlement-issued':
        return { ...section, entitlementId: known.data.entitlementId };
      case 'participation-started':
        return { ...section, startedOn: { ...section.startedOn, [known.data.runId]: known.effectiveOn } };
      case 'erased':
        return NOTHING;
      default:
        return section;
    }
  },
  view: (personRef, sections) => {
    const all = Object.values(sections);
    const entitlementIds = all.flatMap(({ entitlementId }) => entitlementId ?? []).sort();
    const startedOn = Object.assign({}, ...all.map((section) => section.startedOn)) as RightsOfPerson['startedOn'];
    const runs = Object.keys(startedOn).map((runId) => `${runId}|${personRef}`);
    return { view: { entitlementIds, startedOn }, keys: { [BY_RUN]: runs } };
  },
});
