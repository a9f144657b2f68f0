import type { Wanted } from '#service-kit';
import { ChangeEntitlementCommand } from '../commands/change-entitlement/change-entitlement.command.js';
import type { Policy, PolicyParts } from './policy.js';
import { concernedBy, rightFor } from './rights-by-run.js';

/**
 * The start of a course uses a right whose rule knows this type of course. A course without a right is none of a
 * machine's business: nothing is refused here.
 */
export const useEntitlementWhenParticipationStarted: Policy = {
  name: 'use-entitlement-when-participation-started',
  react: async (event, parts) => {
    // The course that goes on may have begun before it was heard that the one before was left.
    if (event.type === 'entitlement-interrupted') return usesOf(event.data.personRef, parts, event.effectiveOn);
    const personRefs = await concernedBy(event, 'participation-started', parts);
    return (await Promise.all(personRefs.map((personRef) => usesOf(personRef, parts)))).flat();
  },
};

/** `since`: of the courses that began from this day on. */
async function usesOf(personRef: string, parts: PolicyParts, since = ''): Promise<readonly Wanted[]> {
  const { rights } = parts;
  const [starts, entitlements] = await Promise.all([rights.startsOf(personRef), rights.entitlementsOf(personRef)]);
  const wanted: Wanted[] = [];
  const taken = new Set<string>();
  for (const start of starts) {
    const { runId, on } = start;
    if (on < since) continue;
    if (entitlements.some(({ usedRuns }) => usedRuns.includes(runId))) continue;
    const best = await rightFor(start, entitlements, taken, parts);
    if (!best) continue;
    const { entitlementId } = best.right;
    taken.add(entitlementId);
    const command = { type: 'use-entitlement', runId, effectiveOn: on } as const;
    wanted.push({
      about: `${runId}/${entitlementId}`,
      command: (meta) => new ChangeEntitlementCommand({ entitlementId, command, actor: 'machine', meta }),
    });
  }
  return wanted;
}
