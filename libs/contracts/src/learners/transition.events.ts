import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

export const TRANSITION_KINDS = ['daycare-to-school', 'school-to-school', 'school-to-work', 'course-to-work'] as const;
export type TransitionKind = (typeof TRANSITION_KINDS)[number];

export const transitionStarted = defineEvent({
  context,
  type: 'transition-started',
  description: 'A transition between daycare, school and work began.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      transitionId: Id,
      kind: describing(oneOf(TRANSITION_KINDS)),
      dueOn: describing(Type.Optional(Day)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, transitionId: 't_1', kind: 'course-to-work', dueOn: '2027-02-01' }],
});

export const transitionCompleted = defineEvent({
  context,
  type: 'transition-completed',
  description: 'The transition is done: the person has arrived.',
  sphere,
  schema: Type.Object({ personRef: Id, transitionId: Id }, { additionalProperties: false }),
  samples: [{ personRef, transitionId: 't_1' }],
});

export const transitionEvents = [transitionStarted, transitionCompleted] as const;
