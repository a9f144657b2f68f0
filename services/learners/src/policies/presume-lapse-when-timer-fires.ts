import type { TimedPolicy } from '#service-kit';
import { ChangeEntitlementCommand } from '../commands/change-entitlement/change-entitlement.command.js';
import { entitlementIdOf } from './lapse-timer.js';

/** A presumption for people to decide upon, never the lapse itself (Art. 22 DSGVO). */
export const presumeLapseWhenTimerFires: TimedPolicy = {
  name: 'presume-lapse-when-timer-fires',
  command: (timer, meta) =>
    new ChangeEntitlementCommand({
      entitlementId: entitlementIdOf(timer),
      command: { type: 'presume-lapse' },
      actor: 'machine',
      meta,
    }),
};
