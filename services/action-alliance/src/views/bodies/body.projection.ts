import type { EventOf, bodyFounded } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { heard, idIn } from '../../heard-events.js';

export type BodyView = EventOf<typeof bodyFounded>['data'] & { readonly foundedOn: string };

export const BODIES_BY_NAME = 'name';

/** The bodies of the alliance, by name. */
export const bodies: Projection<BodyView | null, BodyView> = {
  name: 'bodies',
  version: 1,
  contexts: ['action-alliance'],
  indexes: [BODIES_BY_NAME],
  documentOf: (event) => idIn(event, 'body', 'bodyId'),
  evolve: (section = null, event) => {
    const known = heard(event);
    return known.type === 'body-founded' ? { ...known.data, foundedOn: known.effectiveOn } : section;
  },
  view: (id, sections) => {
    const [body] = Object.values(sections);
    return body ? { view: body, keys: { [BODIES_BY_NAME]: [`${body.name}|${id}`] } } : undefined;
  },
};
