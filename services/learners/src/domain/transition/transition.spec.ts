import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTransitionRules } from '../../rules/transition-files.js';
import { given } from '../../testing/given.js';
import { sphereTransitionDecider, type SphereTransitionFacts } from './sphere-transition.decider.js';
import { planOf } from './template.js';
import {
  type StartTransition,
  type TransitionCommand,
  transitionDecider,
  type TransitionFacts,
} from './transition.decider.js';
import type { TransitionStarted } from './transition.events.js';

const today = '2026-11-24';
const rules = readTransitionRules();
const ids = { personRef: 'p_1', transitionId: 't_1' };
const coordination = { owners: ['migration-office'], seesAll: true };
const facts: TransitionFacts = { today, learner: 'enrolled', rules, actor: coordination };
const transition = given(transitionDecider, facts);
const as = (actor: TransitionFacts['actor']) => given(transitionDecider, { ...facts, actor });
const start: StartTransition = { type: 'start-transition', ...ids, kind: 'course-to-work', dueOn: '2027-02-01' };
const plan = planOf(rules, { kind: 'course-to-work', startedOn: today, dueOn: '2027-02-01' });
const started: TransitionStarted = {
  type: 'transition-started',
  effectiveOn: today,
  data: {
    ...ids,
    kind: 'course-to-work',
    dueOn: '2027-02-01',
    templateId: 'course-to-work',
    templateVersion: '2016-07-01',
    steps: [...(plan?.steps.coordination ?? [])],
  },
};
const completed = { type: 'transition-completed', effectiveOn: today, data: ids } as const;
const complete = { type: 'complete-transition' } as const;
const breakOff = { type: 'break-off-transition', reason: 'moved-away' } as const;
const brokenOff = {
  type: 'transition-broken-off',
  effectiveOn: today,
  data: { ...ids, reason: 'moved-away' },
} as const;
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'transition-started' } } as const;
const finish = { type: 'finish-step', step: 'level-known' } as const;
const finished = {
  type: 'transition-step-done',
  effectiveOn: today,
  data: { ...ids, step: 'level-known', owner: 'migration-office' },
} as const;

