import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, Level, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'courses' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

export const DROP_OUT_REASONS = ['moved-away', 'work', 'childcare', 'mobility', 'health', 'unknown'] as const;
export type DropOutReason = (typeof DROP_OUT_REASONS)[number];
/** Why a person joins a course that does not match her placement (§ 11 Abs. 2 IntV). */
export const LEVEL_REASONS = [
  'no-course-of-level',
  'later-start',
  'faster-learner',
  'needs-repetition',
  'wish',
] as const;
export type LevelReason = (typeof LEVEL_REASONS)[number];
/** Why a registration was taken back. */
export const WITHDRAWAL_REASONS = [
  'person-declined',
  'hold-expired',
  'no-answer',
  'right-missing',
  'in-error',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];
/** Classes alone: no hours, and no causes. Who breaks off drops out. */
export const ATTENDANCE_CLASSES = ['ok', 'at-risk'] as const;
export type AttendanceClass = (typeof ATTENDANCE_CLASSES)[number];
export const AT_RISK_REASONS = ['absences', 'work', 'childcare', 'mobility', 'unknown'] as const;
export type AtRiskReason = (typeof AT_RISK_REASONS)[number];
export const PAUSE_REASONS = ['work', 'childcare', 'mobility', 'away', 'unknown'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
export const CERTIFICATE_KINDS = ['integration-course', 'language', 'attendance'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];
export const LETTER_KINDS = ['registration-confirmation', 'late-start', 'hold-expired', 'drop-out-report'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];
export const LETTER_RECIPIENTS = ['person', 'bamf', 'issuing-body'] as const;
export type LetterRecipient = (typeof LETTER_RECIPIENTS)[number];

/** Why a person may be in two runs at one time. */
export const OVERLAP_REASONS = ['times-differ', 'few-days', 'wish'] as const;
export type OverlapReason = (typeof OVERLAP_REASONS)[number];
export const OVERLAP_OUTCOMES = ['allowed', 'gone'] as const;
export type OverlapOutcome = (typeof OVERLAP_OUTCOMES)[number];

const registrationOf = { personRef: Id, registrationId: Id, runId: describing(Id) };
const registration = Type.Object(registrationOf, { additionalProperties: false });
const rule = { ruleId: describing(Id), ruleVersion: describing(Type.String({ maxLength: 40 })) };
const ruleOptional = {
  ruleId: describing(Type.Optional(Id)),
  ruleVersion: describing(Type.Optional(Type.String({ maxLength: 40 }))),
};
const registrationSample = { personRef, registrationId: 'g_1', runId: 'r_1' };
export const registrationRequested = defineEvent({
  context,
  type: 'registration-requested',
  description: 'A person asks for a seat in a run.',
  sphere,
  schema: Type.Object(
    {
      ...registrationOf,
      /** The seat is held until the provider confirms; absent: it is hers at once. */
      hold: describing(Type.Optional(Type.Boolean())),
      /** Why the course is off her placement. */
      levelReason: describing(Type.Optional(oneOf(LEVEL_REASONS))),
      /** The right that covers the course, found by the rule named. */
      entitlementId: describing(Type.Optional(Id)),
      ...ruleOptional,
    },
    { additionalProperties: false },
  ),
  samples: [registrationSample],
});
export const registrationHeld = defineEvent({
  context,
  type: 'registration-held',
  description: 'A seat is held for the person until a day; the provider confirms or releases it.',
  sphere,
  schema: Type.Object({ ...registrationOf, heldUntil: describing(Day), ...rule }, { additionalProperties: false }),
  samples: [{ ...registrationSample, heldUntil: '2026-12-01', ruleId: 'seat-hold', ruleVersion: '2026-01-01' }],
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
  description: 'The registration was taken back before the start, or a held seat was released.',
  sphere,
  schema: Type.Object(
    { ...registrationOf, reason: describing(Type.Optional(oneOf(WITHDRAWAL_REASONS))) },
    { additionalProperties: false },
  ),
  samples: [registrationSample],
});
/** The other registration is named by its random id alone: the provider of this one learns nothing of the other run. */
const overlapOf = { ...registrationOf, otherRegistrationId: describing(Id) };
const overlapSample = { ...registrationSample, otherRegistrationId: 'g_2' };
export const registrationOverlapFound = defineEvent({
  context,
  type: 'registration-overlap-found',
  description: 'Since the days of a run changed, two registrations of the person claim the same days: to be decided.',
  sphere,
  schema: Type.Object(overlapOf, { additionalProperties: false }),
  samples: [overlapSample],
});
export const registrationOverlapSettled = defineEvent({
  context,
  type: 'registration-overlap-settled',
  description: 'The overlap of two registrations was allowed, or is gone.',
  sphere,
  schema: Type.Object(
    {
      ...overlapOf,
      outcome: describing(oneOf(OVERLAP_OUTCOMES)),
      /** Why it was allowed. */
      reason: describing(Type.Optional(oneOf(OVERLAP_REASONS))),
    },
    { additionalProperties: false },
  ),
  samples: [{ ...overlapSample, outcome: 'allowed', reason: 'times-differ' }],
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
  schema: Type.Object(
    {
      ...registrationOf,
      /** The run was broken off; absent: it came to its end. */
      brokenOff: describing(Type.Optional(Type.Boolean())),
    },
    { additionalProperties: false },
  ),
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
export const attendanceRecorded = defineEvent({
  context,
  type: 'attendance-recorded',
  description: 'The class of attendance as the provider sees it; without hours and causes.',
  sphere,
  schema: Type.Object(
    {
      ...registrationOf,
      attendance: describing(oneOf(ATTENDANCE_CLASSES)),
      reason: describing(Type.Optional(oneOf(AT_RISK_REASONS))),
    },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, attendance: 'at-risk', reason: 'childcare' }],
});
export const participationInterrupted = defineEvent({
  context,
  type: 'participation-interrupted',
  description: 'The participant pauses; the seat stays hers.',
  sphere,
  schema: Type.Object(
    {
      ...registrationOf,
      reason: describing(oneOf(PAUSE_REASONS)),
      expectedBackOn: describing(Type.Optional(Day)),
    },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, reason: 'childcare', expectedBackOn: '2026-12-01' }],
});
export const participationResumed = defineEvent({
  context,
  type: 'participation-resumed',
  description: 'The participant is back.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const moduleCompleted = defineEvent({
  context,
  type: 'module-completed',
  description: 'The participant completed a module of the course.',
  sphere,
  schema: Type.Object(
    { ...registrationOf, module: describing(Type.Integer({ minimum: 1, maximum: 20 })) },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, module: 3 }],
});
const skillLevel = Type.Optional(Level);
export const testResultRecorded = defineEvent({
  context,
  type: 'test-result-recorded',
  description: 'The final test of a run gave a level.',
  sphere,
  schema: Type.Object(
    {
      ...registrationOf,
      level: describing(Level),
      passed: describing(Type.Boolean()),
      /** Levels by skill, where the test says them. */
      skills: describing(
        Type.Optional(
          Type.Object(
            { listening: skillLevel, reading: skillLevel, writing: skillLevel, speaking: skillLevel },
            { additionalProperties: false },
          ),
        ),
      ),
      /** Which attempt it was; 2 is the resit. */
      attempt: describing(Type.Optional(Type.Integer({ minimum: 1, maximum: 20 }))),
    },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, level: 'B1', passed: true }],
});
export const orientationTestRecorded = defineEvent({
  context,
  type: 'orientation-test-recorded',
  description: 'The test of the orientation course (Leben in Deutschland) was taken.',
  sphere,
  schema: Type.Object({ ...registrationOf, passed: describing(Type.Boolean()) }, { additionalProperties: false }),
  samples: [{ ...registrationSample, passed: true }],
});
export const certificateIssued = defineEvent({
  context,
  type: 'certificate-issued',
  description: 'A certificate was handed out for the participation.',
  sphere,
  schema: Type.Object(
    { ...registrationOf, certificate: describing(oneOf(CERTIFICATE_KINDS)), ...rule },
    { additionalProperties: false },
  ),
  samples: [
    { ...registrationSample, certificate: 'integration-course', ruleId: 'certificates', ruleVersion: 'ik-2005' },
  ],
});
export const letterSent = defineEvent({
  context,
  type: 'letter-sent',
  description: 'A letter about a registration was sent, by the person who recorded it.',
  sphere,
  schema: Type.Object(
    {
      ...registrationOf,
      letter: describing(oneOf(LETTER_KINDS)),
      recipient: describing(oneOf(LETTER_RECIPIENTS)),
    },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, letter: 'late-start', recipient: 'person' }],
});

export const participationEvents = [
  registrationRequested,
  registrationHeld,
  registrationConfirmed,
  registrationRefused,
  registrationWithdrawn,
  participationStarted,
  attendanceRecorded,
  participationInterrupted,
  participationResumed,
  moduleCompleted,
  participationEnded,
  registrationOverlapFound,
  registrationOverlapSettled,
  participationDroppedOut,
  testResultRecorded,
  orientationTestRecorded,
  certificateIssued,
  letterSent,
] as const;
