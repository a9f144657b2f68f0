import type { Wanted } from '#service-kit';
import { ChangeEntitlementCommand } from '../commands/change-entitlement/change-entitlement.command.js';
import type { Policy, PolicyParts } from './policy.js';
import { concernedBy, rightFor } from './rights-by-run.js';

/** A registration goes by the right whose rule knows this type of course; by many rules it ends the first period. */
export const noteRegistrationWhenRegistrationConfirmed: Policy = {
  name: 'note-registration-when-registration-confirmed',
  react: async (event, parts) => {
    // A right that comes free may go with a registration that was confirmed while it was taken.
    if (event.type === 'entitlement-interrupted')
      return registrationsOf(event.data.personRef, parts, event.effectiveOn);
    const personRefs =
      event.type === 'entitlement-registration-ended'
        ? [event.data.personRef]
        : await concernedBy(event, 'registration-confirmed', parts);
    return (await Promise.all(personRefs.map((personRef) => registrationsOf(personRef, parts)))).flat();
  },
};

/** `since`: for no course that began before this day. */
async function registrationsOf(personRef: string, parts: PolicyParts, since = ''): Promise<readonly Wanted[]> {
  const { rights } = parts;
  const [registrations, starts, entitlements] = await Promise.all([
    rights.registrationsOf(personRef),
    rights.startsOf(personRef),
    rights.entitlementsOf(personRef),
  ]);
  const begunBefore = new Set(starts.flatMap(({ runId, on }) => (on < since ? [runId] : [])));
  const wanted: Wanted[] = [];
  const taken = new Set(entitlements.flatMap(({ registration, right }) => (registration ? [right.entitlementId] : [])));
  for (const one of registrations) {
    const { runId, on } = one;
    if (begunBefore.has(runId)) continue;
    if (entitlements.some((right) => right.registration?.runId === runId || right.usedRuns.includes(runId))) continue;
    const best = await rightFor(one, entitlements, taken, parts);
    if (!best) continue;
    const { entitlementId } = best.right;
    taken.add(entitlementId);
    const command = { type: 'register-entitlement', runId, effectiveOn: on } as const;
    wanted.push({
      about: `${runId}/${entitlementId}`,
      command: (meta) => new ChangeEntitlementCommand({ entitlementId, command, actor: 'machine', meta }),
    });
  }
  return wanted;
}
