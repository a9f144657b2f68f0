import type { EntitlementKind, ObjectableDecision } from '#contracts';
import type { CaseEntry } from './case-entry.js';
import { change, changeBy } from './change.js';

export interface ObjectionState {
  readonly objectionId: string;
  readonly filedOn: string;
  /** Day by which it is to be settled. */
  readonly settleBy?: string;
  readonly open: boolean;
  readonly settledOn?: string;
  /** The rule of the period in which it is to be settled. */
  readonly ruleId?: string;
  readonly ruleVersion?: string;
}
export interface RightState {
  readonly kind: EntitlementKind;
  readonly issuedBy: string;
  readonly issuedOn: string;
  readonly legalBasis: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly titleOn?: string;
  readonly lapsesOn?: string;
  readonly state: 'open' | 'used' | 'interrupted' | 'lapse-presumed' | 'lapsed' | 'withdrawn' | 'refused';
  /** It was so before its lapse was presumed or decided: what a rejection or an upheld objection leads back to. */
  readonly before?: 'interrupted';
  /** The run she is registered for with it; absent where the reader may not know of it. */
  readonly registeredFor?: string;
  readonly presumedOn?: string;
  /** Day by which a presumed lapse is to be decided. */
  readonly decideBy?: string;
  /** Day on which it was used, or ended by a decision. */
  readonly endedOn?: string;
  readonly objection?: ObjectionState & { readonly against: ObjectableDecision };
}

/** A right that is open, in use, or kept through an interruption. */
export const isHeld = ({ state }: RightState): boolean =>
  state === 'open' || state === 'used' || state === 'interrupted';

export type RightEntry = Extract<CaseEntry, { readonly type: `entitlement-${string}` }>;
type Rights = Readonly<Record<string, RightState>>;

/** The rights of a case after one entry more. */
export function evolveRights(rights: Rights, entry: RightEntry): Rights {
  const on = entry.effectiveOn;
  const { entitlementId } = entry.data;
  const by = (to: (known: RightState) => RightState): Rights => changeBy(rights, entitlementId, to);
  switch (entry.type) {
    case 'entitlement-issued': {
      const { kind, issuedBy, legalBasis, ruleId, ruleVersion, lapsesOn, titleOn } = entry.data;
      const right: RightState = {
        kind,
        issuedBy,
        issuedOn: on,
        legalBasis,
        ruleId,
        ruleVersion,
        state: 'open',
        ...(lapsesOn === undefined ? {} : { lapsesOn }),
        ...(titleOn === undefined ? {} : { titleOn }),
      };
      return { ...rights, [entitlementId]: right };
    }
    case 'entitlement-refused': {
      const { kind, refusedBy, legalBasis, ruleId, ruleVersion } = entry.data;
      const basis = { kind, issuedBy: refusedBy, issuedOn: on, legalBasis, ruleId, ruleVersion };
      return { ...rights, [entitlementId]: { ...basis, state: 'refused', endedOn: on } };
    }
    case 'entitlement-registered':
      return by((known) => ({ ...until(known, entry.data.lapsesOn), ...registeredFor(entry.data.runId) }));
    case 'entitlement-registration-ended':
      return by((known) => withoutRegistration(until(known, entry.data.lapsesOn)));
    case 'entitlement-used':
      return by((known) => ({ ...standing(known), state: 'used', endedOn: on }));
    case 'entitlement-interrupted':
      return by((known) => ({
        ...withoutRegistration(until(open(known), entry.data.lapsesOn)),
        state: 'interrupted',
      }));
    case 'entitlement-extended':
      return by((known) => until(known, entry.data.lapsesOn));
    case 'entitlement-lapse-warned':
      return rights;
    case 'entitlement-lapse-presumed': {
      const { decideBy } = entry.data;
      return by((known) => ({
        ...away(known),
        state: 'lapse-presumed',
        presumedOn: on,
        ...(decideBy === undefined ? {} : { decideBy }),
      }));
    }
    case 'entitlement-lapse-rejected':
      return by((known) => until(known, entry.data.lapsesOn));
    case 'entitlement-lapsed':
      return by((known) => decided(known, 'lapsed', on));
    case 'entitlement-withdrawn':
      return by((known) => decided(known, 'withdrawn', on));
    case 'entitlement-objection-filed': {
      const { personRef: _person, entitlementId: _id, ...filed } = entry.data;
      return change(rights, entitlementId, { objection: { ...filed, filedOn: on, open: true } });
    }
    case 'entitlement-objection-settled':
      return by((known) => settled(known, entry.data, on));
    default:
      return entry satisfies never;
  }
}

/** A reader from whom the run is kept has an entry without it. */
const registeredFor = (runId: string | undefined) => (runId === undefined ? {} : { registeredFor: runId });

function withoutRegistration({ registeredFor: _ended, ...right }: RightState): RightState {
  return right;
}

function open({ endedOn: _ended, ...right }: RightState): RightState {
  return right;
}

/** Open or interrupted (again) up to another last day, or without one. */
function until(right: RightState, lapsesOn: string | undefined): RightState {
  const { lapsesOn: _before, ...rest } = right.state === 'lapse-presumed' ? back(right) : right;
  return { ...rest, ...(lapsesOn === undefined ? {} : { lapsesOn }) };
}

/** Without what was presumed of it. */
function standing({ presumedOn: _presumed, decideBy: _by, before: _before, ...right }: RightState): RightState {
  return right;
}

/** What it was before its lapse was presumed or decided. */
const back = (right: RightState): RightState => ({ ...standing(right), state: right.before ?? 'open' });

/** What a presumption or a decision takes the right from. */
const away = (right: RightState): RightState =>
  right.state === 'interrupted' ? { ...right, before: 'interrupted' } : right;

function decided(right: RightState, state: 'lapsed' | 'withdrawn', on: string): RightState {
  const { objection: _before, ...rest } = away(right);
  return { ...rest, state, endedOn: on };
}

function settled(
  right: RightState,
  { outcome, lapsesOn }: { readonly outcome: string; readonly lapsesOn?: string },
  on: string,
): RightState {
  const { objection } = right;
  const heard = objection ? { ...right, objection: { ...objection, open: false, settledOn: on } } : right;
  if (outcome !== 'upheld' || right.state === 'refused') return heard;
  return until(back(open(heard)), lapsesOn);
}
