import { describe, expect, it } from '@jest/globals';
import { escalatedSpans, handoverDays, handoverKeys, overdueSpans, toldOn } from './handover-places.js';
import { evolveHandover, type HandoverEvent, type HandoverSection } from './handover.state.js';

const of = { personRef: 'p_1', handoverId: 'h', fromProvider: 'x', toProvider: 'y' };
const offered: HandoverEvent = {
  type: 'handover-offered',
  effectiveOn: '2026-10-20',
  data: {
    ...of,
    registrationId: 'g',
    endedRunId: 'r',
    followUpCourseType: 'BSK_B2',
    level: 'B1',
    courseEndsOn: '2026-11-01',
    answerDueOn: '2026-11-15',
    basis: 'consent',
    ruleId: 'a',
    ruleVersion: 'b',
  },
};
const accepted = (effectiveOn: string): HandoverEvent => ({ type: 'handover-accepted', effectiveOn, data: of });
const after = (...events: Parameters<typeof evolveHandover>[1][]) =>
  events.reduce<HandoverSection>(evolveHandover, null);
const view = (...events: HandoverEvent[]) => {
  const reached = after(...events);
  if (!reached) throw new Error('no hand-over');
  return reached;
};

describe('a hand-over in the county view', () => {
  it('is found open by its due day, for the whole county and for both providers', () => {
    expect(handoverKeys(view(offered)).open).toEqual([
      'all|2026-11-15',
      'from:x|2026-11-15',
      'to:y|2026-11-15',
      'of:x|2026-11-15',
      'of:y|2026-11-15',
    ]);
  });
  it('counts as overdue from the day after its due day until it is answered', () => {
    expect(overdueSpans(view(offered))[0]).toEqual({ cell: 'overdue:all', from: '2026-11-16' });
    expect(overdueSpans(view(offered, accepted('2026-11-20')))[0]).toEqual({
      cell: 'overdue:all',
      from: '2026-11-16',
      to: '2026-11-20',
    });
  });
  it('counts as told to the coordination per stage, until it is answered and until it begins', () => {
    const escalated = (stage: 'answer' | 'start', effectiveOn: string): HandoverEvent => ({
      type: 'handover-escalated',
      effectiveOn,
      data: { ...of, stage, dueOn: effectiveOn },
    });
    const both = view(
      offered,
      escalated('answer', '2026-11-16'),
      accepted('2026-11-20'),
      escalated('start', '2026-12-20'),
    );
    expect(escalatedSpans(both).filter(({ cell }) => cell === 'escalated:all')).toEqual([
      { cell: 'escalated:all', from: '2026-11-16', to: '2026-11-20' },
      { cell: 'escalated:all', from: '2026-12-20' },
    ]);
    const keys = handoverKeys(both).told?.filter((key) => key.startsWith('all|')) ?? [];
    const days = ['2026-11-15', '2026-11-16', '2026-11-19', '2026-11-20', '2026-12-20', '2027-01-20'];
    expect(days.map((day) => keys.some((key) => toldOn(key, day)))).toEqual([false, true, true, false, true, true]);
  });
  it('was never overdue when answered on its due day', () => {
    expect(overdueSpans(view(offered, accepted('2026-11-15')))).toEqual([]);
  });
  it('takes the days from the end of the course to the acceptance, and none when accepted before', () => {
    expect(handoverDays(view(offered, accepted('2026-11-10')))).toBe(9);
    expect(handoverDays(view(offered, accepted('2026-10-25')))).toBe(0);
  });
  it('vanishes when its person is erased', () => {
    expect(
      after(offered, { type: 'erased', effectiveOn: '2026-12-01', data: { erasedType: 'handover-accepted' } }),
    ).toBeNull();
  });
});
