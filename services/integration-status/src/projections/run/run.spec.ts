import { describe, expect, it } from '@jest/globals';
import { evolveRun, isAtRisk, NEW_RUN, riskSpans, type RunEvent, runKeys, runView } from './run.state.js';

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
  it('is open to people until it is full, closed or over, and found so', () => {
    const only = (type: RunEvent['type'], data: object = {}): RunEvent =>
      ({ type, effectiveOn: '2026-11-20', data: { runId: 'r', ...data } }) as RunEvent;
    const closed = only('course-run-registration-closed');
    const open = (...events: RunEvent[]) => (keys(planned, ...events).open ?? []).length === 1;
    expect(open()).toBe(true);
    expect(open(closed)).toBe(false);
    expect(keys(planned, closed).bookable).toEqual([]);
    expect(open(closed, only('course-run-registration-opened'))).toBe(true);
    expect(open(only('course-run-started'))).toBe(true);
    expect(open(only('course-run-started'), only('course-run-ended'))).toBe(false);
    const full = ['a', 'b', 'c'].map((id) => held(id, '2026-11-01'));
    expect(open(...full)).toBe(false);
    expect(open({ ...planned, data: { ...(planned.data as object), registration: 'closed' } } as RunEvent)).toBe(false);
  });
  it('shows what was changed, and a pause until it goes on', () => {
    const change = {
      runId: 'r',
      title: 'Neu',
      municipalityKey: '03251040',
      timeOfDay: 'morning',
      childcare: true,
      seats: 5,
      minimumGroup: 4,
      startsOn: '2026-12-08',
      endsOn: '2027-02-08',
    } as const;
    const changed: RunEvent = { type: 'course-run-changed', effectiveOn: '2026-11-01', data: change };
    expect(runView(after(planned, changed))).toMatchObject({ ...change, providerId: 'x', courseType: 'LK_NIEDRIG' });
    expect(riskSpans(after(planned, changed))[0]).toEqual({
      cell: 'at-risk:all',
      from: '2026-11-10',
      to: '2026-12-09',
    });
    const interrupted: RunEvent = {
      type: 'course-run-interrupted',
      effectiveOn: '2026-12-10',
      data: { runId: 'r', reason: 'no-room' },
    };
    const resumed: RunEvent = {
      type: 'course-run-resumed',
      effectiveOn: '2026-12-20',
      data: { runId: 'r', endsOn: '2027-02-19' },
    };
    expect(runView(after(planned, interrupted))?.interruptedOn).toBe('2026-12-10');
    const again = runView(after(planned, interrupted, resumed));
    expect([again?.interruptedOn, again?.endsOn]).toEqual([undefined, '2027-02-19']);
  });
  it('is at risk from four weeks before its start to its first day, while too few are registered', () => {
    const view = runView(after(planned));
    const risk = (day: string) => view && isAtRisk(view, day);
    expect(['2026-11-02', '2026-11-03', '2026-12-01', '2026-12-02'].map(risk)).toEqual([false, true, true, false]);
    const enough = runView(after(planned, held('a', '2026-11-01'), held('b', '2026-11-01')));
    expect(enough && isAtRisk(enough, '2026-11-20')).toBe(false);
  });
});
