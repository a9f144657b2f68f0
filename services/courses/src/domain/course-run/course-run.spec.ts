import { describe, expect, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { courseRunDecider } from './course-run.js';
import type { CourseRunFacts, PlanRun } from './course-run.commands.js';
import type { CourseRunEvent } from './course-run.events.js';

const today = '2026-11-24';
const plan: PlanRun['plan'] = {
  runId: 'r_1',
  providerId: 'vhs',
  title: 'Allgemeiner Integrationskurs, Aufbau',
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  municipalityKey: '03251040',
  timeOfDay: 'morning',
  childcare: true,
  seats: 2,
  minimumGroup: 1,
  startsOn: '2026-09-01',
  endsOn: '2026-12-18',
};
const courseType = { code: 'IK_ALLG', family: 'integration', standing: 'offered' } as const;
const facts: CourseRunFacts = { today };
const planFacts: CourseRunFacts = { today, providerKnown: true, courseType };

const planned: CourseRunEvent = { type: 'course-run-planned', effectiveOn: '2026-08-01', data: plan };
const started: CourseRunEvent = { type: 'course-run-started', effectiveOn: '2026-09-01', data: { runId: 'r_1' } };
const ended: CourseRunEvent = { type: 'course-run-ended', effectiveOn: '2026-11-20', data: { runId: 'r_1' } };
const cancelled: CourseRunEvent = {
  type: 'course-run-cancelled',
  effectiveOn: '2026-08-20',
  data: { runId: 'r_1', reason: 'no-teacher', people: 'wait-again' },
};
const held = (registrationId: string): CourseRunEvent => ({
  type: 'seat-held',
  effectiveOn: today,
  data: { runId: 'r_1', registrationId },
});
const refused = (registrationId: string, reason: 'run-full' | 'run-closed'): CourseRunEvent => ({
  type: 'seat-refused',
  effectiveOn: today,
  data: { runId: 'r_1', registrationId, reason },
});
const moveTo = { closed: false, providerId: 'vhs', courseType: 'IK_ALLG' };
const run = (...history: CourseRunEvent[]) => given(courseRunDecider, ...history);

describe('planning a run', () => {
  const command: PlanRun = { kind: 'plan', plan };

  it('records the plan, today unless another day is named', () => {
    run()
      .when(command, planFacts)
      .then({ ...planned, effectiveOn: today });
    run()
      .when({ ...command, effectiveOn: '2026-08-01' }, planFacts)
      .then(planned);
  });

  it('is refused where it began more than a year ago, and not where it is history', () => {
    const late = { ...planFacts, today: '2026-11-24' };
    const began = (startsOn: string) => ({ ...plan, startsOn });
    const is = (startsOn: string): CourseRunEvent => ({
      type: 'course-run-planned',
      effectiveOn: '2026-11-24',
      data: began(startsOn),
    });
    run()
      .when({ ...command, plan: began('2025-11-23') }, late)
      .thenRefused('begins-too-long-ago');
    run()
      .when({ ...command, plan: began('2025-11-24') }, late)
      .then(is('2025-11-24'));
    run()
      .when({ ...command, plan: began('2005-11-23'), historic: true }, late)
      .then(is('2005-11-23'));
    const { runId, providerId: _provider, courseType: _type, ...unchanged } = plan;
    const change = (startsOn: string) => ({ kind: 'change', change: { ...unchanged, startsOn } }) as const;
    run(is('2006-11-23')).when(change('2005-11-23'), late).thenRefused('begins-too-long-ago');
    run(is('2006-11-23'))
      .when(change('2006-11-23'), late)
      .then({
        type: 'course-run-changed',
        effectiveOn: '2026-11-24',
        data: { runId, ...unchanged, startsOn: '2006-11-23' },
      });
  });

  it('is refused', () => {
    run(planned).when(command, planFacts).thenRefused('run-already-planned');
    run().when(command, { today, courseType }).thenRefused('provider-unknown');
    run()
      .when(command, { ...planFacts, providerRetired: true })
      .thenRefused('provider-retired');
    run()
      .when(command, { ...planFacts, venueUnknown: true })
      .thenRefused('venue-unknown');
    run()
      .when(command, { ...planFacts, courseUnknown: true })
      .thenRefused('course-unknown');
    run().when(command, { today, providerKnown: true }).thenRefused('course-type-unknown');
    run()
      .when({ ...command, plan: { ...plan, endsOn: '2026-08-31' } }, planFacts)
      .thenRefused('end-before-start');
    run()
      .when({ ...command, plan: { ...plan, minimumGroup: 3 } }, planFacts)
      .thenRefused('minimum-above-seats');
    run()
      .when({ ...command, effectiveOn: '2026-11-25' }, planFacts)
      .thenRefused('day-in-future');
  });

  it('is refused for a type that has ended by a checked rule; a doubtful rule and history never refuse', () => {
    const of = (standing: 'ended' | 'doubtful') => ({ ...planFacts, courseType: { ...courseType, standing } });
    run().when(command, of('ended')).thenRefused('course-type-ended');
    run()
      .when(command, of('doubtful'))
      .then({ ...planned, effectiveOn: today });
    run()
      .when({ ...command, historic: true }, of('ended'))
      .then({ ...planned, effectiveOn: today });
  });
});

describe('start and end', () => {
  it('happen once and in order', () => {
    run(planned).when({ kind: 'start', effectiveOn: '2026-09-01' }, facts).then(started);
    run(planned, started).when({ kind: 'end', effectiveOn: '2026-11-20' }, facts).then(ended);
  });

  it('are refused in another phase', () => {
    run().when({ kind: 'start' }, facts).thenRefused('run-unknown');
    run(planned, started).when({ kind: 'start' }, facts).thenRefused('run-already-running');
    run(planned, started, ended).when({ kind: 'start' }, facts).thenRefused('run-ended');
    run(planned, cancelled).when({ kind: 'start' }, facts).thenRefused('run-cancelled');
    run(planned).when({ kind: 'end' }, facts).thenRefused('run-not-started');
    run(planned, started, ended).when({ kind: 'end' }, facts).thenRefused('run-ended');
  });

  it('are refused for a day that has not come or lies before the start', () => {
    run(planned).when({ kind: 'start', effectiveOn: '2026-11-25' }, facts).thenRefused('day-in-future');
    run(planned, started).when({ kind: 'end', effectiveOn: '2026-08-31' }, facts).thenRefused('end-before-start');
  });
});

describe('cancelling', () => {
  it('ends a plan', () => {
    run(planned).when({ kind: 'cancel', reason: 'no-teacher', effectiveOn: '2026-08-20' }, facts).then(cancelled);
  });
  it('moves everybody to a run that takes people', () => {
    const move = { kind: 'cancel', reason: 'no-teacher', people: 'wait-and-move' } as const;
    run(planned)
      .when({ ...move, toRunId: 'r_2', effectiveOn: '2026-08-20' }, { today, moveTo })
      .then({ ...cancelled, data: { runId: 'r_1', reason: 'no-teacher', people: 'wait-and-move', toRunId: 'r_2' } });
    run(planned).when(move, facts).thenRefused('move-target-missing');
    run(planned)
      .when({ ...move, toRunId: 'r_2' }, facts)
      .thenRefused('move-target-unknown');
    run(planned)
      .when({ ...move, toRunId: 'r_2' }, { today, moveTo: { ...moveTo, closed: true } })
      .thenRefused('move-target-unknown');
    run(planned)
      .when({ ...move, toRunId: 'r_1' }, { today, moveTo })
      .thenRefused('move-target-unknown');
    run(planned)
      .when({ ...move, toRunId: 'r_2' }, { today, moveTo: { ...moveTo, providerId: 'p-x' } })
      .thenRefused('move-target-unknown');
    run(planned)
      .when({ ...move, toRunId: 'r_2' }, { today, moveTo: { ...moveTo, courseType: 'IK_ALPHA' } })
      .thenRefused('move-target-unknown');
  });
  it('says nothing of the people of history: the lists tell of them', () => {
    run(planned)
      .when({ kind: 'cancel', reason: 'no-teacher', historic: true, effectiveOn: '2026-08-20' }, facts)
      .then({ ...cancelled, data: { runId: 'r_1', reason: 'no-teacher' } });
  });
  it('is refused once the run began', () => {
    run(planned, started).when({ kind: 'cancel', reason: 'no-room' }, facts).thenRefused('run-already-running');
    run(planned, cancelled).when({ kind: 'cancel', reason: 'no-room' }, facts).thenRefused('run-cancelled');
  });
});

describe('breaking a run off', () => {
  const give = { kind: 'break-off', reason: 'no-teacher', effectiveOn: '2026-10-01' } as const;
  const broken: CourseRunEvent = {
    type: 'course-run-cancelled',
    effectiveOn: '2026-10-01',
    data: { runId: 'r_1', reason: 'no-teacher', brokenOff: true, people: 'wait-again' },
  };

  it('gives up a run under way, whose people wait again or are moved', () => {
    run(planned, started).when(give, facts).then(broken);
    run(planned, started)
      .when({ ...give, people: 'wait-and-move', toRunId: 'r_2' }, { today, moveTo })
      .then({
        ...broken,
        data: { runId: 'r_1', reason: 'no-teacher', brokenOff: true, people: 'wait-and-move', toRunId: 'r_2' },
      });
  });
  it('is refused', () => {
    run().when(give, facts).thenRefused('run-unknown');
    run(planned).when(give, facts).thenRefused('run-not-started');
    run(planned, started, ended).when(give, facts).thenRefused('run-ended');
    run(planned, started, broken).when(give, facts).thenRefused('run-cancelled');
    run(planned, started)
      .when({ ...give, effectiveOn: '2026-08-31' }, facts)
      .thenRefused('before-run-start');
    run(planned, started)
      .when({ ...give, people: 'wait-and-move' }, facts)
      .thenRefused('move-target-missing');
    run(planned, started)
      .when({ ...give, people: 'wait-and-move', toRunId: 'r_2' }, facts)
      .thenRefused('move-target-unknown');
  });
});

describe('telling the people of a cancelled run', () => {
  const told = (registrationId: string): CourseRunEvent => ({
    type: 'course-run-cancellation-told',
    effectiveOn: today,
    data: { runId: 'r_1', registrationId },
  });
  const tell = (...registrationIds: string[]) => ({ kind: 'confirm-told', registrationIds }) as const;
  const released: CourseRunEvent = {
    type: 'seat-released',
    effectiveOn: today,
    data: { runId: 'r_1', registrationId: 'g_1' },
  };

  it('is recorded once for each who was registered then', () => {
    run(planned, held('g_1'), held('g_2'), cancelled, released)
      .when(tell('g_1', 'g_2'), facts)
      .then(told('g_1'), told('g_2'));
    run(planned, held('g_1'), held('g_2'), cancelled, told('g_1')).when(tell('g_1', 'g_2'), facts).then(told('g_2'));
  });
  it('is refused', () => {
    run(planned, held('g_1')).when(tell('g_1'), facts).thenRefused('run-not-cancelled');
    run(planned, held('g_1'), released, cancelled).when(tell('g_1'), facts).thenRefused('registration-not-concerned');
    run(planned, held('g_1'), cancelled, told('g_1')).when(tell('g_1'), facts).thenRefused('already-told');
  });
});

describe('seats', () => {
  const hold = (registrationId: string) => ({ kind: 'hold-seat', registrationId }) as const;

  it('are held while there are any, also in a run under way', () => {
    run(planned).when(hold('g_1'), facts).then(held('g_1'));
    run(planned, started, held('g_1')).when(hold('g_2'), facts).then(held('g_2'));
  });

  it('are answered with a refusal on record when the run is full or closed', () => {
    run(planned, held('g_1'), held('g_2')).when(hold('g_3'), facts).then(refused('g_3', 'run-full'));
    run(planned, cancelled).when(hold('g_1'), facts).then(refused('g_1', 'run-closed'));
    run(planned, started, ended).when(hold('g_1'), facts).then(refused('g_1', 'run-closed'));
  });

  it('are refused by no capacity when history is recorded', () => {
    const historic = { ...hold('g_3'), historic: true, effectiveOn: '2026-09-01' };
    run(planned, started, held('g_1'), held('g_2'), ended)
      .when(historic, facts)
      .then({ ...held('g_3'), effectiveOn: '2026-09-01' });
  });

  it('answer a registration once, also when everything that was asked is asked again later', () => {
    const refused: CourseRunEvent = {
      type: 'seat-refused',
      effectiveOn: today,
      data: { runId: 'r_1', registrationId: 'g_3', reason: 'run-full' },
    };
    const free: CourseRunEvent = {
      type: 'seat-released',
      effectiveOn: today,
      data: { runId: 'r_1', registrationId: 'g_1' },
    };
    run(planned, held('g_1'), held('g_2'), refused, free).when(hold('g_3'), facts).thenRefused('seat-already-settled');
  });

  it('are held once and released once', () => {
    const released: CourseRunEvent = {
      type: 'seat-released',
      effectiveOn: today,
      data: { runId: 'r_1', registrationId: 'g_1' },
    };
    run(planned, held('g_1')).when(hold('g_1'), facts).thenRefused('seat-already-held');
    run(planned, held('g_1')).when({ kind: 'release-seat', registrationId: 'g_1' }, facts).then(released);
    run(planned, held('g_1'), released)
      .when({ kind: 'release-seat', registrationId: 'g_1' }, facts)
      .thenRefused('seat-not-held');
    run(planned, held('g_1'), released, held('g_2')).when(hold('g_3'), facts).then(held('g_3'));
    run(planned, held('g_1'), released).when(hold('g_1'), facts).thenRefused('seat-already-settled');
    run().when(hold('g_1'), facts).thenRefused('run-unknown');
  });
});

it('keeps its state at an erased event: a run concerns no person', () => {
  const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'seat-held' } } as const;
  expect(courseRunDecider.evolve(run(planned).state, erased)).toEqual(run(planned).state);
});
