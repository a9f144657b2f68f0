import { expect, it } from '@jest/globals';
import { actionAllianceEvents, contractRegistry } from '#contracts';
import { publish } from './publish.js';

it('publishes every event of this service as it is, and its contract takes it', () => {
  const contracts = contractRegistry();
  for (const { type, samples } of actionAllianceEvents) {
    for (const data of samples) {
      expect(publish({ type, effectiveOn: '2026-11-24', data })).toEqual({ type, data });
      contracts.check(type, data);
    }
  }
});
