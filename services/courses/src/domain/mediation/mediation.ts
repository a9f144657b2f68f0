import type { ErasedEvent, EventOf, mediationEvents, MediationReason, MediationResult } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import type { Today } from '../effective-day.js';

export type MediationEvent = EventOf<(typeof mediationEvents)[number]>;
type Requested = Extract<MediationEvent, { readonly type: 'mediation-requested' }>['data'];

export interface RequestMediation {
  readonly kind: 'request';
  readonly mediationId: string;
  /** Between whom, in the order of their ids. */
  readonly providers: readonly [string, string];
  readonly handoverId?: string;
  /** The provider that asks; absent: the coordination. */
  readonly by?: string;
  readonly reason: MediationReason;
}
export interface AcceptMediation {
  readonly kind: 'accept';
}
export interface ConcludeMediation {
  readonly kind: 'conclude';
  readonly result: MediationResult;
}
export type MediationCommand = RequestMediation | AcceptMediation | ConcludeMediation;

export interface MediationFacts extends Today {
  /** Gathered for a request: whether both providers take part. */
  readonly providersKnown?: boolean;
}

export interface MediationState {
  readonly phase: 'unknown' | 'requested' | 'accepted' | 'concluded';
  readonly request?: Requested;
}

/** Guards that a mediation is asked for by one who is concerned, taken on, and brought to one result. */
export const mediationDecider: Decider<MediationState, MediationCommand, MediationEvent, MediationFacts> = {
  aggregate: 'mediation',
  initial: { phase: 'unknown' },
  evolve,
  decide,
};

function evolve(state: MediationState, event: MediationEvent | ErasedEvent): MediationState {
  switch (event.type) {
    case 'mediation-requested':
      return { phase: 'requested', request: event.data };
    case 'mediation-accepted':
      return { ...state, phase: 'accepted' };
    case 'mediation-concluded':
      return { ...state, phase: 'concluded' };
    case 'erased':
      return state;
  }
}

function decide(
  { phase, request }: MediationState,
  command: MediationCommand,
  { today: effectiveOn, providersKnown = false }: MediationFacts,
): Decision<MediationEvent> {
  if (command.kind === 'request') {
    if (phase === 'concluded') return refuse('mediation-concluded', 'conflict', 'This mediation has its result.');
    if (request) return refuse('mediation-open', 'conflict', 'A mediation on this is open already.');
    const { mediationId, providers, handoverId, by, reason } = command;
    if (providers[0] === providers[1])
      return refuse('mediation-with-itself', 'invalid', 'A mediation is between two providers.', '/partnerId');
    if (!providersKnown) return refuse('partner-unknown', 'invalid', 'No such provider takes part.', '/partnerId');
    if (by !== undefined && !providers.includes(by))
      return refuse('not-a-party', 'forbidden', 'Who has no part in it cannot ask for mediation.', '/providerId');
    const data: Requested = {
      mediationId,
      providers: [...providers],
      reason,
      ...(handoverId === undefined ? {} : { handoverId }),
      ...(by === undefined ? {} : { by }),
    };
    return accept<MediationEvent>({ type: 'mediation-requested', effectiveOn, data });
  }
  if (!request) return refuse('mediation-unknown', 'not-found', 'There is no such mediation.');
  const { mediationId, providers, handoverId } = request;
  const data = { mediationId, providers, ...(handoverId === undefined ? {} : { handoverId }) };
  if (phase === 'concluded') return refuse('mediation-concluded', 'conflict', 'This mediation has its result.');
  if (command.kind === 'accept') {
    if (phase === 'accepted') return refuse('mediation-accepted', 'conflict', 'This mediation was taken on already.');
    return accept<MediationEvent>({ type: 'mediation-accepted', effectiveOn, data });
  }
  if (phase === 'requested') return refuse('mediation-not-accepted', 'conflict', 'The mediation was not taken on yet.');
  return accept<MediationEvent>({
    type: 'mediation-concluded',
    effectiveOn,
    data: { ...data, result: command.result },
  });
}
