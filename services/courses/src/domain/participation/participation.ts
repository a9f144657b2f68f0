import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, refuseFuture } from '../effective-day.js';
import type {
  ParticipationCommand,
  ParticipationFacts,
  RecordParticipation,
  RequestRegistration,
} from './participation.commands.js';
import type { ParticipationEvent } from './participation.events.js';
import {
  claimsDays,
  evolveParticipation,
  noParticipation,
  overlap,
  type ParticipationState,
  type Registration,
  type RegistrationPhase,
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
      return given(registration, ['requested', 'confirmed'], { type: 'registration-withdrawn', effectiveOn, data });
    case 'start':
      return given(registration, ['confirmed'], { type: 'participation-started', effectiveOn, data });
    case 'end':
      if (beforeStart(registration, effectiveOn)) return refuseBeforeStart('/effectiveOn');
      return given(registration, ['taking-part'], { type: 'participation-ended', effectiveOn, data });
    case 'drop-out':
      if (beforeStart(registration, effectiveOn)) return refuseBeforeStart('/effectiveOn');
      return given(registration, ['taking-part'], {
        type: 'participation-dropped-out',
        effectiveOn,
        data: { ...data, reason: command.reason },
      });
    case 'record-result':
      // A test may be sat again as long as it was not passed (§ 15 DeuFöV: one resit; the exam body counts them).
      if (registration.passed) return refuse('test-already-passed', 'conflict', 'The final test was passed already.');
      if (beforeStart(registration, effectiveOn)) return refuseBeforeStart('/effectiveOn');
      return given(registration, ['taking-part', 'ended'], {
        type: 'test-result-recorded',
        effectiveOn,
        data: { ...data, level: command.level, passed: command.passed },
      });
  }
}

function request(
  state: ParticipationState,
  command: RequestRegistration,
  effectiveOn: string,
  { run }: ParticipationFacts,
): Decision<ParticipationEvent> {
  if (!run) return refuse('run-unknown', 'invalid', 'There is no such course run.', '/runId');
  if (run.closed) return refuse('run-closed', 'rule', 'The run has ended or was cancelled.', '/runId');
  return (
    claim(state, command, run, command.replaces) ?? accept<ParticipationEvent>(requested(command, effectiveOn, run))
  );
}

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

function requested(
  command: RequestRegistration | RecordParticipation,
  effectiveOn: string,
  run: Run,
): ParticipationEvent {
  const { personRef, registrationId, runId } = command;
  const { providerId, startsOn, endsOn } = run;
  return {
    type: 'seat-requested',
    effectiveOn,
    data: { personRef, registrationId, runId, providerId, startsOn, endsOn },
  };
}

function given(
  { phase }: Registration,
  allowed: readonly RegistrationPhase[],
  event: ParticipationEvent,
): Decision<ParticipationEvent> {
  return allowed.includes(phase) ? accept(event) : refuseInPhase(phase);
}

function refuseInPhase(phase: RegistrationPhase): Decision<never> {
  switch (phase) {
    case 'requested':
      return refuse('registration-not-confirmed', 'conflict', 'The registration is not confirmed yet.');
    case 'confirmed':
      return refuse('participation-not-started', 'conflict', 'The participation has not begun.');
    case 'taking-part':
      return refuse('participation-already-started', 'conflict', 'The participation has begun.');
    case 'refused':
    case 'withdrawn':
    case 'ended':
    case 'dropped-out':
      return refuse('registration-closed', 'conflict', 'The registration is closed.');
  }
}

const beforeStart = ({ startedOn }: Registration, day: string): boolean => startedOn !== undefined && day < startedOn;

const refuseBeforeStart = (at: string): Decision<never> =>
  refuse('before-participation', 'invalid', 'The day lies before the participation began.', at);
