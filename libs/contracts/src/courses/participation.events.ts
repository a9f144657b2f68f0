import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Id, Level, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'courses' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

export const DROP_OUT_REASONS = ['moved-away', 'work', 'childcare', 'mobility', 'health', 'unknown'] as const;
export type DropOutReason = (typeof DROP_OUT_REASONS)[number];

const registrationOf = { personRef: Id, registrationId: Id, runId: describing(Id) };
const registration = Type.Object(registrationOf, { additionalProperties: false });
const registrationSample = { personRef, registrationId: 'g_1', runId: 'r_1' };
export const registrationRequested = defineEvent({
  context,
  type: 'registration-requested',
  description: 'A person asks for a seat in a run.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const registrationConfirmed = defineEvent({
  context,
  type: 'registration-confirmed',
  description: 'The person is registered: the seat is hers.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const registrationRefused = defineEvent({
  context,
  type: 'registration-refused',
  description: 'The registration failed for want of a seat.',
  sphere,
  schema: Type.Object(
    { ...registrationOf, reason: describing(oneOf(['run-full', 'run-closed'])) },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, reason: 'run-full' }],
});
export const registrationWithdrawn = defineEvent({
  context,
  type: 'registration-withdrawn',
  description: 'The registration was taken back before the start.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const participationStarted = defineEvent({
  context,
  type: 'participation-started',
  description: 'The person takes part: the run began with her.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const participationEnded = defineEvent({
  context,
  type: 'participation-ended',
  description: 'The run ended for this participant.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const participationDroppedOut = defineEvent({
  context,
  type: 'participation-dropped-out',
  description: 'The participant left the run before its end.',
  sphere,
  schema: Type.Object(
    { ...registrationOf, reason: describing(oneOf(DROP_OUT_REASONS)) },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, reason: 'work' }],
});
export const testResultRecorded = defineEvent({
  context,
  type: 'test-result-recorded',
  description: 'The final test of a run gave a level.',
  sphere,
  schema: Type.Object(
    { ...registrationOf, level: describing(Level), passed: describing(Type.Boolean()) },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, level: 'B1', passed: true }],
});

export const participationEvents = [
  registrationRequested,
  registrationConfirmed,
  registrationRefused,
  registrationWithdrawn,
  participationStarted,
  participationEnded,
  participationDroppedOut,
  testResultRecorded,
] as const;
