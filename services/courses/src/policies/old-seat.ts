import { movedRegistrationIdOf } from '../commands/derived-id.js';
import type { RegistrationPhase } from '../domain/participation/participation.state.js';
import type { PolicyParts } from './policy.js';

/** Phases in which a seat is hers before the run begins, or would be: also one that the provider has only to confirm. */
export const HAS_SEAT: ReadonlySet<RegistrationPhase> = new Set(['requested', 'held', 'confirmed']);

/**
 * Whether the seat that a merge would have moved her from is still hers, or her course there began: then she loses nothing
 * with the one that she was to move to. False for a registration that no merge asked for.
 */
export async function keepsOldSeat(registrationId: string, { roster, courses }: PolicyParts): Promise<boolean> {
  const questions = await roster.questionsOfRegistration(registrationId);
  const move = questions.find(({ id }) => movedRegistrationIdOf(id) === registrationId);
  const old = move && (await courses.registration(move.personRef, move.registrationId));
  return old !== undefined && (old.phase === 'taking-part' || HAS_SEAT.has(old.phase));
}
