import type { ErasedEvent } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import {
  evolveHandover,
  type HandoverEvent,
  handoverKeys,
  type HandoverSection,
  type HandoverView,
  overdueSpans,
} from './handover.state.js';

/** Hand-overs, found by due day, by partner and by pair; counted while overdue. */
export const handoverProjection: Projection<HandoverSection, HandoverView> = {
  name: 'handover',
  version: 1,
  contexts: ['courses'],
  indexes: ['open', 'answered', 'person', 'pair'],
  documentOf: ({ stream }) => (stream.startsWith('handover-') ? stream.slice('handover-'.length) : undefined),
  evolve: (section = null, event) => evolveHandover(section, event as unknown as HandoverEvent | ErasedEvent),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    return view ? { view, keys: handoverKeys(view), cells: overdueSpans(view) } : undefined;
  },
};
