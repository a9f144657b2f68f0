import type { TimedPolicy } from '#service-kit';
import { ReleaseHoldCommand } from '../commands/release-hold/release-hold.command.js';
import { heldOf } from './hold-timer.js';

/** A seat that nobody confirmed in time is free again: capacity alone, no decision about the person. */
export const releaseHoldWhenTimerFires: TimedPolicy = {
  name: 'release-hold-when-timer-fires',
  command: (timer, meta) => {
    const { personRef, registrationId } = heldOf(timer);
    return new ReleaseHoldCommand(personRef, { kind: 'release-hold', registrationId }, meta);
  },
};
