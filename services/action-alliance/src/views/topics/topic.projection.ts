import type { EventOf, topicRaised } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { heard, idIn } from '../../heard-events.js';

export type TopicView = EventOf<typeof topicRaised>['data'] & { readonly raisedOn: string };

export const TOPICS_BY_DAY = 'day';
export const TOPICS_BY_BODY = 'body';

/** Topics by the day on which they were raised. */
export const topics: Projection<TopicView | null, TopicView> = {
  name: 'topics',
  version: 1,
  contexts: ['action-alliance'],
  indexes: [TOPICS_BY_DAY, TOPICS_BY_BODY],
  documentOf: (event) => idIn(event, 'topic', 'topicId'),
  evolve: (section = null, event) => {
    const known = heard(event);
    return known.type === 'topic-raised' ? { ...known.data, raisedOn: known.effectiveOn } : section;
  },
  view: (id, sections) => {
    const [topic] = Object.values(sections);
    if (!topic) return undefined;
    const day = `${topic.raisedOn}|${id}`;
    return { view: topic, keys: { [TOPICS_BY_DAY]: [day], [TOPICS_BY_BODY]: [`${topic.bodyId}|${day}`] } };
  },
};
