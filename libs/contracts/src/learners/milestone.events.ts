import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { DepartmentId, Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

export const milestoneRecorded = defineEvent({
  context,
  type: 'milestone-recorded',
  description: 'A department reports where a person stands with it.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      department: describing(DepartmentId),
      milestone: describing(Id),
      state: describing(oneOf(['open', 'done'])),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, department: 'social', milestone: 'benefits-settled', state: 'open' }],
});

export const youthMilestoneRecorded = defineEvent({
  ...milestoneRecorded,
  type: 'youth-milestone-recorded',
  description: 'The same, from the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [{ personRef, department: 'youth', milestone: 'childcare-place', state: 'open' }],
});

export const healthMilestoneRecorded = defineEvent({
  ...milestoneRecorded,
  type: 'health-milestone-recorded',
  description: 'The same, from the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [{ personRef, department: 'health', milestone: 'school-entry-exam', state: 'done' }],
});

/** Why a report is taken back. */
export const MILESTONE_WITHDRAWAL_REASONS = ['reported-in-error', 'wrong-person'] as const;
export type MilestoneWithdrawalReason = (typeof MILESTONE_WITHDRAWAL_REASONS)[number];

export const milestoneWithdrawn = defineEvent({
  context,
  type: 'milestone-withdrawn',
  description: 'A department takes back what it reported: it was wrong from the beginning.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      department: describing(DepartmentId),
      milestone: describing(Id),
      reason: describing(oneOf(MILESTONE_WITHDRAWAL_REASONS)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, department: 'social', milestone: 'benefits-settled', reason: 'wrong-person' }],
});

export const youthMilestoneWithdrawn = defineEvent({
  ...milestoneWithdrawn,
  type: 'youth-milestone-withdrawn',
  description: 'The same, of the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [{ personRef, department: 'youth', milestone: 'childcare-place', reason: 'reported-in-error' }],
});

export const healthMilestoneWithdrawn = defineEvent({
  ...milestoneWithdrawn,
  type: 'health-milestone-withdrawn',
  description: 'The same, of the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [{ personRef, department: 'health', milestone: 'school-entry-exam', reason: 'wrong-person' }],
});

export const milestoneEvents = [
  milestoneRecorded,
  youthMilestoneRecorded,
  healthMilestoneRecorded,
  milestoneWithdrawn,
  youthMilestoneWithdrawn,
  healthMilestoneWithdrawn,
] as const;
