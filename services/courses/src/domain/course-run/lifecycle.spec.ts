import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { courseRunDecider } from './course-run.js';
import type { ChangeRun, CourseRunFacts } from './course-run.commands.js';
import type { CourseRunEvent, CourseRunPlanned } from './course-run.events.js';

const today = '2026-11-24';
const facts: CourseRunFacts = { today };
const plan: CourseRunPlanned['data'] = {
  runId: 'r_1',
  providerId: 'vhs',
  title: 'Sprachtreff',
  courseType: 'EHRENAMT',
  entryLevel: 'A1',
  targetLevel: 'A2',
  funding: 'volunteer',
  municipalityKey: '03251040',
  timeOfDay: 'morning',
  childcare: false,
  seats: 3,
  minimumGroup: 1,
  startsOn: '2026-12-01',
  endsOn: '2027-02-26',
  venueId: 'o_1',
};
const onDay = (type: CourseRunEvent['type'], effectiveOn = today, data: object = {}): CourseRunEvent =>
  ({ type, effectiveOn, data: { runId: 'r_1', ...data } }) as CourseRunEvent;
const planned: CourseRunEvent = { type: 'course-run-planned', effectiveOn: '2026-11-01', data: plan };
const notOpen: CourseRunEvent = { ...planned, data: { ...plan, registration: 'closed' } };
const published = onDay('course-run-published');
const opened = onDay('course-run-registration-opened');
const closed = onDay('course-run-registration-closed');
const started = onDay('course-run-started', '2026-11-20');
const interrupted = onDay('course-run-interrupted', '2026-11-22', { reason: 'no-teacher' });
const resumed = onDay('course-run-resumed', '2026-11-23', { endsOn: '2027-03-05' });
const ended = onDay('course-run-ended');
const cancelled = onDay('course-run-cancelled', today, { reason: 'no-room', people: 'wait-again' });
const held = (registrationId: string) => onDay('seat-held', today, { registrationId });
const run = (...history: CourseRunEvent[]) => given(courseRunDecider, ...history);

describe('changing the plan', () => {
  const change: ChangeRun['change'] = {
    title: 'Sprachtreff am Abend',
    municipalityKey: '03251041',
    timeOfDay: 'evening',
    childcare: true,
    seats: 2,
    minimumGroup: 1,
    startsOn: '2026-12-08',
    endsOn: '2027-03-05',
  };
  const command: ChangeRun = { kind: 'change', change };

  it('holds before the start, down to the seats that are held', () => {
    run(planned)
      .when(command, facts)
      .then(onDay('course-run-changed', today, change));
    run(planned, held('a'), held('b'))
      .when(command, facts)
      .then(onDay('course-run-changed', today, change));
    run(planned, held('a'), held('b'), held('c')).when(command, facts).thenRefused('seats-below-held');
    run(planned, held('a'), held('b'), onDay('course-run-changed', today, change))
      .when({ kind: 'hold-seat', registrationId: 'c' }, facts)
      .then(onDay('seat-refused', today, { registrationId: 'c', reason: 'run-full' }));
  });

  it('is refused', () => {
    run().when(command, facts).thenRefused('run-unknown');
    run(planned, started).when(command, facts).thenRefused('run-already-running');
    run(planned, cancelled).when(command, facts).thenRefused('run-cancelled');
    run(planned)
      .when({ ...command, change: { ...change, endsOn: '2026-12-07' } }, facts)
      .thenRefused('end-before-start');
    run(planned)
      .when({ ...command, change: { ...change, minimumGroup: 3 } }, facts)
      .thenRefused('minimum-above-seats');
    run(planned).when(command, { today, venueUnknown: true }).thenRefused('venue-unknown');
  });
});

describe('publishing', () => {
  it('happens once, before the end', () => {
    run(planned).when({ kind: 'publish' }, facts).then(published);
    run(planned, started).when({ kind: 'publish' }, facts).then(published);
    run(planned, published).when({ kind: 'publish' }, facts).thenRefused('run-already-published');
    run(planned, cancelled).when({ kind: 'publish' }, facts).thenRefused('run-cancelled');
    run(planned, started, ended).when({ kind: 'publish' }, facts).thenRefused('run-ended');
  });
});

describe('the registration', () => {
  const hold = { kind: 'hold-seat', registrationId: 'a' } as const;
  const refusal = onDay('seat-refused', today, { registrationId: 'a', reason: 'run-closed' });

  it('is open from the plan on, unless the plan says otherwise', () => {
    run(planned).when(hold, facts).then(held('a'));
    run(notOpen).when(hold, facts).then(refusal);
    run(notOpen, opened).when(hold, facts).then(held('a'));
    run(planned, closed).when(hold, facts).then(refusal);
    run(planned, closed)
      .when({ ...hold, historic: true }, facts)
      .then(held('a'));
  });

  it('is opened and closed in turn, as long as the run is planned or under way', () => {
    run(notOpen).when({ kind: 'open-registration' }, facts).then(opened);
    run(planned, started, closed).when({ kind: 'open-registration' }, facts).then(opened);
    run(planned).when({ kind: 'open-registration' }, facts).thenRefused('run-registration-open');
    run(planned).when({ kind: 'close-registration' }, facts).then(closed);
    run(planned, closed).when({ kind: 'close-registration' }, facts).thenRefused('run-registration-closed');
    run(planned, cancelled).when({ kind: 'open-registration' }, facts).thenRefused('run-cancelled');
    run(planned, started, ended).when({ kind: 'close-registration' }, facts).thenRefused('run-ended');
  });
});

describe('a pause', () => {
  it('begins under way and ends, to a later end where one is named', () => {
    run(planned, started)
      .when({ kind: 'interrupt', reason: 'no-teacher', effectiveOn: '2026-11-22' }, facts)
      .then(interrupted);
    run(planned, started, interrupted)
      .when({ kind: 'resume', endsOn: '2027-03-05', effectiveOn: '2026-11-23' }, facts)
      .then(resumed);
    run(planned, started, interrupted).when({ kind: 'end' }, facts).then(ended);
    run(planned, started, interrupted, resumed)
      .when({ kind: 'interrupt', reason: 'no-teacher' }, facts)
      .then(onDay('course-run-interrupted', today, { reason: 'no-teacher' }));
  });

  it('is refused', () => {
    const interrupt = { kind: 'interrupt', reason: 'no-room' } as const;
    run(planned).when(interrupt, facts).thenRefused('run-not-started');
    run(planned, started, interrupted).when(interrupt, facts).thenRefused('run-interrupted');
    run(planned, started)
      .when({ ...interrupt, effectiveOn: '2026-11-19' }, facts)
      .thenRefused('before-run-start');
    run(planned, started).when({ kind: 'resume' }, facts).thenRefused('run-not-interrupted');
    run(planned).when({ kind: 'resume' }, facts).thenRefused('run-not-started');
    run(planned, started, interrupted)
      .when({ kind: 'resume', effectiveOn: '2026-11-21' }, facts)
      .thenRefused('before-interruption');
    run(planned, started, interrupted)
      .when({ kind: 'resume', endsOn: '2026-11-23' }, facts)
      .thenRefused('end-before-start');
    run(planned, started, interrupted).when({ kind: 'start' }, facts).thenRefused('run-already-running');
  });
});
