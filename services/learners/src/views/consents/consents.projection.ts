import type { ConsentGiver } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { heard } from '../../heard-events.js';

/** Of one consent's stream. */
export interface ConsentEntry {
  readonly consentId: string;
  readonly recipient: string;
  readonly recipientKind: 'provider' | 'department' | 'municipality';
  readonly purpose: string;
  readonly data: readonly string[];
  readonly form?: string;
  readonly askedBy?: string;
  readonly givenBy: ConsentGiver;
  /** The day on which it was given or last confirmed. */
  readonly givenOn: string;
  readonly state: 'valid' | 'renewal-due' | 'lapse-presumed' | 'revoked';
  readonly revokedOn?: string;
}

/** The consents of one person, all that there were. */
export interface ConsentsOfPerson {
  readonly consents: readonly ConsentEntry[];
}

/** Fed from the own topic. */
export const consentsOfPersons: Projection<ConsentEntry | null, ConsentsOfPerson> = {
  name: 'consents',
  version: 1,
  contexts: ['learners'],
  indexes: [],
  documentOf: ({ stream, data }) =>
    stream.startsWith('consent-') && typeof data['personRef'] === 'string' ? data['personRef'] : undefined,
  evolve: (section = null, event) => {
    const known = heard(event);
    if (known.type === 'erased') return null;
    if (known.type === 'consent-granted') {
      const { consentId, recipient, recipientKind, purpose, givenBy, data = [], form, askedBy } = known.data;
      return {
        ...{ consentId, recipient, recipientKind, purpose, givenBy, data },
        ...(form === undefined ? {} : { form }),
        ...(askedBy === undefined ? {} : { askedBy }),
        givenOn: known.effectiveOn,
        state: 'valid',
      };
    }
    if (!section) return null;
    switch (known.type) {
      case 'consent-renewal-due':
        return section.state === 'valid' ? { ...section, state: 'renewal-due' } : section;
      case 'consent-lapse-presumed':
        return { ...section, state: 'lapse-presumed' };
      case 'consent-renewed': {
        const { givenBy, form } = known.data;
        return { ...section, givenBy, form, givenOn: known.effectiveOn, state: 'valid' };
      }
      case 'consent-revoked':
        return { ...section, state: 'revoked', revokedOn: known.effectiveOn };
      default:
        return section;
    }
  },
  view: (_id, sections) => {
    const consents = Object.values(sections)
      .flatMap((section) => section ?? [])
      .sort((one, other) => (one.givenOn + one.consentId < other.givenOn + other.consentId ? 1 : -1));
    return consents.length === 0 ? undefined : { view: { consents }, keys: {} };
  },
};
