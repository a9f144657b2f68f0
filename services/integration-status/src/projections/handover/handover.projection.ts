import type { ErasedEvent } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { escalatedSpans, handoverKeys, overdueSpans } from './handover-places.js';
import { evolveHandover, type HandoverEvent, type HandoverSection, type HandoverView } from './handover.state.js';

/** By type, as other streams may begin with the same word. */
const OF_HANDOVERS: ReadonlySet<unknown> = new Set<HandoverEvent['type']>([
  'handover-offered',
  'handover-accepted',
  'handover-returned',
  'handover-withdrawn',
  'handover-expired',
  'handover-failed',
  'handover-warned',
  'handover-escalated',
  'follow-up-started',
]);

/** Hand-overs, found by due day, by partner and by pair; counted while overdue and while the coordination sees to it. */
export const handoverProjection: Projection<HandoverSection, HandoverView> = {
  name: 'handover',
  version: 5,
  contexts: ['courses'],
  indexes: ['open', 'asked', 'arriving', 'answered', 'escalated', 'told', 'person', 'ended', 'pair', 'stage'],
  documentOf: ({ type, stream, data }) =>
    OF_HANDOVERS.has(type === 'erased' ? data['erasedType'] : type) ? stream.slice('handover-'.length) : undefined,
  evolve: (section = null, event) => evolveHandover(section, event as unknown as HandoverEvent | ErasedEvent),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    return view
      ? { view, keys: handoverKeys(view), cells: [...overdueSpans(view), ...escalatedSpans(view)] }
      : undefined;
  },
};
