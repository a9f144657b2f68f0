import { ChangeEntitlementCommand } from '../commands/change-entitlement/change-entitlement.command.js';
import type { Policy } from './policy.js';

/** The period of before counts again when a registration comes to nothing. */
export const endRegistrationWhenRegistrationFailed: Policy = {
  name: 'end-registration-when-registration-failed',
  react: async (event, { rights }) => {
    if (event.type !== 'registration-withdrawn' && event.type !== 'registration-refused') return [];
    const { personRef, runId } = event.data;
    const command = { type: 'end-registration', runId, effectiveOn: event.effectiveOn } as const;
    return (await rights.entitlementsOf(personRef))
      .filter(({ registration }) => registration?.runId === runId)
      .map(({ right: { entitlementId } }) => ({
        about: entitlementId,
        command: (meta) => new ChangeEntitlementCommand({ entitlementId, command, actor: 'machine', meta }),
      }));
  },
};
