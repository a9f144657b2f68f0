import { describe, expect, it } from '@jest/globals';
import { evolveRightLapse, type RightLapseView } from './right-lapse.projection.js';

const ids = { personRef: 'p_1', entitlementId: 'e_1' };
const rule = { ruleId: 'ik-claim', ruleVersion: '2024-12-07' };
type Event = Parameters<typeof evolveRightLapse>[1];
const on = (effectiveOn: string, type: Event['type'], data: object = {}): Event =>
  ({ type, effectiveOn, data: { ...ids, ...data } }) as unknown as Event;

const issued = on('2025-06-01', 'entitlement-issued', { kind: 'integration-course-claim', lapsesOn: '2026-06-01' });
const presumed = on('2026-06-02', 'entitlement-lapse-presumed', rule);
const lapsed = on('2026-06-10', 'entitlement-lapsed', { decidedBy: 'public-order', reason: 'not-registered', ...rule });
const settled = (outcome: string) =>
  on('2026-07-01', 'entitlement-objection-settled', { objectionId: 'o_1', outcome, settledBy: 'public-order' });

const after = (...events: readonly Event[]): RightLapseView | null =>
  events.reduce<RightLapseView | null>(evolveRightLapse, null);

describe('whether a right went unused', () => {
  it('is told by a presumption, and by the decision that followed it', () => {
    expect(after(issued)).toMatchObject({ right: { issuedOn: '2025-06-01' } });
    expect(after(issued, presumed)).toMatchObject({ presumedOn: '2026-06-02' });
    expect(after(issued, presumed, lapsed)).toMatchObject({ presumedOn: '2026-06-02', lapsedOn: '2026-06-10' });
    expect(after(issued, presumed, lapsed, settled('dismissed'))).toMatchObject({ lapsedOn: '2026-06-10' });
  });

  it.each([
    ['that it did not lapse', on('2026-06-10', 'entitlement-lapse-rejected', { reason: 'not-answerable' })],
    ['an extension', on('2026-06-10', 'entitlement-extended', { reason: 'illness', lapsesOn: '2026-12-01' })],
    ['a registration', on('2026-06-10', 'entitlement-registered', { runId: 'r_1' })],
    ['the start of a course', on('2026-06-10', 'entitlement-used', { runId: 'r_1' })],
  ])('is not so any more after %s', (_what, event) => {
    const view = after(issued, presumed, event);
    expect(view).toMatchObject({ right: { issuedOn: '2025-06-01' } });
    expect(view).not.toHaveProperty('presumedOn');
  });

  it('is not so any more once an objection to the decision was upheld', () => {
    const view = after(issued, presumed, lapsed, settled('upheld'));
    expect(view).not.toHaveProperty('presumedOn');
    expect(view).not.toHaveProperty('lapsedOn');
  });

  it('begins anew when the lapse is presumed again', () => {
    const extended = on('2026-06-10', 'entitlement-extended', { reason: 'illness', lapsesOn: '2026-12-01' });
    const again = on('2026-12-02', 'entitlement-lapse-presumed', rule);
    expect(after(issued, presumed, extended, again)).toMatchObject({ presumedOn: '2026-12-02' });
  });
});
