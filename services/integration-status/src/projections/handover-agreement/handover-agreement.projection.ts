import type { EventOf, handoverAgreementEvents } from '#contracts';
import type { Projection } from '#event-sourcing/projections';

type AgreementEvent = EventOf<(typeof handoverAgreementEvents)[number]>;

export interface AgreementView {
  readonly agreementId: string;
  readonly providers: readonly string[];
  readonly proposedBy: string;
  readonly proposedOn: string;
  readonly answerDays?: number;
  readonly startDays?: number;
  readonly courseStartDays?: number;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly state: 'proposed' | 'agreed' | 'declined' | 'ended';
  readonly agreedOn?: string;
  readonly lastDay?: string;
}

const TYPES: ReadonlySet<string> = new Set<AgreementEvent['type']>([
  'handover-agreement-proposed',
  'handover-agreement-agreed',
  'handover-agreement-declined',
  'handover-agreement-ended',
]);

/** What pairs of providers promise each other; found by each of the two. Their events concern no person. */
export const agreementProjection: Projection<AgreementView | null, AgreementView> = {
  name: 'handover-agreement',
  version: 1,
  contexts: ['courses'],
  indexes: ['scope'],
  documentOf: ({ type, data }) =>
    TYPES.has(type) && typeof data['agreementId'] === 'string' ? data['agreementId'] : undefined,
  evolve: (section = null, event) => evolve(section, event as unknown as AgreementEvent),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    if (!view) return undefined;
    const scopes = ['all', ...view.providers.map((provider) => `of:${provider}`)];
    return { view, keys: { scope: scopes.map((scope) => `${scope}|${view.proposedOn}`) } };
  },
};

function evolve(section: AgreementView | null, event: AgreementEvent): AgreementView | null {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'handover-agreement-proposed': {
      const { pairId: _pair, by, ...terms } = event.data;
      return { ...terms, proposedBy: by, proposedOn: on, state: 'proposed' };
    }
    case 'handover-agreement-agreed':
      return section && { ...section, state: 'agreed', agreedOn: on };
    case 'handover-agreement-declined':
      return section && { ...section, state: 'declined' };
    case 'handover-agreement-ended':
      return section && { ...section, state: 'ended', lastDay: event.data.lastDay };
  }
}
