import type { Projection } from '#event-sourcing/projections';
import { evolveProvider, type ProviderEvent, type ProviderView } from './provider.state.js';

export type { ProviderView } from './provider.state.js';

interface ProviderSection {
  readonly provider?: ProviderView;
}

const isOfProvider = (type: string): boolean => type.startsWith('provider-') || type.startsWith('venue-');

/** Providers with what they may offer and where: facts that other views join on read. */
export const providerProjection: Projection<ProviderSection, ProviderView> = {
  name: 'provider',
  version: 2,
  contexts: ['courses'],
  indexes: ['name'],
  documentOf: ({ type, data }) =>
    isOfProvider(type) && typeof data['providerId'] === 'string' ? data['providerId'] : undefined,
  evolve: (section = {}, event) => {
    const provider = evolveProvider(section.provider, event as unknown as ProviderEvent);
    return provider ? { provider } : section;
  },
  view: (_id, sections) => {
    const view = Object.values(sections)[0]?.provider;
    return view && { view, keys: { name: [view.name] } };
  },
};
