import { describe, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import {
  type StartTransition,
  transitionDecider,
  type TransitionCompleted,
  type TransitionFacts,
  type TransitionStarted,
} from './transition.decider.js';

const today = '2026-11-24';
const ids = { personRef: 'p_1', transitionId: 't_1' };
const facts: TransitionFacts = { today, learner: 'enrolled' };
const transition = given(transitionDecider, facts);
const start: StartTransition = { type: 'start-transition', ...ids, kind: 'course-to-work', dueOn: '2027-02-01' };
const started: TransitionStarted = {
  type: 'transition-started',
  effectiveOn: today,
  data: { ...ids, kind: 'course-to-work', dueOn: '2027-02-01' },
};
const completed: TransitionCompleted = { type: 'transition-completed', effectiveOn: today, data: ids };
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'transition-started' } } as const;

describe('starting a transition', () => {
  it('names what it leads to and by when', () => {
    transition().when(start).then(started);
  });

  it('is refused', () => {
    transition(started).when(start).refused('transition-already-started');
    transition()
      .when({ ...start, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    transition()
      .when({ ...start, dueOn: '2026-11-23' })
      .refused('due-before-start', '/dueOn');
    given(transitionDecider, { ...facts, learner: 'unknown' as const })()
      .when(start)
      .refused('learner-unknown', '/personRef');
    given(transitionDecider, { ...facts, learner: 'erased' as const })()
      .when(start)
      .refused('person-erased', '/personRef');
  });
});

describe('completing it', () => {
  const complete = { type: 'complete-transition' } as const;

  it('says that the person has arrived', () => {
    transition(started).when(complete).then(completed);
  });

  it('is refused', () => {
    transition().when(complete).refused('transition-unknown');
    transition(started, completed).when(complete).refused('transition-already-completed');
    transition(started, erased).when(complete).refused('person-erased');
    transition(started)
      .when({ ...complete, effectiveOn: '2026-11-23' })
      .refused('completed-before-start', '/effectiveOn');
    transition(started)
      .when({ ...complete, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
  });
});
