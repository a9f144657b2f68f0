import { describe, expect, it } from '@jest/globals';
import { type Timer, timerCommandId } from './timer.port.js';

const timer: Timer = {
  id: 'release-hold-g_1',
  dueAt: '2026-12-01T23:00:00.000Z',
  stream: 'participation-p_1',
  kind: 'release-hold',
  ruleVersion: '2026-01-01',
};

describe('the command of a timer', () => {
  it('is the same at every repeat', () => {
    expect(timerCommandId({ ...timer })).toBe(timerCommandId(timer));
  });

  it('is another for another timer of the same stream, kind and instant: two seats of one person are both released', () => {
    expect(timerCommandId({ ...timer, id: 'release-hold-g_2' })).not.toBe(timerCommandId(timer));
  });
});
