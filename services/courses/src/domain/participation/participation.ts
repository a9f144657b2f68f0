import type { CefrLevel } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { addDays } from '../days.js';
import { dayOf, refuseFuture } from '../effective-day.js';
import type {
  ParticipationCommand,
  ParticipationFacts,
  RecordParticipation,
  RequestRegistration,
} from './participation.commands.js';
import { beforeStart, given, type OfRegistration, refuseBeforeStart } from './in-phase.js';
import { allowOverlap, changeDays, withOverlaps } from './overlaps.js';
import { decideEntry } from './participant-entry.js';
import type { ParticipationEvent, SeatRequested } from './participation.events.js';
import {
  claimsDays,
  evolveParticipation,
  noParticipation,
  overlap,
  type ParticipationState,
  type Registration,
} from './participation.state.js';

/** One stream per person. Guards that no two registrations claim the same day, and the order of what happens to each. */
export const participationDecider: Decider<
  ParticipationState,
  ParticipationCommand,
  ParticipationEvent,
  ParticipationFacts
> = { aggregate: 'participation', initial: noParticipation, evolve: evolveParticipation, decide };

function decide(
  state: ParticipationState,
  command: ParticipationCommand,
  facts: ParticipationFacts,
): Decision<ParticipationEvent> {
  if (state.erased) return refuse('person-erased', 'conflict', 'The data of this person was erased.');
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  return withOverlaps(state, command, decideStep(state, command, facts, effectiveOn), effectiveOn);
}

function decideStep(
  state: ParticipationState,
  command: ParticipationCommand,
  facts: ParticipationFacts,
  effectiveOn: string,
): Decision<ParticipationEvent> {
  if (command.kind === 'request') return request(state, command, effectiveOn, facts);
  if (command.kind === 'record') return record(state, command, effectiveOn, facts);

  const registration = state.registrations.get(command.registrationId);
  if (!registration || state.personRef === undefined) {
    return refuse('registration-unknown', 'not-found', 'The person has no such registration.');
  }
  const data = { personRef: state.personRef, registrationId: registration.registrationId, runId: registration.runId };
  switch (command.kind) {
    case 'confirm':
      return given(registration, ['requested'], { type: 'registration-confirmed', effectiveOn, data });
    case 'refuse':
      return given(registration, ['requested'], {
        type: 'registration-refused',
        effectiveOn,
        data: { ...data, reason: command.reason },
      });
    case 'withdraw':
      return given(registration, ['requested', 'held', 'confirmed'], {
        type: 'registration-withdrawn',
        effectiveOn,
        data: { ...data, ...(command.reason === undefined ? {} : { reason: command.reason }) },
      });
    case 'change-days':
      return changeDays(registration, data, command, effectiveOn);
    case 'allow-overlap':
      return allowOverlap(state, registration, command, effectiveOn);
    case 'hold':
      return hold(registration, data, effectiveOn, facts);
    case 'confirm-held':
      if (registration.phase === 'requested')
        return refuse('seat-not-answered', 'conflict', 'The run has not answered yet whether there is a seat.');
      return given(registration, ['held'], { type: 'registration-confirmed', effectiveOn, data });
    case 'release-hold':
      if (registration.heldUntil !== undefined && effectiveOn <= registration.heldUntil)
        return refuse('hold-not-over', 'conflict', 'The seat is still held.');
      return given(registration, ['held'], {
        type: 'registration-withdrawn',
        effectiveOn,
        data: { ...data, reason: 'hold-expired' },
      });
    case 'start':
      return given(registration, ['confirmed'], { type: 'participation-started', effectiveOn, data });
    case 'end':
      if (beforeStart(registration, effectiveOn)) return refuseBeforeStart('/effectiveOn');
      return given(registration, ['taking-part'], {
        type: 'participation-ended',
        effectiveOn,
        data: { ...data, ...(command.brokenOff ? { brokenOff: true } : {}) },
      });
    default:
      return decideEntry(registration, data, command, effectiveOn, facts);
  }
}

function hold(
  registration: Registration,
  data: OfRegistration,
  effectiveOn: string,
  { seatHold }: ParticipationFacts,
): Decision<ParticipationEvent> {
  if (!seatHold) return refuse('hold-rule-missing', 'rule', 'No rule says how long a seat is held.');
  const { ruleId, ruleVersion, days } = seatHold;
  return given(registration, ['requested'], {
    type: 'registration-held',
    effectiveOn,
    data: { ...data, heldUntil: addDays(effectiveOn, days), ruleId, ruleVersion },
  });
}

