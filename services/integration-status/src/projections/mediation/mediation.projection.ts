import type { EventOf, mediationEvents, MediationReason, MediationResult } from '#contracts';
import type { Projection } from '#event-sourcing/projections';

type MediationEvent = EventOf<(typeof mediationEvents)[number]>;

export interface MediationView {
  readonly mediationId: string;
  readonly providers: readonly string[];
  readonly handoverId?: string;
  /** The provider that asked; absent: the coordination. */
  readonly by?: string;
  readonly reason: MediationReason;
  readonly state: 'requested' | 'accepted' | 'concluded';
  readonly requestedOn: string;
  readonly acceptedOn?: string;
  readonly concludedOn?: string;
  readonly result?: MediationResult;
}

const TYPES: ReadonlySet<string> = new Set<MediationEvent['type']>([
  'mediation-requested',
  'mediation-accepted',
  'mediation-concluded',
]);

/** Mediations, open ones first; found by each of the two sides, and by the coordination. */
export const mediationProjection: Projection<MediationView | null, MediationView> = {
  name: 'mediation',
  version: 1,
  contexts: ['courses'],
  indexes: ['scope', 'handover'],
  documentOf: ({ type, data }) =>
    TYPES.has(type) && typeof data['mediationId'] === 'string' ? data['mediationId'] : undefined,
  evolve: (section = null, event) => evolve(section, event as unknown as MediationEvent),
  view: (_id, sections) => {
    const view = Object.values(sections)[0];
    if (!view) return undefined;
    const scopes = ['all', ...view.providers.map((provider) => `of:${provider}`)];
    const rank = view.state === 'concluded' ? '1' : '0';
    return {
      view,
      keys: {
        scope: scopes.map((scope) => `${scope}|${rank}|${view.requestedOn}`),
        handover: view.handoverId === undefined ? [] : [view.handoverId],
      },
    };
  },
};

function evolve(section: MediationView | null, event: MediationEvent): MediationView | null {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'mediation-requested':
      return { ...event.data, state: 'requested', requestedOn: on };
    case 'mediation-accepted':
      return section && { ...section, state: 'accepted', acceptedOn: on };
    case 'mediation-concluded':
      return section && { ...section, state: 'concluded', concludedOn: on, result: event.data.result };
  }
}
