import { isOfProviderReports } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { evolveReportsOf, NO_REPORTS, type ProviderReportEvent, type ProviderReports } from './provider-reports.js';
import { evolveProvider, type ProviderEvent, type ProviderView } from './provider.state.js';

export type { ProviderView } from './provider.state.js';

/** What one stream says: that of the provider, or that of its reports. */
interface ProviderSection {
  readonly provider?: ProviderView;
  readonly reports?: ProviderReports;
}

const isOfProvider = (type: string): boolean =>
  type.startsWith('provider-') || type.startsWith('venue-') || isOfProviderReports(type);

/** Providers with what they may offer and where: facts that other views join on read. */
export const providerProjection: Projection<ProviderSection, ProviderView> = {
  name: 'provider',
  version: 3,
  contexts: ['courses'],
  indexes: ['name'],
  documentOf: ({ type, data }) =>
    isOfProvider(type) && typeof data['providerId'] === 'string' ? data['providerId'] : undefined,
  evolve: (section = {}, event) => {
    if (isOfProviderReports(event.type))
      return {
        ...section,
        reports: evolveReportsOf(section.reports ?? NO_REPORTS, event as unknown as ProviderReportEvent),
      };
    const provider = evolveProvider(section.provider, event as unknown as ProviderEvent);
    return provider ? { ...section, provider } : section;
  },
  view: (_id, sections) => {
    const all = Object.values(sections);
    const provider = all.find((section) => section.provider)?.provider;
    const reports = all.find((section) => section.reports)?.reports;
    return provider && { view: { ...provider, ...(reports ? { reports } : {}) }, keys: { name: [provider.name] } };
  },
};
