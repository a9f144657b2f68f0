import { describe, expect, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import type { ProviderEvent } from './provider.events.js';
import { isAdmitted, providerDecider } from './provider.js';

const today = '2026-11-24';
const facts = { today };
const provider = {
  providerId: 'vhs',
  name: 'VHS',
  kind: 'adult-education-centre',
  municipalityKey: '03251040',
} as const;
const admission = {
  providerId: 'vhs',
  admissionId: 'z_1',
  courseTypes: ['IK_ALLG'],
  admittedBy: 'bamf',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
} as const;
const venue = {
  providerId: 'vhs',
  venueId: 'o_1',
  name: 'Haus am Markt',
  municipalityKey: '03251040',
  stepFree: true,
} as const;
const registered: ProviderEvent = { type: 'provider-registered', effectiveOn: today, data: provider };
const retired: ProviderEvent = {
  type: 'provider-retired',
  effectiveOn: today,
  data: { providerId: 'vhs', reason: 'ceased' },
};
const admitted: ProviderEvent = {
  type: 'provider-admitted',
  effectiveOn: today,
  data: { ...admission, courseTypes: [...admission.courseTypes] },
};
const added: ProviderEvent = { type: 'venue-added', effectiveOn: today, data: venue };
const closed: ProviderEvent = {
  type: 'venue-closed',
  effectiveOn: today,
  data: { providerId: 'vhs', venueId: 'o_1' },
};
const at = (...history: ProviderEvent[]) => given(providerDecider, ...history);

it('takes part once', () => {
  at().when({ kind: 'register', provider }, facts).then(registered);
  at(registered).when({ kind: 'register', provider }, facts).thenRefused('provider-already-registered');
  at().when({ kind: 'register', provider, effectiveOn: '2026-11-25' }, facts).thenRefused('day-in-future');
});

it('is changed while it takes part; its contact alone leaves the rest', () => {
  const contact = { phone: '04271 0000' };
  const changed: ProviderEvent = { type: 'provider-changed', effectiveOn: today, data: { ...provider, contact } };
  at(registered)
    .when({ kind: 'change', provider: { ...provider, contact } }, facts)
    .then(changed);
  at(registered).when({ kind: 'change-contact', contact }, facts).then(changed);
  const renamed = { ...provider, name: 'Volkshochschule' };
  at(registered, changed)
    .when({ kind: 'change', provider: renamed }, facts)
    .then({ ...changed, data: { ...renamed, contact } });
  at(registered, changed)
    .when({ kind: 'change', provider: { ...renamed, contact: { phone: '05441 0000' } } }, facts)
    .then({ ...changed, data: { ...renamed, contact: { phone: '05441 0000' } } });
  at(registered, changed)
    .when({ kind: 'change-contact' }, facts)
    .then({ ...changed, data: provider });
  at().when({ kind: 'change', provider }, facts).thenRefused('provider-unknown');
  at(registered, retired).when({ kind: 'change', provider }, facts).thenRefused('provider-retired');
});

it('retires when no run of it is open', () => {
  at(registered).when({ kind: 'retire', reason: 'ceased' }, facts).then(retired);
  at(registered)
    .when({ kind: 'retire', reason: 'ceased' }, { today, hasOpenRuns: true })
    .thenRefused('provider-has-open-runs');
  at(registered, retired).when({ kind: 'retire', reason: 'ceased' }, facts).thenRefused('provider-retired');
});

describe('an admission', () => {
  const admit = { kind: 'admit', admission: admitted.data } as const;

  it('names types of the catalogue, from day to day', () => {
    at(registered).when(admit, facts).then(admitted);
    at(registered, admitted).when(admit, facts).thenRefused('admission-already-recorded');
    at(registered)
      .when(admit, { today, unknownCourseTypes: ['IK_ALLG'] })
      .thenRefused('course-type-unknown');
    at(registered)
      .when({ kind: 'admit', admission: { ...admit.admission, validTo: '2025-12-31' } }, facts)
      .thenRefused('admission-ends-before-start');
  });

  it('can end sooner, never later', () => {
    const end = { kind: 'end-admission', admissionId: 'z_1', lastDay: '2026-06-30' } as const;
    at(registered, admitted)
      .when(end, facts)
      .then({
        type: 'provider-admission-ended',
        effectiveOn: today,
        data: { providerId: 'vhs', admissionId: 'z_1', lastDay: '2026-06-30' },
      });
    at(registered).when(end, facts).thenRefused('admission-unknown');
    at(registered, admitted)
      .when({ ...end, lastDay: '2027-01-01' }, facts)
      .thenRefused('admission-ends-sooner');
    at(registered, admitted)
      .when({ ...end, lastDay: '2025-12-31' }, facts)
      .thenRefused('admission-ends-before-start');
  });

  it('holds from its first day to its last; of a provider without any nothing is known', () => {
    const { state } = at(registered, admitted);
    expect(
      ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => isAdmitted(state, 'IK_ALLG', day)),
    ).toEqual([false, true, true, false]);
    expect(isAdmitted(state, 'BSK_B2', '2026-06-01')).toBe(false);
    expect(isAdmitted(at(registered).state, 'IK_ALLG', '2026-06-01')).toBeUndefined();
  });
});

it('teaches at places that are added once, changed, and closed once', () => {
  at(registered).when({ kind: 'add-venue', venue }, facts).then(added);
  at(registered, added).when({ kind: 'add-venue', venue }, facts).thenRefused('venue-already-added');
  at(registered, added)
    .when({ kind: 'change-venue', venue: { ...venue, stepFree: false } }, facts)
    .then({ type: 'venue-changed', effectiveOn: today, data: { ...venue, stepFree: false } });
  at(registered, added).when({ kind: 'close-venue', venueId: 'o_1' }, facts).then(closed);
  at(registered, added, closed).when({ kind: 'close-venue', venueId: 'o_1' }, facts).thenRefused('venue-closed');
  at(registered).when({ kind: 'change-venue', venue }, facts).thenRefused('venue-unknown');
});
