import type { TimedPolicy } from '#service-kit';
import { PresumeLapseCommand } from '../commands/presume-lapse/presume-lapse.command.js';
import { entitlementIdOf } from './lapse-timer.js';

/** A presumption for people to decide upon, never the lapse itself (Art. 22 DSGVO). */
export const presumeLapseWhenTimerFires: TimedPolicy = {
  name: 'presume-lapse-when-timer-fires',
  command: (timer, meta) => new PresumeLapseCommand(entitlementIdOf(timer), { type: 'presume-lapse' }, meta),
};
