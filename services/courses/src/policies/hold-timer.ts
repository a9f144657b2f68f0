import { startOfDay, type Timer } from '#event-sourcing';
import { addDays } from '../domain/days.js';

export const RELEASE_HOLD = 'release-hold';

const STREAM = 'participation-';

/** Due when the last day on which the seat is held is over in Europe/Berlin. */
export function holdTimer(held: {
  readonly personRef: string;
  readonly registrationId: string;
  readonly heldUntil: string;
  readonly ruleVersion: string;
}): Timer {
  const { personRef, registrationId, heldUntil, ruleVersion } = held;
  return {
    id: holdTimerId(registrationId),
    dueAt: startOfDay(addDays(heldUntil, 1)),
    stream: `${STREAM}${personRef}`,
    kind: RELEASE_HOLD,
    ruleVersion,
  };
}

/** One timer a registration. */
export const holdTimerId = (registrationId: string): string => `${RELEASE_HOLD}-${registrationId}`;

/** Whose seats a stream tells of; undefined: it tells of none. */
export const holderOf = (stream: string): string | undefined =>
  stream.startsWith(STREAM) ? stream.slice(STREAM.length) : undefined;

/** Whose seat it is. */
export const heldOf = ({ id, stream }: Pick<Timer, 'id' | 'stream'>) => ({
  personRef: stream.slice(STREAM.length),
  registrationId: id.slice(RELEASE_HOLD.length + 1),
});
