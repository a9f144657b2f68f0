import { refuse, type Decision } from '#event-sourcing';
import type { EntitlementFacts } from './entitlement.commands.js';
import type { IssuedEntitlement } from './entitlement.state.js';

/** A right that can still come to something. */
export const isOpen = ({ phase }: IssuedEntitlement): boolean => phase === 'open' || phase === 'interrupted';

export function refuseClosed({ phase }: IssuedEntitlement): Decision<never> | undefined {
  switch (phase) {
    case 'used':
      return refuse('entitlement-already-used', 'conflict', 'The course of this entitlement has begun.');
    case 'withdrawn':
      return refuse('entitlement-already-withdrawn', 'conflict', 'The entitlement was ended before.');
    case 'lapsed':
      return refuse('entitlement-already-lapsed', 'conflict', 'The lapse of this entitlement was decided.');
    case 'open':
    case 'interrupted':
      return undefined;
    default:
      return phase satisfies never;
  }
}

/** What takes something from a person, or gives it, is decided by a named person of the body concerned. */
export function refuseDecider(
  facts: EntitlementFacts,
  departments: readonly string[] | undefined,
  body: string,
): Decision<never> | undefined {
  if (facts.actor !== 'person')
    return refuse('named-person-required', 'forbidden', 'Only a named person decides upon a right.');
  if (departments && !departments.includes(body))
    return refuse('not-your-entitlement', 'forbidden', 'Another department issued this entitlement.');
  return undefined;
}
