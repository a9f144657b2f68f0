import type { CefrLevel } from '#contracts';
import { CEFR_LEVELS } from '#contracts';
import { accept, type Decision, refuse } from '#event-sourcing';
import { beforeStart, given, type OfRegistration, refuseBeforeStart } from './in-phase.js';
import type {
  CertificateNeeds,
  InterruptParticipation,
  IssueCertificate,
  ParticipantEntry,
  ParticipationFacts,
  RecordAttendance,
  RecordLetter,
  RecordTestResult,
} from './participation.commands.js';
import type { ParticipationEvent } from './participation.events.js';
import { letterKey, type Registration } from './participation.state.js';

type Decided = Decision<ParticipationEvent>;

/** Decides what a provider enters for a participant: attendance, drop-out, results, certificates, letters. */
export function decideEntry(
  registration: Registration,
  data: OfRegistration,
  command: ParticipantEntry,
  effectiveOn: string,
  facts: ParticipationFacts,
): Decided {
  if (command.kind === 'record-letter') return recordLetter(registration, data, command, effectiveOn);
  if (beforeStart(registration, effectiveOn)) return refuseBeforeStart('/effectiveOn');
  switch (command.kind) {
    case 'drop-out':
      return given(registration, ['taking-part'], {
        type: 'participation-dropped-out',
        effectiveOn,
        data: { ...data, reason: command.reason },
      });
    case 'record-attendance':
      return recordAttendance(registration, data, command, effectiveOn);
    case 'interrupt':
      return interrupt(registration, data, command, effectiveOn);
    case 'resume':
      if (registration.phase === 'taking-part' && !registration.interrupted)
        return refuse('not-interrupted', 'conflict', 'The participation is not interrupted.');
      return given(registration, ['taking-part'], { type: 'participation-resumed', effectiveOn, data });
    case 'complete-module':
      if (registration.modules.includes(command.module))
        return refuse('module-already-completed', 'conflict', 'The module was completed already.', '/module');
      return given(registration, ['taking-part', 'ended'], {
        type: 'module-completed',
        effectiveOn,
        data: { ...data, module: command.module },
      });
    case 'record-result':
      return recordResult(registration, data, command, effectiveOn);
    case 'record-orientation-test':
      if (registration.orientationPassed)
        return refuse('orientation-test-already-passed', 'conflict', 'The orientation test was passed already.');
      return given(registration, ['taking-part', 'ended'], {
        type: 'orientation-test-recorded',
        effectiveOn,
        data: { ...data, passed: command.passed },
      });
    case 'issue-certificate':
      return issueCertificate(registration, data, command, effectiveOn, facts);
  }
}

function recordAttendance(
  registration: Registration,
  data: OfRegistration,
  { attendance, reason }: RecordAttendance,
  effectiveOn: string,
): Decided {
  if (attendance === 'ok' && reason !== undefined)
    return refuse('reason-without-risk', 'invalid', 'A reason belongs to a participation at risk.', '/reason');
  const { phase, attendance: before, atRiskReason } = registration;
  if (phase === 'taking-part' && before === attendance && atRiskReason === reason)
    return refuse('attendance-unchanged', 'conflict', 'The attendance is recorded so already.');
  return given(registration, ['taking-part'], {
    type: 'attendance-recorded',
    effectiveOn,
    data: { ...data, attendance, ...(reason === undefined ? {} : { reason }) },
  });
}

function interrupt(
  registration: Registration,
  data: OfRegistration,
  { reason, expectedBackOn }: InterruptParticipation,
  effectiveOn: string,
): Decided {
  if (registration.phase === 'taking-part' && registration.interrupted)
    return refuse('already-interrupted', 'conflict', 'The participation is interrupted already.');
  if (expectedBackOn !== undefined && expectedBackOn <= effectiveOn)
    return refuse('back-before-interruption', 'invalid', 'The return lies before the interruption.', '/expectedBackOn');
  return given(registration, ['taking-part'], {
    type: 'participation-interrupted',
    effectiveOn,
    data: { ...data, reason, ...(expectedBackOn === undefined ? {} : { expectedBackOn }) },
  });
}

/** A test may be sat again as long as it was not passed. How often is a rule, which warns: a result is a fact. */
function recordResult(
  registration: Registration,
  data: OfRegistration,
  { level, passed, skills }: RecordTestResult,
  effectiveOn: string,
): Decided {
  if (registration.passed) return refuse('test-already-passed', 'conflict', 'The final test was passed already.');
  return given(registration, ['taking-part', 'ended'], {
    type: 'test-result-recorded',
    effectiveOn,
    data: {
      ...data,
      level,
      passed,
      ...(skills === undefined ? {} : { skills }),
      attempt: registration.attempts + 1,
    },
  });
}

function issueCertificate(
  registration: Registration,
  data: OfRegistration,
  { certificate }: IssueCertificate,
  effectiveOn: string,
  { certificate: needs }: ParticipationFacts,
): Decided {
  if (!needs)
    return refuse(
      'certificate-not-of-course',
      'invalid',
      'This type of course has no such certificate.',
      '/certificate',
    );
  if (registration.certificates.includes(certificate))
    return refuse('certificate-already-issued', 'conflict', 'The certificate was issued already.');
  if (needs.checked && missingFor(needs, registration).length > 0)
    return refuse('certificate-not-earned', 'rule', 'What the certificate needs is not recorded.', '/certificate');
  const { ruleId, ruleVersion } = needs;
  return given(registration, ['taking-part', 'ended'], {
    type: 'certificate-issued',
    effectiveOn,
    data: { ...data, certificate, ruleId, ruleVersion },
  });
}

/** What a certificate needs and the participation does not show. */
export function missingFor(
  needs: CertificateNeeds,
  { level, passed, orientationPassed }: Pick<Registration, 'level' | 'passed' | 'orientationPassed'>,
): readonly ('level' | 'passed' | 'orientation')[] {
  const missing: ('level' | 'passed' | 'orientation')[] = [];
  if (needs.level !== undefined && (level === undefined || isBelow(level, needs.level))) missing.push('level');
  if (needs.passed && !passed) missing.push('passed');
  if (needs.orientation && !orientationPassed) missing.push('orientation');
  return missing;
}

const isBelow = (level: CefrLevel, other: CefrLevel): boolean =>
  CEFR_LEVELS.indexOf(level) < CEFR_LEVELS.indexOf(other);

function recordLetter(
  { letters }: Registration,
  data: OfRegistration,
  { letter, recipient }: RecordLetter,
  effectiveOn: string,
): Decided {
  if (letters.includes(letterKey({ letter, recipient })))
    return refuse('letter-already-sent', 'conflict', 'This letter was sent already.');
  return accept<ParticipationEvent>({ type: 'letter-sent', effectiveOn, data: { ...data, letter, recipient } });
}
