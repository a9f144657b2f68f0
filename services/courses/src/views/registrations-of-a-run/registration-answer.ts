import type { LetterKind, LetterRecipient } from '#contracts';
import type { Registration } from '../../domain/participation/participation.state.js';
import type { Found } from '../../kept-entries.js';
import type { ParticipationRules } from '../../rules/participation-rules.js';
import type { FollowUpRow } from './follow-up-row.js';
import type { RegistrationRow } from './registration-row.js';
import type { RegistrationAnswer, RegistrationOfRun, SentLetter } from './registrations-answer.dto.js';

/** A row of the list with what the rules of the course say of it today. */
export function registrationOfRun(
  row: Found<RegistrationRow>,
  followUp: FollowUpRow | undefined,
  course: { readonly code: string; readonly today: string; readonly rules: ParticipationRules },
): RegistrationOfRun {
  const { code, today, rules } = course;
  const { modules = [], attempts = 0, certificates = [], letters = {}, interruptedOn, ...rest } = row;
  const isOver = row.phase === 'ended' || row.phase === 'taking-part';
  const shown = {
    certificates,
    ...(row.result ? { level: row.result.level, passed: row.result.passed } : {}),
    ...(row.orientationPassed === undefined ? {} : { orientationPassed: row.orientationPassed }),
  };
  const repetition = row.result?.passed === false ? rules.repetition(code, row.result.on) : undefined;
  return {
    ...rest,
    modules,
    attempts,
    certificates,
    ...(interruptedOn === undefined ? {} : { interruptedOn }),
    earned: isOver && row.result ? rules.earned(code, shown, today) : [],
    ...(repetition ? { repetition } : {}),
    ...(followUp
      ? { followUp: { state: followUp.state, toProvider: followUp.toProvider, since: followUp.since } }
      : {}),
    letters: Object.entries(letters).map(([key, on]) => sentLetter(key, on)),
  };
}

function sentLetter(key: string, on: string): SentLetter {
  const [letter, recipient] = key.split('|') as [LetterKind, LetterRecipient];
  return { letter, recipient, on };
}

/** A registration as it stands in the person's stream, without what is for insiders. */
export function registrationAnswer(registration: Registration): RegistrationAnswer {
  const { registrationId, runId, providerId, startsOn, endsOn, phase, startedOn, leftOn, heldUntil, passed } =
    registration;
  return {
    registrationId,
    runId,
    providerId,
    startsOn,
    endsOn,
    phase,
    ...(startedOn === undefined ? {} : { startedOn }),
    ...(leftOn === undefined ? {} : { leftOn }),
    ...(heldUntil === undefined || phase !== 'held' ? {} : { heldUntil }),
    ...(passed === undefined ? {} : { passed }),
  };
}
