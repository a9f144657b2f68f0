import type { Projection } from '#event-sourcing/projections';
import { evolveMerge, type MergeEvent, type MergeSection, mergeView, type MergeView } from './merge.state.js';

/** Merges of runs with what each person was asked, found by the day of the proposal and by provider. */
export const mergeProjection: Projection<MergeSection, MergeView> = {
  name: 'merge',
  version: 1,
  contexts: ['courses'],
  indexes: ['proposed', 'provider'],
  documentOf: ({ stream, data }) =>
    /^(run-merge|merge-question)-/.test(stream) && typeof data['mergeId'] === 'string' ? data['mergeId'] : undefined,
  evolve: (section = {}, event) => evolveMerge(section, event as unknown as MergeEvent),
  view: (_id, sections) => {
    const view = mergeView(Object.values(sections));
    if (!view) return undefined;
    const { proposedOn, keptProvider, dissolvedProvider } = view;
    const providers = [...new Set([keptProvider, dissolvedProvider])];
    return {
      view,
      keys: { proposed: [proposedOn], provider: providers.map((provider) => `${provider}|${proposedOn}`) },
    };
  },
};
