import type { EventOf } from '../definition.js';
import type { EntitlementKind, entitlementEvents } from './entitlement.events.js';

export type RightEvent = EventOf<(typeof entitlementEvents)[number]>;

/** How a right stands after all that was told of it: what a course may rest on. */
export interface RightStanding {
  readonly kind: EntitlementKind;
  readonly issuedOn: string;
  /** Last day on which it can be used; absent: no day is set. */
  readonly lapsesOn?: string;
  /** `interrupted`: its course was left, and it goes on within the period of the law. `ended`: a person decided so. */
  readonly state: 'open' | 'used' | 'interrupted' | 'lapse-presumed' | 'ended';
  /** What it was before its lapse was presumed or decided: what a rejection or an upheld objection leads back to. */
  readonly before?: 'open' | 'interrupted';
}

/** Pure. undefined before the right was issued, and for one that was refused. */
export function evolveRight(right: RightStanding | undefined, event: RightEvent): RightStanding | undefined {
  if (event.type === 'entitlement-issued') {
    const { kind, lapsesOn } = event.data;
    return until({ kind, issuedOn: event.effectiveOn, state: 'open' }, lapsesOn);
  }
  if (right === undefined) return undefined;
  switch (event.type) {
    case 'entitlement-registered':
    case 'entitlement-extended':
    case 'entitlement-lapse-rejected':
      return until(right.state === 'lapse-presumed' ? back(right) : right, event.data.lapsesOn);
    case 'entitlement-registration-ended':
      return until(right, event.data.lapsesOn);
    case 'entitlement-used':
      return { kind: right.kind, issuedOn: right.issuedOn, state: 'used' };
    case 'entitlement-interrupted':
      return { ...right, state: 'interrupted', lapsesOn: event.data.lapsesOn };
    case 'entitlement-lapse-presumed':
      return { ...away(right), state: 'lapse-presumed' };
    case 'entitlement-lapsed':
    case 'entitlement-withdrawn':
      return { ...away(right), state: 'ended' };
    case 'entitlement-objection-settled':
      return event.data.outcome === 'upheld' ? until(back(right), event.data.lapsesOn) : right;
    case 'entitlement-refused':
    case 'entitlement-lapse-warned':
    case 'entitlement-objection-filed':
      return right;
    default:
      return event satisfies never;
  }
}

function until({ lapsesOn: _before, ...right }: RightStanding, lapsesOn: string | undefined): RightStanding {
  return lapsesOn === undefined ? right : { ...right, lapsesOn };
}

/** What a presumption or a decision takes the right from. */
const away = (right: RightStanding): RightStanding =>
  right.state === 'open' || right.state === 'interrupted' ? { ...right, before: right.state } : right;

function back({ before = 'open', ...right }: RightStanding): RightStanding {
  return { ...right, state: before };
}
