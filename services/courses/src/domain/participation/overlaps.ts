import { accept, type Decision, refuse } from '#event-sourcing';
import type { OfRegistration } from './in-phase.js';
import type { AllowOverlap, ChangeDays, ParticipationCommand } from './participation.commands.js';
import type { ParticipationEvent } from './participation.events.js';
import {
  claimsDays,
  evolveParticipation,
  overlap,
  overlapKey,
  type ParticipationState,
  type Registration,
} from './participation.state.js';

/** The registration claims the days that its run has now. */
export function changeDays(
  registration: Registration,
  data: OfRegistration,
  { startsOn, endsOn }: ChangeDays,
  effectiveOn: string,
): Decision<ParticipationEvent> {
  if (!isOpen(registration)) return refuse('registration-closed', 'conflict', 'The registration is closed.');
  if (registration.startsOn === startsOn && registration.endsOn === endsOn)
    return refuse('days-unchanged', 'conflict', 'The registration claims these days already.');
  return accept<ParticipationEvent>({
    type: 'seat-days-changed',
    effectiveOn,
    data: { ...data, startsOn, endsOn },
  });
}

/** Every open overlap of the registration is allowed, for both sides. */
export function allowOverlap(
  state: ParticipationState,
  registration: Registration,
  { reason }: AllowOverlap,
  effectiveOn: string,
): Decision<ParticipationEvent> {
  const open = openOverlaps(state).filter((pair) => pair.includes(registration));
  if (open.length === 0) return refuse('no-overlap', 'conflict', 'The registration overlaps with no other.');
  return accept<ParticipationEvent>(
    ...open.flatMap((pair) =>
      bothSides(state, pair).map((data): ParticipationEvent => ({
        type: 'registration-overlap-settled',
        effectiveOn,
        data: { ...data, outcome: 'allowed', reason },
      })),
    ),
  );
}

/**
 * What a decision means for overlaps: new days can bring some, and any step can end them. Nobody is dropped because of
 * one: it stands open until people decide, or until it is gone.
 */
export function withOverlaps(
  state: ParticipationState,
  command: ParticipationCommand,
  decision: Decision<ParticipationEvent>,
  effectiveOn: string,
): Decision<ParticipationEvent> {
  if (!decision.ok) return decision;
  const after = decision.events.reduce<ParticipationState>(evolveParticipation, state);
  const gone = openOverlaps(after)
    .filter(([one, other]) => !collide(one, other))
    .flatMap((pair) => bothSides(after, pair))
    .map((data): ParticipationEvent => ({
      type: 'registration-overlap-settled',
      effectiveOn,
      data: { ...data, outcome: 'gone' },
    }));
  const found = (command.kind === 'change-days' ? newOverlaps(after, command.registrationId) : [])
    .flatMap((pair) => bothSides(after, pair))
    .map((data): ParticipationEvent => ({ type: 'registration-overlap-found', effectiveOn, data }));
  return gone.length + found.length === 0 ? decision : accept(...decision.events, ...gone, ...found);
}

type Pair = readonly [Registration, Registration];

const isOpen = ({ phase }: Registration): boolean =>
  phase === 'requested' || phase === 'held' || phase === 'confirmed' || phase === 'taking-part';

const collide = (one: Registration, other: Registration): boolean =>
  claimsDays(one) && claimsDays(other) && overlap(one, other);

function openOverlaps({ overlaps, registrations }: ParticipationState): readonly Pair[] {
  return [...overlaps].flatMap(([key, standing]) => {
    const [one, other] = key.split('|').map((id) => registrations.get(id));
    return standing === 'open' && one && other ? [[one, other] as const] : [];
  });
}

function newOverlaps({ overlaps, registrations }: ParticipationState, registrationId: string): readonly Pair[] {
  const changed = registrations.get(registrationId);
  if (!changed) return [];
  return [...registrations.values()]
    .filter((other) => other !== changed && collide(changed, other) && !overlaps.has(keyOf(changed, other)))
    .map((other) => [changed, other] as const);
}

const keyOf = (one: Registration, other: Registration): string =>
  overlapKey({ registrationId: one.registrationId, otherRegistrationId: other.registrationId });

/** The overlap as each of the two registrations has it. */
const bothSides = ({ personRef }: ParticipationState, [one, other]: Pair) =>
  personRef === undefined ? [] : [sideOf(personRef, one, other), sideOf(personRef, other, one)];

const sideOf = (personRef: string, { registrationId, runId }: Registration, other: Registration) => ({
  personRef,
  registrationId,
  runId,
  otherRegistrationId: other.registrationId,
});
