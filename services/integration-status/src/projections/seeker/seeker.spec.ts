import { describe, expect, it } from '@jest/globals';
import { needAlone, nextModules, seekingOf } from '../../matching/placing-board.js';
import { evolveSeeker, type Seeker, type SeekerSection, seekerView } from './seeker.state.js';

type SeekerEvent = Parameters<typeof evolveSeeker>[1];
const on = '2026-11-02';
const event = (type: string, data: object, effectiveOn = on): SeekerEvent =>
  ({ type, effectiveOn, data: { personRef: 'p_1', ...data } }) as unknown as SeekerEvent;
/** Of each list of events one stream. */
function seeker(...streams: readonly (readonly SeekerEvent[])[]): Seeker {
  const sections = streams.map((events) => events.reduce<SeekerSection>(evolveSeeker, {}));
  const view = seekerView('p_1', sections);
  if (!view) throw new Error('nobody seeks');
  return view;
}

const waiting = event('waiting-entry-opened', {
  entryId: 'w_1',
  courseType: 'IK_ALLG',
  level: 'A2',
  municipalityKey: '03251040',
  timesOfDay: [],
  childcare: true,
});
const of = { registrationId: 'g_1', runId: 'r_1' };
const completed = (module: number) => event('module-completed', { ...of, module });
const runs = new Map([['r_1', { courseType: 'IK_ALLG' }]]);

describe('who seeks a course', () => {
  it('is obliged from the day a body says so until it ends or exempts; of several one is enough', () => {
    const imposed = event('obligation-imposed', { obligationId: 'v_1' });
    const ended = event('obligation-ended', { obligationId: 'v_1' });
    expect(seeker([waiting]).obliged).toBe(false);
    expect(seeker([waiting], [imposed]).obliged).toBe(true);
    expect(seeker([waiting], [imposed, ended]).obliged).toBe(false);
    expect(seeker([waiting], [imposed, event('obligation-exempted', { obligationId: 'v_1' })]).obliged).toBe(false);
    expect(seeker([waiting], [imposed, ended], [imposed]).obliged).toBe(true);
  });

  it('goes on with the next module where she left a course before its end, and not where it ended', () => {
    const left = event('participation-dropped-out', { ...of, reason: 'work' });
    expect(nextModules(seeker([waiting], [completed(2), completed(1), left]), runs)).toEqual({ IK_ALLG: 3 });
    const broken = event('participation-ended', { ...of, brokenOff: true });
    expect(nextModules(seeker([waiting], [completed(3), broken]), runs)).toEqual({ IK_ALLG: 4 });
    expect(nextModules(seeker([waiting], [completed(6), event('participation-ended', of)]), runs)).toBeUndefined();
  });

  it('has no module to go on with once she came to the end of such a course elsewhere', () => {
    const elsewhere = { registrationId: 'g_2', runId: 'r_2' };
    const both = new Map([...runs, ['r_2', { courseType: 'IK_ALLG' }]]);
    const left = event('participation-dropped-out', { ...of, reason: 'work' }, '2026-03-01');
    const whole = (on: string) => event('participation-ended', elsewhere, on);
    const stream = [waiting, completed(2), left];
    expect(nextModules(seeker([...stream, whole('2026-08-01')]), both)).toBeUndefined();
    expect(nextModules(seeker([...stream], [whole('2026-08-01')]), both)).toBeUndefined();
    // One that ended before, one of another type, and one that was broken off say nothing.
    expect(nextModules(seeker([...stream, whole('2026-01-01')]), both)).toEqual({ IK_ALLG: 3 });
    const other = new Map([...runs, ['r_2', { courseType: 'BSK_B2' }]]);
    expect(nextModules(seeker([...stream, whole('2026-08-01')]), other)).toEqual({ IK_ALLG: 3 });
    const broken = event('participation-ended', { ...elsewhere, brokenOff: true }, '2026-08-01');
    expect(nextModules(seeker([...stream, broken]), both)).toEqual({ IK_ALLG: 3 });
  });

  it('is weighed by her needs; who does not know her sees the need of the entry alone', () => {
    const enrolled = event('learner-enrolled', { municipalityKey: '03251040' });
    const needs = event('needs-recorded', {
      childcare: true,
      childcareAt: ['morning'],
      timesOfDay: [],
      stepFree: true,
      maxTravelMinutes: 45,
      requirements: ['induction-loop'],
    });
    const view = seeker([waiting], [enrolled, needs]);
    const [entry] = view.entries;
    if (!entry) throw new Error('no entry');
    const seeking = seekingOf(view, entry, new Map());
    expect(seeking).toMatchObject({
      childcareTimes: ['morning'],
      maxTravelMinutes: 45,
      stepFree: true,
      requirements: ['induction-loop'],
    });
    expect(Object.keys(needAlone(seeking))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/maxTravelMinutes|requirements|nextModule|rights/)]),
    );
  });
});
