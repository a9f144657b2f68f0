import type { decisionTaken, EventOf, meetingConvened } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { heard, idIn } from '../../heard-events.js';

type Decision = Omit<EventOf<typeof decisionTaken>['data'], 'meetingId'>;

export type MeetingView = EventOf<typeof meetingConvened>['data'] & {
  readonly convenedOn: string;
  /** In the order in which they were recorded. */
  readonly decisions: readonly Decision[];
};

export const MEETINGS_BY_DAY = 'day';
export const MEETINGS_BY_BODY = 'body';
export const MEETINGS_BY_TOPIC = 'topic';

/** Meetings by their day, with agenda and decisions. */
export const meetings: Projection<MeetingView | null, MeetingView> = {
  name: 'meetings',
  version: 1,
  contexts: ['action-alliance'],
  indexes: [MEETINGS_BY_DAY, MEETINGS_BY_BODY, MEETINGS_BY_TOPIC],
  documentOf: (event) => idIn(event, 'meeting', 'meetingId'),
  evolve: (section = null, event) => {
    const known = heard(event);
    if (known.type === 'meeting-convened') return { ...known.data, convenedOn: known.effectiveOn, decisions: [] };
    if (known.type !== 'decision-taken' || !section) return section;
    const { decisionId, topicId, text } = known.data;
    return { ...section, decisions: [...section.decisions, { decisionId, topicId, text }] };
  },
  view: (id, sections) => {
    const [meeting] = Object.values(sections);
    if (!meeting) return undefined;
    const { heldOn, bodyId, topicIds } = meeting;
    const day = `${heldOn}|${id}`;
    return {
      view: meeting,
      keys: {
        [MEETINGS_BY_DAY]: [day],
        [MEETINGS_BY_BODY]: [`${bodyId}|${day}`],
        [MEETINGS_BY_TOPIC]: topicIds.map((topicId) => `${topicId}|${day}`),
      },
    };
  },
};
