import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

/** What a case is looked at again for. */
export const FOLLOW_UP_SUBJECTS = [
  'call-person',
  'check-registration',
  'check-handover',
  'check-entitlement',
  'documents-missing',
  'childcare',
  'ask-consent',
  'transition-step',
  'other',
] as const;
export type FollowUpSubject = (typeof FOLLOW_UP_SUBJECTS)[number];

/** Opaque id of an account, as the sign-in gives it. */
const Account = Type.String({ minLength: 1, maxLength: 200 });

export const followUpSet = defineEvent({
  context,
  type: 'follow-up-set',
  description: 'An office will look at a case again on a day. A note stays in the learners service.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      followUpId: Id,
      /** The office that is in charge: a role, with the scope of the account where it has one. */
      office: describing(Id),
      /** The account in charge; absent: anybody of the office. */
      account: describing(Type.Optional(Account)),
      subject: describing(oneOf(FOLLOW_UP_SUBJECTS)),
      dueOn: describing(Day),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef,
      followUpId: 'w_1',
      office: 'course-coordinator',
      account: 'a_1',
      subject: 'check-handover',
      dueOn: '2026-12-01',
    },
  ],
});

export const youthFollowUpSet = defineEvent({
  ...followUpSet,
  type: 'youth-follow-up-set',
  description: 'The same, of the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [{ personRef, followUpId: 'w_1', office: 'department-youth', subject: 'childcare', dueOn: '2026-12-01' }],
});

export const healthFollowUpSet = defineEvent({
  ...followUpSet,
  type: 'health-follow-up-set',
  description: 'The same, of the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [{ personRef, followUpId: 'w_1', office: 'department-health', subject: 'childcare', dueOn: '2026-12-01' }],
});

export const followUpMoved = defineEvent({
  context,
  type: 'follow-up-moved',
  description: 'A follow-up was moved to another day.',
  sphere,
  schema: Type.Object({ personRef: Id, followUpId: Id, dueOn: describing(Day) }, { additionalProperties: false }),
  samples: [{ personRef, followUpId: 'w_1', dueOn: '2026-12-08' }],
});

export const youthFollowUpMoved = defineEvent({
  ...followUpMoved,
  type: 'youth-follow-up-moved',
  description: 'The same, of the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [{ personRef, followUpId: 'w_1', dueOn: '2026-12-08' }],
});

export const healthFollowUpMoved = defineEvent({
  ...followUpMoved,
  type: 'health-follow-up-moved',
  description: 'The same, of the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [{ personRef, followUpId: 'w_1', dueOn: '2026-12-08' }],
});

export const followUpHandedOver = defineEvent({
  context,
  type: 'follow-up-handed-over',
  description: 'Another account of the office is in charge of a follow-up, or the office as a whole.',
  sphere,
  schema: Type.Object(
    { personRef: Id, followUpId: Id, account: describing(Type.Optional(Account)) },
    { additionalProperties: false },
  ),
  samples: [{ personRef, followUpId: 'w_1', account: 'a_2' }],
});

export const youthFollowUpHandedOver = defineEvent({
  ...followUpHandedOver,
  type: 'youth-follow-up-handed-over',
  description: 'The same, of the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [{ personRef, followUpId: 'w_1', account: 'a_2' }],
});

export const healthFollowUpHandedOver = defineEvent({
  ...followUpHandedOver,
  type: 'health-follow-up-handed-over',
  description: 'The same, of the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [{ personRef, followUpId: 'w_1', account: 'a_2' }],
});

export const followUpDone = defineEvent({
  context,
  type: 'follow-up-done',
  description: 'What a follow-up was for is done.',
  sphere,
  schema: Type.Object({ personRef: Id, followUpId: Id }, { additionalProperties: false }),
  samples: [{ personRef, followUpId: 'w_1' }],
});

export const youthFollowUpDone = defineEvent({
  ...followUpDone,
  type: 'youth-follow-up-done',
  description: 'The same, of the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [{ personRef, followUpId: 'w_1' }],
});

export const healthFollowUpDone = defineEvent({
  ...followUpDone,
  type: 'health-follow-up-done',
  description: 'The same, of the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [{ personRef, followUpId: 'w_1' }],
});

export const followUpEvents = [
  followUpSet,
  youthFollowUpSet,
  healthFollowUpSet,
  followUpMoved,
  youthFollowUpMoved,
  healthFollowUpMoved,
  followUpHandedOver,
  youthFollowUpHandedOver,
  healthFollowUpHandedOver,
  followUpDone,
  youthFollowUpDone,
  healthFollowUpDone,
] as const;
