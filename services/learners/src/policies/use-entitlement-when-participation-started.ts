import { UseEntitlementCommand } from '../commands/use-entitlement/use-entitlement.command.js';
import type { IssuedEntitlement } from '../domain/entitlement/entitlement.state.js';
import { kindsUsedBy } from '../domain/rule-book/rule-book.js';
import type { HeardEvent } from '../heard-events.js';
import type { Policy, PolicyParts, Wanted } from './policy.js';

/**
 * The start of a course uses a right whose rule knows this type of course. Start, run and right come from three streams,
 * in any order. A course without a right is none of a machine's business: nothing is refused here.
 */
export const useEntitlementWhenParticipationStarted: Policy = {
  name: 'use-entitlement-when-participation-started',
  react: async (event, parts) => {
    const personRefs = await concerned(event, parts);
    return (await Promise.all(personRefs.map((personRef) => usesOf(personRef, parts)))).flat();
  },
};

async function concerned(event: HeardEvent, { rights }: PolicyParts): Promise<readonly string[]> {
  switch (event.type) {
    case 'participation-started':
    case 'entitlement-issued':
      return [event.data.personRef];
    case 'course-run-planned':
      return rights.personsOf(event.data.runId);
    default:
      return [];
  }
}

async function usesOf(personRef: string, { rights, rules }: PolicyParts): Promise<readonly Wanted[]> {
  const [starts, entitlements] = await Promise.all([rights.startsOf(personRef), rights.entitlementsOf(personRef)]);
  const wanted: Wanted[] = [];
  const taken = new Set<string>();
  for (const { runId, on } of starts) {
    if (entitlements.some(({ usedFor }) => usedFor === runId)) continue;
    const courseType = await rights.courseType(runId);
    const kinds = courseType === undefined ? [] : kindsUsedBy(rules, courseType, on);
    const [best] = entitlements
      .filter(({ phase, issuedOn }) => phase === 'open' && issuedOn <= on)
      .filter(({ right }) => kinds.includes(right.kind) && !taken.has(right.entitlementId))
      .sort((one, other) => (urgency(one, on) < urgency(other, on) ? -1 : 1));
    if (!best) continue;
    const { entitlementId } = best.right;
    taken.add(entitlementId);
    wanted.push({
      about: `${runId}/${entitlementId}`,
      command: (meta) =>
        new UseEntitlementCommand(entitlementId, { type: 'use-entitlement', runId, effectiveOn: on }, meta),
    });
  }
  return wanted;
}

/** The right that ends first is used first; one that had ended by its rule comes last. */
function urgency({ right }: IssuedEntitlement, on: string): string {
  const { lapsesOn = '9999-12-31', entitlementId } = right;
  return `${lapsesOn < on ? 1 : 0}|${lapsesOn}|${entitlementId}`;
}
