import { createHash } from 'node:crypto';
import { mergingPersons } from '#event-sourcing/projections';
import type { CaseEntry } from '../case/case-entry.js';
import { evolveSeeker, type Seeker, type SeekerSection, seekerView } from './seeker.state.js';

const OF_SEEKERS = /^(learner|entitlement|obligation|waiting-entry|participation|handover|placement)-/;

/** The index of those who wait: the key changes with the view, so that who keeps views finds what is new by keys alone. */
export const WAITING_INDEX = 'waiting';
/** The index of seats, by run. */
export const SEAT_INDEX = 'seat';

/** Who waits for a course or has a seat in one, with what matching rests on. */
export const seekerProjection = mergingPersons<SeekerSection, Seeker>({
  name: 'seeker',
  version: 4,
  contexts: ['learners', 'courses'],
  indexes: [WAITING_INDEX, SEAT_INDEX],
  documentOf: ({ stream, data }) =>
    OF_SEEKERS.test(stream) && typeof data['personRef'] === 'string' ? data['personRef'] : undefined,
  evolve: (section = {}, event) => evolveSeeker(section, event as unknown as CaseEntry),
  view: (personRef, sections) => {
    const view = seekerView(personRef, Object.values(sections));
    return (
      view && {
        view,
        keys: {
          [WAITING_INDEX]: view.entries.length > 0 ? [digestOf(view)] : [],
          [SEAT_INDEX]: view.seats.map(({ runId }) => runId),
        },
      }
    );
  },
});

const digestOf = (view: Seeker): string =>
  createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 16);
