import { ChangeEntitlementCommand } from '../commands/change-entitlement/change-entitlement.command.js';
import type { HeardEvent } from '../heard-events.js';
import type { Policy, PolicyParts } from './policy.js';

/** Who leaves the course of a right interrupts it (§ 4 Abs. 1 Satz 3 IntV). Drop-out and use come in any order. */
export const interruptEntitlementWhenDroppedOut: Policy = {
  name: 'interrupt-entitlement-when-dropped-out',
  react: async (event, parts) => {
    const left = await leftBy(event, parts);
    if (!left) return [];
    const { personRef, runId, on } = left;
    const command = { type: 'interrupt-entitlement', runId, effectiveOn: on } as const;
    return (await parts.rights.entitlementsOf(personRef))
      .filter(({ phase, usedFor, right }) => phase === 'used' && usedFor === runId && knowsInterruption(right, parts))
      .map(({ right: { entitlementId } }) => ({
        about: `${runId}/${entitlementId}`,
        command: (meta) => new ChangeEntitlementCommand({ entitlementId, command, actor: 'machine', meta }),
      }));
  },
};

async function leftBy(event: HeardEvent, { rights }: PolicyParts) {
  if (event.type !== 'participation-dropped-out' && event.type !== 'entitlement-used') return undefined;
  const { personRef, runId } = event.data;
  const on = event.type === 'entitlement-used' ? await rights.leftOn(personRef, runId) : event.effectiveOn;
  return on === undefined ? undefined : { personRef, runId, on };
}

/** Of a right whose rule never knew an interruption nothing is sent. */
const knowsInterruption = ({ ruleId }: { readonly ruleId: string }, { rules }: PolicyParts): boolean =>
  rules.some(({ id, versions }) => id === ruleId && versions.some(({ parameters }) => parameters.interruption));
