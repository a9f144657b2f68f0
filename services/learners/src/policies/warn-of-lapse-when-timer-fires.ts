import type { TimedPolicy } from '#service-kit';
import { ChangeEntitlementCommand } from '../commands/change-entitlement/change-entitlement.command.js';
import { entitlementIdOf } from './lapse-timer.js';

/** So many days before the last one, as the rule of the house says. */
export const warnOfLapseWhenTimerFires: TimedPolicy = {
  name: 'warn-of-lapse-when-timer-fires',
  command: (timer, meta) => {
    const daysLeft = Number(timer.payload?.['daysLeft'] ?? 0);
    const command = { type: 'warn-of-lapse', daysLeft } as const;
    return new ChangeEntitlementCommand({ entitlementId: entitlementIdOf(timer), command, actor: 'machine', meta });
  },
};