function request(
  state: ParticipationState,
  command: RequestRegistration,
  effectiveOn: string,
  { run, level, cover }: ParticipationFacts,
): Decision<ParticipationEvent> {
  if (!run) return refuse('run-unknown', 'invalid', 'There is no such course run.', '/runId');
  if (run.closed) return refuse('run-closed', 'rule', 'The run has ended or was cancelled.', '/runId');
  const { hold, levelReason } = command;
  // § 11 Abs. 2 IntV: a course that does not match the placement needs a documented reason. A matter of form.
  if (isOffLevel(run, level) && levelReason === undefined) {
    return refuse(
      'level-reason-missing',
      'invalid',
      'The course does not match the level of the person: the reason must be named.',
      '/levelReason',
    );
  }
  const taken = claim(state, command, run, command.replaces);
  if (taken) return taken;
  const event = requested(command, effectiveOn, run);
  return accept<ParticipationEvent>({
    ...event,
    data: {
      ...event.data,
      ...(hold ? { hold } : {}),
      ...(levelReason === undefined ? {} : { levelReason }),
      ...(cover ?? {}),
    },
  });
}

/** Whether the course is made for another level than the person's; nobody can say as long as hers is not known. */
export const isOffLevel = (
  { entryLevel }: { readonly entryLevel?: CefrLevel },
  level: CefrLevel | undefined,
): boolean => entryLevel !== undefined && level !== undefined && level !== entryLevel;

/** History is recorded as it went; form and the person's own calendar alone can refuse it, never capacity. */
function record(
  state: ParticipationState,
  command: RecordParticipation,
  effectiveOn: string,
  facts: ParticipationFacts,
): Decision<ParticipationEvent> {
  const { run } = facts;
  if (!run) return refuse('run-unknown', 'invalid', 'There is no such course run.', '/runId');
  const { personRef, registrationId, runId, startedOn, endedOn, droppedOut, result } = command;
  const leftOn = droppedOut?.on ?? endedOn;
  for (const [day, at] of [
    [startedOn, '/startedOn'],
    [endedOn, '/endedOn'],
    [droppedOut?.on, '/droppedOut/on'],
    [result?.on, '/result/on'],
  ] as const) {
    if (day === undefined) continue;
    const future = refuseFuture(day, facts, at);
    if (future) return future;
    if (at !== '/startedOn' && (startedOn === undefined || day < startedOn)) return refuseBeforeStart(at);
  }
  if (endedOn !== undefined && droppedOut) {
    return refuse('ended-and-dropped-out', 'invalid', 'A participation ends or is dropped, not both.', '/droppedOut');
  }
  const taken = claim(state, command, { ...run, leftOn });
  if (taken) return taken;
  const data = { personRef, registrationId, runId };
  const events: ParticipationEvent[] = [
    requested(command, effectiveOn, run),
    { type: 'registration-confirmed', effectiveOn, data },
  ];
  if (startedOn !== undefined) events.push({ type: 'participation-started', effectiveOn: startedOn, data });
  if (endedOn !== undefined) events.push({ type: 'participation-ended', effectiveOn: endedOn, data });
  if (droppedOut) {
    const { on, reason } = droppedOut;
    events.push({ type: 'participation-dropped-out', effectiveOn: on, data: { ...data, reason } });
  }
  if (result) {
    const { on, level, passed } = result;
    events.push({ type: 'test-result-recorded', effectiveOn: on, data: { ...data, level, passed } });
  }
  return accept(...events);
}

type Run = NonNullable<ParticipationFacts['run']>;

function claim(
  state: ParticipationState,
  command: RequestRegistration | RecordParticipation,
  period: Run & { readonly leftOn?: string | undefined },
  replaced?: string,
): Decision<never> | undefined {
  if (state.registrations.has(command.registrationId)) {
    return refuse('registration-already-requested', 'conflict', 'This registration was requested already.');
  }
  const others = [...state.registrations.values()].filter(
    (other) => claimsDays(other) && other.registrationId !== replaced,
  );
  if (others.some((other) => overlap(other, period))) {
    return refuse(
      'overlapping-registration',
      'conflict',
      'The person takes part in another run at that time.',
      '/runId',
    );
  }
  return undefined;
}

function requested(command: RequestRegistration | RecordParticipation, effectiveOn: string, run: Run): SeatRequested {
  const { personRef, registrationId, runId } = command;
  const { providerId, startsOn, endsOn } = run;
  return {
    type: 'seat-requested',
    effectiveOn,
    data: { personRef, registrationId, runId, providerId, startsOn, endsOn },
  };
}
