import { describe, expect, it } from '@jest/globals';
import { evolveRun, NEW_RUN, riskSpans, type RunEvent, runKeys, runView } from './run.state.js';

const planned: RunEvent = {
  type: 'course-run-planned',
  effectiveOn: '2026-10-01',
  data: {
    runId: 'r',
    providerId: 'x',
    title: 'A2 am Abend',
    courseType: 'LK_NIEDRIG',
    entryLevel: 'A1',
    targetLevel: 'A2',
    funding: 'county',
    municipalityKey: '03251041',
    timeOfDay: 'evening',
    childcare: false,
    seats: 3,
    minimumGroup: 2,
    startsOn: '2026-12-01',
    endsOn: '2027-02-01',
  },
};
const held = (registrationId: string, effectiveOn: string): RunEvent => ({
  type: 'seat-held',
  effectiveOn,
  data: { runId: 'r', registrationId },
});
const released = (registrationId: string, effectiveOn: string): RunEvent => ({
  type: 'seat-released',
  effectiveOn,
  data: { runId: 'r', registrationId },
});
const after = (...events: RunEvent[]) => events.reduce(evolveRun, NEW_RUN);
const keys = (...events: RunEvent[]) => {
  const view = runView(after(...events));
  return view ? runKeys(view) : {};
};

describe('a course run in the county view', () => {
  it('can be booked while it is planned and has free seats', () => {
    expect(keys(planned).bookable).toEqual(['A1|2026-12-01']);
    expect(keys(planned, held('a', '2026-11-01'), held('b', '2026-11-01'), held('c', '2026-11-01')).bookable).toEqual(
      [],
    );
  });
  it('counts a seat held twice for one registration once', () => {
    expect(runView(after(planned, held('a', '2026-11-01'), held('a', '2026-11-02')))?.taken).toBe(1);
  });
  it('is at risk in the four weeks before its start while too few are registered', () => {
    expect(riskSpans(after(planned))[0]).toEqual({ cell: 'at-risk:all', from: '2026-11-03', to: '2026-12-02' });
    expect(riskSpans(after(planned, held('a', '2026-11-05'), held('b', '2026-11-10')))[0]).toEqual({
      cell: 'at-risk:all',
      from: '2026-11-03',
      to: '2026-11-10',
    });
  });
  it('is at risk again when somebody leaves', () => {
    const spans = riskSpans(
      after(planned, held('a', '2026-11-01'), held('b', '2026-11-01'), released('b', '2026-11-20')),
    ).filter(({ cell }) => cell === 'at-risk:all');
    expect(spans).toEqual([{ cell: 'at-risk:all', from: '2026-11-20', to: '2026-12-02' }]);
  });
  it('is at risk on its first day until it is started', () => {
    const started: RunEvent = { type: 'course-run-started', effectiveOn: '2026-12-01', data: { runId: 'r' } };
    expect(riskSpans(after(planned))[0]?.to).toBe('2026-12-02');
    expect(riskSpans(after(planned, started))[0]?.to).toBe('2026-12-01');
  });
  it('is at risk no longer once cancelled', () => {
    const cancelled: RunEvent = {
      type: 'course-run-cancelled',
      effectiveOn: '2026-11-15',
      data: { runId: 'r', reason: 'too-few-participants' },
    };
    expect(riskSpans(after(planned, cancelled))[0]).toEqual({
      cell: 'at-risk:all',
      from: '2026-11-03',
      to: '2026-11-15',
    });
  });
});
