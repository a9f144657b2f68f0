import type { bodyFounded, EventOf } from '#contracts';
import type { Projection } from '#event-sourcing/projections';

export type BodyView = EventOf<typeof bodyFounded>['data'];

/** Bodies of the action alliance, found by kind: which of them is the round. */
export const bodyProjection: Projection<BodyView, BodyView> = {
  name: 'body',
  version: 1,
  contexts: ['action-alliance'],
  indexes: ['kind'],
  documentOf: ({ type, data }) =>
    type === 'body-founded' && typeof data['bodyId'] === 'string' ? data['bodyId'] : undefined,
  evolve: (_section, event) => (event as unknown as EventOf<typeof bodyFounded>).data,
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    return view && { view, keys: { kind: [view.kind] } };
  },
};
