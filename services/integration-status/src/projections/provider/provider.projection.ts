import type { EventOf, providerRegistered } from '#contracts';
import type { Projection } from '#event-sourcing/projections';

export interface ProviderView {
  readonly providerId: string;
  readonly name: string;
  readonly municipalityKey: string;
}

/** Names of the providers: facts that other views join on read. */
export const providerProjection: Projection<ProviderView, ProviderView> = {
  name: 'provider',
  version: 1,
  contexts: ['courses'],
  indexes: ['name'],
  documentOf: ({ type, data }) =>
    type === 'provider-registered' && typeof data['providerId'] === 'string' ? data['providerId'] : undefined,
  evolve: (_section, event) => {
    const { providerId, name, municipalityKey } = (event as unknown as EventOf<typeof providerRegistered>).data;
    return { providerId, name, municipalityKey };
  },
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    return view && { view, keys: { name: [view.name] } };
  },
};
