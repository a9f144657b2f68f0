import { describe, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import { consentDecider } from './consent.decider.js';

const today = '2026-11-24';
const personRef = 'p_1';
const data = { personRef, consentId: 'k_1', recipient: 'vhs', purpose: 'handover', givenBy: 'self' } as const;
const grant = { type: 'grant-consent', ...data } as const;
const granted = { type: 'consent-granted', effectiveOn: today, data } as const;
const revoke = { type: 'revoke-consent' } as const;
const revoked = { type: 'consent-revoked', effectiveOn: today, data: { personRef, consentId: 'k_1' } } as const;
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'consent-granted' } } as const;
const consent = given(consentDecider, { today, learner: 'enrolled' });

describe('a consent', () => {
  it('is given once and revoked once, by a day that was', () => {
    consent().when(grant).then(granted);
    consent(granted).when(grant).refused('consent-already-granted');
    consent(granted).when(revoke).then(revoked);
    consent(granted, revoked).when(revoke).refused('consent-already-revoked');
    consent(granted)
      .when({ ...revoke, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    consent(granted)
      .when({ ...revoke, effectiveOn: '2026-11-23' })
      .refused('revoked-before-grant', '/effectiveOn');
  });
  it('is of somebody who is here', () => {
    given(consentDecider, { today, learner: 'unknown' })().when(grant).refused('learner-unknown', '/personRef');
    given(consentDecider, { today, learner: 'erased' })().when(grant).refused('person-erased', '/personRef');
    consent().when(revoke).refused('consent-unknown');
    consent(erased).when(revoke).refused('person-erased');
  });
});
