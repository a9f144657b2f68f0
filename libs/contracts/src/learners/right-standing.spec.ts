import { describe, expect, it } from '@jest/globals';
import { evolveRight, type RightEvent, type RightStanding } from './right-standing.js';

const ids = { personRef: 'p_1', entitlementId: 'e_1' };
const rule = { ruleId: 'ik-claim', ruleVersion: '2024-12-07' };
type Said<Type extends RightEvent['type']> = Omit<
  Extract<RightEvent, { readonly type: Type }>['data'],
  keyof typeof ids
>;
const told = <Type extends RightEvent['type']>(type: Type, data: Said<Type>): RightEvent =>
  ({ type, effectiveOn: '2026-06-01', data: { ...ids, ...data } }) as unknown as RightEvent;

const issued = told('entitlement-issued', {
  kind: 'integration-course-claim',
  issuedBy: 'public-order',
  legalBasis: '§ 44 Abs. 2 AufenthG',
  ...rule,
  lapsesOn: '2027-06-01',
});
const registered = told('entitlement-registered', { runId: 'r_1', ...rule, lapsesOn: '2027-09-01' });
const used = told('entitlement-used', { runId: 'r_1' });
const interrupted = told('entitlement-interrupted', { runId: 'r_1', ...rule, lapsesOn: '2027-12-01' });
const presumed = told('entitlement-lapse-presumed', rule);
const lapsed = told('entitlement-lapsed', { decidedBy: 'public-order', reason: 'not-started', ...rule });

const after = (...events: readonly RightEvent[]): RightStanding | undefined =>
  events.reduce<RightStanding | undefined>(evolveRight, undefined);

describe('how a right stands', () => {
  it('is unknown before it was issued, and when it was refused', () => {
    expect(after(used)).toBeUndefined();
  });

  it('has another last day once she is registered, and the one of before when that came to nothing', () => {
    expect(after(issued, registered)).toMatchObject({ state: 'open', lapsesOn: '2027-09-01' });
    const ended = told('entitlement-registration-ended', { runId: 'r_1', lapsesOn: '2027-06-01' });
    expect(after(issued, registered, ended)).toMatchObject({ state: 'open', lapsesOn: '2027-06-01' });
  });

  it('has no last day any more where a registration in time ends the period (§ 6 Abs. 3 DeuFöV)', () => {
    expect(after(issued, told('entitlement-registered', { runId: 'r_1', ...rule }))).not.toHaveProperty('lapsesOn');
  });

  it('is kept through an interruption, up to its own day (§ 4 IntV)', () => {
    expect(after(issued, registered, used)).toEqual({
      kind: 'integration-course-claim',
      issuedOn: '2026-06-01',
      state: 'used',
    });
    expect(after(issued, registered, used, interrupted)).toMatchObject({
      state: 'interrupted',
      lapsesOn: '2027-12-01',
    });
  });

  it('is open again when somebody decided that it has not lapsed', () => {
    const kept = told('entitlement-lapse-rejected', {
      decidedBy: 'public-order',
      reason: 'not-answerable',
      lapsesOn: '2028-01-01',
    });
    expect(after(issued, presumed)).toMatchObject({ state: 'lapse-presumed' });
    expect(after(issued, presumed, kept)).toMatchObject({ state: 'open', lapsesOn: '2028-01-01' });
    expect(after(issued, used, interrupted, presumed, kept)).toMatchObject({ state: 'interrupted' });
  });

  it('is longer open when it was extended, also after its lapse was presumed', () => {
    const extended = told('entitlement-extended', {
      extendedBy: 'public-order',
      reason: 'illness',
      lapsesOn: '2027-12-31',
      ...rule,
    });
    expect(after(issued, extended)).toMatchObject({ state: 'open', lapsesOn: '2027-12-31' });
    expect(after(issued, presumed, extended)).toMatchObject({ state: 'open', lapsesOn: '2027-12-31' });
  });

  it.each([
    ['upheld', 'open'],
    ['dismissed', 'ended'],
  ] as const)('after an objection that was %s it is %s', (outcome, state) => {
    const settled = told('entitlement-objection-settled', { objectionId: 'o_1', outcome, settledBy: 'public-order' });
    expect(after(issued, presumed, lapsed)).toMatchObject({ state: 'ended' });
    expect(after(issued, presumed, lapsed, settled)).toMatchObject({ state });
  });
});
