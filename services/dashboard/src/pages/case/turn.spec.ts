import { describe, expect, it } from '@jest/globals';
import { CASE } from '../../testing/case-data.js';
import { turnOf } from './turn.js';

const calm = { ...CASE, handovers: [] };

describe('whose turn it is', () => {
  it('an offer waits for its receiver, whatever the stage', () => {
    expect(turnOf({ ...CASE, stage: 'waiting' })).toEqual({
      who: 'Silbenreich gGmbH (erfunden)',
      what: 'das Angebot von Wortwechsel e. V. (erfunden) beantworten',
      dueOn: '2026-11-15',
    });
  });

  it.each([
    ['enrolled', 'Kurskoordination', undefined],
    ['assessed', 'Kurskoordination', undefined],
    ['entitled', 'Kurskoordination', '2026-11-30'],
    ['waiting', 'Kurskoordination', '2026-11-30'],
    ['registered', 'Wortwechsel e. V. (erfunden)', '2026-11-30'],
    ['course-ended', 'Wortwechsel e. V. (erfunden)', '2026-11-30'],
    ['handover-accepted', 'Wortwechsel e. V. (erfunden)', '2026-11-30'],
  ])('%s: %s, before the right lapses on %s', (stage, who, dueOn) => {
    expect(turnOf({ ...calm, stage })).toMatchObject({ who, ...(dueOn === undefined ? {} : { dueOn }) });
  });

  it('after the acceptance it is the one who accepted', () => {
    const accepted = CASE.handovers.map((handover) => ({ ...handover, state: 'accepted' }));
    expect(turnOf({ ...CASE, stage: 'handover-accepted', handovers: accepted })?.who).toBe(
      'Silbenreich gGmbH (erfunden)',
    );
  });

  it.each(['in-course', 'arrived', 'unbekannt'])('%s: nobody', (stage) => {
    expect(turnOf({ ...calm, stage })).toBeUndefined();
  });
});
