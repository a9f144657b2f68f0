import type { Projection } from '#event-sourcing/projections';
import { heard } from '../../heard-events.js';

/** Of one participation stream the runs of the person's registrations; of one hand-over its two providers. */
export interface ParticipantSection {
  readonly runs: Readonly<Record<string, string>>;
  readonly providers: readonly string[];
}

/** Who teaches a person, or is asked to: runs, whose provider stands elsewhere, and providers of hand-overs. */
export interface Participant {
  readonly runIds: readonly string[];
  readonly providers: readonly string[];
}

const NOTHING: ParticipantSection = { runs: {}, providers: [] };

const without = (runs: ParticipantSection['runs'], registrationId: string): ParticipantSection['runs'] =>
  Object.fromEntries(Object.entries(runs).filter(([id]) => id !== registrationId));

/**
 * A registration that failed or was taken back ends the access that it gave, and so does a hand-over that came to
 * nothing for the one that was asked. Who taught a person keeps the access: results and certificates come later.
 */
export const participants: Projection<ParticipantSection, Participant> = {
  name: 'participants',
  version: 1,
  contexts: ['courses'],
  indexes: [],
  documentOf: ({ stream, data }) =>
    /^(participation|handover)-/.test(stream) && typeof data['personRef'] === 'string' ? data['personRef'] : undefined,
  evolve: (section = NOTHING, event) => {
    const known = heard(event);
    switch (known.type) {
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
        return { ...section, providers: [known.data.fromProvider, known.data.toProvider] };
      case 'handover-returned':
      case 'handover-withdrawn':
      case 'handover-expired':
      case 'handover-failed':
        return { ...section, providers: [known.data.fromProvider] };
      case 'erased':
        return NOTHING;
      default:
        return section;
    }
  },
  view: (_id, sections) => {
    const all = Object.values(sections);
    const runIds = [...new Set(all.flatMap(({ runs }) => Object.values(runs)))].sort();
    const providers = [...new Set(all.flatMap((section) => section.providers))].sort();
    return runIds.length + providers.length === 0 ? undefined : { view: { runIds, providers }, keys: {} };
  },
};
