import type { Projection } from '#event-sourcing/projections';
import { followUpOf } from './follow-up.projection.js';

/** Whose follow-up it is. Other than the list, it stays when the person is erased: until then nothing may be forgotten. */
export interface NoteOwner {
  readonly followUpId: string;
  readonly personRef: string;
}

export const BY_OWNER = 'owner';

/** Which follow-ups there are of a person, erased or not: by references alone, which the log keeps in plain. */
export const noteOwners: Projection<{ readonly personRef: string } | null, NoteOwner> = {
  name: 'note-owners',
  version: 1,
  contexts: ['learners'],
  indexes: [BY_OWNER],
  documentOf: ({ stream, data }) => (typeof data['personRef'] === 'string' ? followUpOf(stream) : undefined),
  evolve: (section, { data: { personRef } }) => (typeof personRef === 'string' ? { personRef } : (section ?? null)),
  view: (followUpId, sections) => {
    const [section] = Object.values(sections);
    if (!section) return undefined;
    const { personRef } = section;
    return { view: { followUpId, personRef }, keys: { [BY_OWNER]: [`${personRef}|${followUpId}`] } };
  },
};
