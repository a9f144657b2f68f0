import { it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { type ProviderEvent, providerDecider } from './provider.js';

const today = '2026-11-24';
const provider = {
  providerId: 'vhs',
  name: 'VHS',
  kind: 'adult-education-centre',
  municipalityKey: '03251040',
} as const;
const registered: ProviderEvent = { type: 'provider-registered', effectiveOn: today, data: provider };

it('takes part once', () => {
  given(providerDecider).when({ kind: 'register', provider }, { today }).then(registered);
  given(providerDecider, registered)
    .when({ kind: 'register', provider }, { today })
    .thenRefused('provider-already-registered');
});
