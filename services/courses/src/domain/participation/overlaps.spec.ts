import { describe, expect, it } from '@jest/globals';
import type { ErasedEvent } from '#contracts';
import { given } from '#event-sourcing/testing';
import type { ParticipationEvent } from './participation.events.js';
import { participationDecider } from './participation.js';

const today = '2026-11-24';
const facts = { today };
const person = (...history: (ParticipationEvent | ErasedEvent)[]) => given(participationDecider, ...history);
const of = (name: '1' | '2') => ({ personRef: 'p_1', registrationId: `g_${name}`, runId: `r_${name}` });
const other = (name: '1' | '2') => ({ ...of(name), otherRegistrationId: name === '1' ? 'g_2' : 'g_1' });
const asked = (name: '1' | '2', startsOn: string, endsOn: string): readonly ParticipationEvent[] => [
  { type: 'seat-requested', effectiveOn: '2026-11-01', data: { ...of(name), providerId: 'vhs', startsOn, endsOn } },
  { type: 'registration-confirmed', effectiveOn: '2026-11-01', data: of(name) },
];
const days = (name: '1' | '2', startsOn: string, endsOn: string): ParticipationEvent => ({
  type: 'seat-days-changed',
  effectiveOn: today,
  data: { ...of(name), startsOn, endsOn },
});
const found = (name: '1' | '2'): ParticipationEvent => ({
  type: 'registration-overlap-found',
  effectiveOn: today,
  data: other(name),
});
const gone = (name: '1' | '2'): ParticipationEvent => ({
  type: 'registration-overlap-settled',
  effectiveOn: today,
  data: { ...other(name), outcome: 'gone' },
});
const allowed = (name: '1' | '2'): ParticipationEvent => ({
  type: 'registration-overlap-settled',
  effectiveOn: today,
  data: { ...other(name), outcome: 'allowed', reason: 'times-differ' },
});

const first = asked('1', '2026-12-01', '2027-01-29');
const second = asked('2', '2027-02-01', '2027-04-30');
const moved = { kind: 'change-days', registrationId: 'g_2', startsOn: '2027-01-25', endsOn: '2027-04-23' } as const;
const changed = days('2', moved.startsOn, moved.endsOn);
const back = { ...moved, startsOn: '2027-02-01', endsOn: '2027-04-30' };
const overlapping = [...first, ...second, changed, found('2'), found('1')];

describe('the days of a run change after people registered', () => {
  it('is what the registration then claims', () => {
    const later = { ...moved, startsOn: '2027-02-08', endsOn: '2027-05-07' };
    person(...first, ...second)
      .when(later, facts)
      .then(days('2', '2027-02-08', '2027-05-07'));
    const third = { kind: 'request', personRef: 'p_1', registrationId: 'g_3', runId: 'r_3' } as const;
    const run = { providerId: 'x', startsOn: '2027-01-25', endsOn: '2027-01-28', closed: false };
    person(...second, changed)
      .when(third, { today, run })
      .thenRefused('overlapping-registration');
    person(...second, days('2', '2027-02-08', '2027-05-07'))
      .when(third, { today, run: { ...run, startsOn: '2027-02-01', endsOn: '2027-02-07' } })
      .then({
        type: 'seat-requested',
        effectiveOn: today,
        data: { ...third, kind: undefined, providerId: 'x', startsOn: '2027-02-01', endsOn: '2027-02-07' } as never,
      });
  });

  it('puts an overlap on record for both registrations, and drops nobody', () => {
    person(...first, ...second)
      .when(moved, facts)
      .then(changed, found('2'), found('1'));
    expect([...person(...overlapping).state.registrations.values()].map(({ phase }) => phase)).toEqual([
      'confirmed',
      'confirmed',
    ]);
  });

  it('ends the overlap when the days are changed back', () => {
    person(...overlapping)
      .when(back, facts)
      .then(days('2', back.startsOn, back.endsOn), gone('1'), gone('2'));
  });

  it('is refused', () => {
    person(...second)
      .when(back, facts)
      .thenRefused('days-unchanged');
    person(...second, { type: 'registration-withdrawn', effectiveOn: today, data: of('2') })
      .when(moved, facts)
      .thenRefused('registration-closed');
    person().when(moved, facts).thenRefused('registration-unknown');
    person({ type: 'erased', effectiveOn: today, data: { erasedType: 'seat-days-changed' } })
      .when(moved, facts)
      .thenRefused('person-erased');
  });
});

describe('an overlap', () => {
  const allow = { kind: 'allow-overlap', registrationId: 'g_1', reason: 'times-differ' } as const;

  it('is allowed for both sides with a reason, and stays so', () => {
    person(...overlapping)
      .when(allow, facts)
      .then(allowed('1'), allowed('2'));
    const decided = [...overlapping, allowed('1'), allowed('2')];
    person(...decided)
      .when({ ...moved, endsOn: '2027-04-30' }, facts)
      .then(days('2', moved.startsOn, '2027-04-30'));
    person(...decided)
      .when(allow, facts)
      .thenRefused('no-overlap');
  });

  it('is gone when one of the two registrations is taken back', () => {
    person(...overlapping)
      .when({ kind: 'withdraw', registrationId: 'g_1' }, facts)
      .then({ type: 'registration-withdrawn', effectiveOn: today, data: of('1') }, gone('1'), gone('2'));
  });

  it('is not there to be allowed', () => {
    person(...first, ...second)
      .when(allow, facts)
      .thenRefused('no-overlap');
  });
});
