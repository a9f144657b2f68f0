import { isOpen } from '../domain/entitlement/decision-checks.js';
import type { IssuedEntitlement } from '../domain/entitlement/entitlement.state.js';
import { kindsUsedBy } from '../domain/rule-book/rule-book.js';
import type { HeardEvent } from '../heard-events.js';
import type { PolicyParts } from './policy.js';

/** What a person's runs have to do with her rights: start, registration and right come from three streams, in any order. */
export async function concernedBy(
  event: HeardEvent,
  of: HeardEvent['type'],
  { rights }: PolicyParts,
): Promise<readonly string[]> {
  switch (event.type) {
    case of:
    case 'entitlement-issued':
      return 'personRef' in event.data ? [event.data.personRef] : [];
    case 'course-run-planned':
      return rights.personsOf(event.data.runId);
    default:
      return [];
  }
}

/** The right that a run begun or registered for on a day goes by: her registration's, else the one that ends first. */
export async function rightFor(
  run: { readonly runId: string; readonly on: string },
  entitlements: readonly IssuedEntitlement[],
  taken: ReadonlySet<string>,
  { rights, rules }: PolicyParts,
): Promise<IssuedEntitlement | undefined> {
  const { runId, on } = run;
  const courseType = await rights.courseType(runId);
  const kinds = courseType === undefined ? [] : kindsUsedBy(rules, courseType, on);
  const urgency = (right: IssuedEntitlement): string =>
    `${right.registration?.runId === runId ? 0 : 1}|${endsFirst(right, on)}`;
  return entitlements
    .filter((one) => isOpen(one) && one.issuedOn <= on)
    .filter(({ right }) => kinds.includes(right.kind) && !taken.has(right.entitlementId))
    .toSorted((one, other) => (urgency(one) < urgency(other) ? -1 : 1))[0];
}

/** The right that ends first is used first; one that had ended by its rule comes last. */
function endsFirst({ right, lapsesOn = '9999-12-31' }: IssuedEntitlement, on: string): string {
  return `${lapsesOn < on ? 1 : 0}|${lapsesOn}|${right.entitlementId}`;
}
