import type {
  CoordinationAgreement,
  CoordinationOutcome,
  coordinationMeetingEvents,
  CoordinationSubject,
  EventOf,
} from '#contracts';
import type { Projection } from '#event-sourcing/projections';

type MeetingEvent = EventOf<(typeof coordinationMeetingEvents)[number]>;

export interface CoordinationItemView {
  readonly itemId: string;
  readonly subject: CoordinationSubject;
  readonly subjectId?: string;
  readonly agreed: CoordinationAgreement;
  /** A provider; absent: the coordination. */
  readonly owner?: string;
  readonly dueOn: string;
  readonly agreedOn: string;
  /** What came of it, each with its day; the last one counts. */
  readonly outcomes: readonly { readonly outcome: CoordinationOutcome; readonly on: string }[];
}

export interface CoordinationMeetingView {
  readonly meetingId: string;
  readonly heldOn: string;
  readonly items: readonly CoordinationItemView[];
}

const TYPES: ReadonlySet<string> = new Set<MeetingEvent['type']>([
  'coordination-meeting-convened',
  'coordination-item-agreed',
  'coordination-outcome-recorded',
]);

/** The meetings of the providers by their day, with what was agreed and what came of it. */
export const coordinationMeetingProjection: Projection<CoordinationMeetingView | null, CoordinationMeetingView> = {
  name: 'coordination-meeting',
  version: 1,
  contexts: ['courses'],
  indexes: ['held'],
  documentOf: ({ type, data }) =>
    TYPES.has(type) && typeof data['meetingId'] === 'string' ? data['meetingId'] : undefined,
  evolve: (section = null, event) => evolve(section, event as unknown as MeetingEvent),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    return view ? { view, keys: { held: [view.heldOn] } } : undefined;
  },
};

function evolve(section: CoordinationMeetingView | null, event: MeetingEvent): CoordinationMeetingView | null {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'coordination-meeting-convened':
      return { ...event.data, items: [] };
    case 'coordination-item-agreed': {
      const { meetingId: _meeting, ...item } = event.data;
      return section && { ...section, items: [...section.items, { ...item, agreedOn: on, outcomes: [] }] };
    }
    case 'coordination-outcome-recorded': {
      const { itemId, outcome } = event.data;
      const items = section?.items.map((item) =>
        item.itemId === itemId ? { ...item, outcomes: [...item.outcomes, { outcome, on }] } : item,
      );
      return section && { ...section, items: items ?? [] };
    }
  }
}
