import type { ErasedEvent, EventOf, providerRegistered } from '#contracts';
import { accept, type Decider, refuse } from '#event-sourcing';
import { dayOf, type OfDay, type Today } from '../effective-day.js';

export type ProviderEvent = EventOf<typeof providerRegistered>;

export interface RegisterProvider extends OfDay {
  readonly kind: 'register';
  readonly provider: ProviderEvent['data'];
}
export type ProviderCommand = RegisterProvider;

export interface ProviderState {
  readonly phase: 'unknown' | 'registered';
  readonly name?: string;
}

/** Guards that a provider takes part once. */
export const providerDecider: Decider<ProviderState, ProviderCommand, ProviderEvent, Today> = {
  aggregate: 'provider',
  initial: { phase: 'unknown' },
  evolve,
  decide: (state, command, facts) =>
    state.phase === 'registered'
      ? refuse('provider-already-registered', 'conflict', 'A provider with this id takes part already.', '/providerId')
      : accept<ProviderEvent>({
          type: 'provider-registered',
          effectiveOn: dayOf(command, facts),
          data: command.provider,
        }),
};

function evolve(state: ProviderState, event: ProviderEvent | ErasedEvent): ProviderState {
  switch (event.type) {
    case 'provider-registered':
      return { phase: 'registered', name: event.data.name };
    case 'erased':
      return state;
  }
}
