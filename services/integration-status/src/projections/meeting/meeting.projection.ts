import type { EventOf, meetingConvened } from '#contracts';
import type { Projection } from '#event-sourcing/projections';

export interface MeetingView {
  readonly meetingId: string;
  readonly bodyId: string;
  readonly heldOn: string;
  readonly place: string;
}

/** Meetings of each body by the day they are held: trends are compared with the last one of the round. */
export const meetingProjection: Projection<MeetingView | null, MeetingView> = {
  name: 'meeting',
  version: 2,
  contexts: ['action-alliance'],
  indexes: ['held'],
  documentOf: ({ type, data }) =>
    type === 'meeting-convened' && typeof data['meetingId'] === 'string' ? data['meetingId'] : undefined,
  evolve: (section, event) => {
    if (event.type !== 'meeting-convened') return section ?? null;
    const { meetingId, bodyId, heldOn, place } = (event as unknown as EventOf<typeof meetingConvened>).data;
    return { meetingId, bodyId, heldOn, place };
  },
  view: (_id, sections) => {
    const view = Object.values(sections).find((section) => section !== null);
    return view && { view, keys: { held: [`${view.bodyId}|${view.heldOn}`] } };
  },
};