describe('a transition', () => {
  it('is started with the steps of the template of its day, and completed', () => {
    transition().when(start).then(started);
    transition(started).when(complete).then(completed);
    transition(started).when(breakOff).then(brokenOff);
  });

  it('that began before there was a template has no steps', () => {
    const { dueOn: _dueOn, ...history } = start;
    transition()
      .when({ ...history, effectiveOn: '2010-01-01' })
      .then({ type: 'transition-started', effectiveOn: '2010-01-01', data: { ...ids, kind: 'course-to-work' } });
  });

  it('is refused', () => {
    transition(started).when(start).refused('transition-already-started');
    transition()
      .when({ ...start, dueOn: '2026-11-01' })
      .refused('due-before-start', '/dueOn');
    transition()
      .when({ ...start, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    given(transitionDecider, { ...facts, learner: 'unknown' })()
      .when(start)
      .refused('learner-unknown');
    given(transitionDecider, { ...facts, learner: 'erased' })()
      .when(start)
      .refused('person-erased');
    transition().when(complete).refused('transition-unknown');
    transition(started, completed).when(complete).refused('transition-already-completed');
    transition(started, brokenOff).when(complete).refused('transition-already-broken-off');
    transition(started)
      .when({ ...complete, effectiveOn: '2026-11-01' })
      .refused('completed-before-start', '/effectiveOn');
    transition(started, erased).when(complete).refused('person-erased');
  });
});

describe('a step', () => {
  it('is done or left out by its owner, once, while the transition is under way', () => {
    transition(started).when(finish).then(finished);
    transition(started)
      .when({ type: 'skip-step', step: 'level-known', reason: 'not-needed' })
      .then({ ...finished, type: 'transition-step-skipped', data: { ...finished.data, reason: 'not-needed' } });
    transition(started, finished).when(finish).refused('step-already-closed', '/step');
    transition(started, completed).when(finish).refused('transition-already-completed');
    transition(started)
      .when({ ...finish, effectiveOn: '2026-11-01' })
      .refused('step-before-start', '/effectiveOn');
    transition(started)
      .when({ ...finish, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
  });

  it('opens again by its owner; by itself only where no person had closed it', () => {
    const reopen = { type: 'reopen-step', step: 'level-known' } as const;
    const reopened = { ...finished, type: 'transition-step-reopened' } as const;
    const moved = { ...finished, data: { ...finished.data, by: 'milestone-recorded' } } as const;
    transition(started, finished).when(reopen).then(reopened);
    transition(started).when(reopen).refused('step-not-closed', '/step');
    transition(started, finished, reopened).when(reopen).refused('step-not-closed', '/step');
    transition(started, finished, reopened).when(finish).then(finished);
    const byPolicy = as('policy');
    byPolicy(started, moved)
      .when({ ...reopen, by: 'milestone-withdrawn' })
      .then({ ...reopened, data: { ...reopened.data, by: 'milestone-withdrawn' } });
    byPolicy(started, finished).when(reopen).refused('step-closed-by-person', '/step');
    transition({ ...started, effectiveOn: '2026-11-01' }, finished)
      .when({ ...reopen, effectiveOn: '2026-11-23' })
      .refused('step-closed-later', '/effectiveOn');
    transition(started, finished, completed).when(reopen).refused('transition-already-completed');
  });

  it('of another department is told of to the coordination alone', () => {
    const counselling = { ...finish, step: 'job-counselling' };
    transition(started).when(counselling).refused('not-your-step', '/step');
    transition(started)
      .when({ ...finish, step: 'nothing' })
      .refused('step-unknown', '/step');
    const jobCentre = as({ owners: ['job-centre'], seesAll: false });
    jobCentre(started).when(counselling).accepted();
    jobCentre(started).when(finish).refused('step-unknown', '/step');
    as({ owners: ['health'], seesAll: false })(started)
      .when(finish)
      .refused('transition-unknown');
  });

  it('is done by a policy in nobody’s name', () => {
    as('policy')(started)
      .when({ ...finish, by: 'language-level-assessed' })
      .then({ ...finished, data: { ...finished.data, by: 'language-level-assessed' } });
    as('policy')(started)
      .when({ ...finish, step: 'nothing' })
      .refused('step-unknown');
  });
});

describe('the steps of a department that is kept apart', () => {
  const child = planOf(rules, { kind: 'daycare-to-school', startedOn: today });
  const steps = [...(child?.steps.health ?? [])];
  const planned = { ...ids, kind: 'daycare-to-school' as const, templateId: 'daycare-to-school', templateVersion: 'v' };
  const planSteps = {
    type: 'plan-sphere-steps',
    sphere: 'health',
    startedOn: today,
    ...planned,
    steps,
  } as const;
  const stepsPlanned = {
    type: 'health-transition-steps-planned',
    effectiveOn: today,
    data: { ...planned, steps },
  } as const;
  const apart: SphereTransitionFacts = { today, actor: { owners: ['health'], seesAll: false }, underWay: true };
  const exam = { type: 'finish-step', step: 'school-entry-exam' } as const;
  const ofHealth = given(sphereTransitionDecider, apart);

  it('never stand in the plan of the coordination', () => {
    expect(child?.steps.coordination.map(({ owner }) => owner)).not.toContain('health');
    expect(child?.steps.youth.map(({ owner }) => owner).toSorted()).toEqual(['daycare', 'youth']);
    expect(steps.map(({ step }) => step)).toEqual(['school-entry-exam']);
  });

  it('are planned once and done in their sphere', () => {
    ofHealth().when(planSteps).then(stepsPlanned);
    ofHealth(stepsPlanned).when(planSteps).refused('steps-already-planned');
    ofHealth(stepsPlanned)
      .when(exam)
      .then({
        type: 'health-transition-step-done',
        effectiveOn: today,
        data: { ...ids, step: 'school-entry-exam', owner: 'health' },
      });
    ofHealth().when(exam).refused('transition-unknown');
    given(sphereTransitionDecider, { ...apart, underWay: false })(stepsPlanned)
      .when(exam)
      .refused('transition-over');
    given(sphereTransitionDecider, { ...apart, actor: { owners: ['youth'], seesAll: false } })(stepsPlanned)
      .when(exam)
      .refused('step-unknown');
  });
});

describe('the plan of a transition', () => {
  const dueOf = (startedOn: string, step: string, dueOn?: string) =>
    Object.values(planOf(rules, { kind: 'daycare-to-school', startedOn, dueOn })?.steps ?? {})
      .flat()
      .find((one) => one.step === step)?.dueOn;

  it('counts from the school year that follows', () => {
    expect(dueOf('2025-09-01', 'school-entry-exam')).toBe('2026-05-13');
    expect(dueOf('2026-08-13', 'arrived-in-class')).toBe('2026-09-24');
    expect(dueOf('2026-08-14', 'arrived-in-class')).toBe('2027-09-30');
    expect(dueOf('2026-09-01', 'school-entry-exam', '2027-08-19')).toBe('2027-05-19');
  });

  it('gives who comes late some days, and no invented day where the school year is not known', () => {
    expect(dueOf('2026-07-01', 'school-registration')).toBe('2026-07-15');
    expect(dueOf('2031-01-01', 'school-entry-exam')).toBeUndefined();
  });
});

it('whatever is commanded: started once, ended once, each step closed and opened in turn, none after the end', () => {
  const step = fc.constantFrom('level-known', 'vocational-course', 'job-counselling', 'nothing');
  const command: fc.Arbitrary<TransitionCommand> = fc.oneof(
    fc.constantFrom(start, complete, breakOff),
    step.map((code) => ({ type: 'finish-step' as const, step: code })),
    step.map((code) => ({ type: 'skip-step' as const, step: code, reason: 'not-needed' as const })),
    step.map((code) => ({ type: 'reopen-step' as const, step: code })),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      let state = transitionDecider.initial;
      const closed = new Set<string>();
      const types: string[] = [];
      for (const one of commands) {
        const decision = transitionDecider.decide(state, one, facts);
        for (const event of decision.ok ? decision.events : []) {
          state = transitionDecider.evolve(state, event);
          types.push(event.type);
          if (!('step' in event.data)) continue;
          expect(closed.has(event.data.step)).toBe(event.type === 'transition-step-reopened');
          if (!closed.delete(event.data.step)) closed.add(event.data.step);
        }
      }
      const ends = types.filter((type) => type === 'transition-completed' || type === 'transition-broken-off');
      expect(ends.length).toBeLessThanOrEqual(1);
      if (ends.length === 1) expect(types.at(-1)).toBe(ends[0]);
    }),
  );
});
