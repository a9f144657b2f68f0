import { describe, expect, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import { readRuleBook } from '../../rules/rule-files.js';
import { entitlementDecider, type EntitlementFacts, type IssueEntitlement } from './entitlement.decider.js';
import type {
  EntitlementIssued,
  EntitlementLapsePresumed,
  EntitlementUsed,
  EntitlementWithdrawn,
} from './entitlement.events.js';

const today = '2026-11-24';
const ids = { personRef: 'p_1', entitlementId: 'e_1' };
const facts: EntitlementFacts = { today, rules: readRuleBook(), learner: 'enrolled', actor: 'person' };
const entitlement = given(entitlementDecider, facts);
const whenMachine = given(entitlementDecider, { ...facts, actor: 'machine' });
const on = (day: string) => given(entitlementDecider, { ...facts, today: day, actor: 'machine' });

const issue: IssueEntitlement = {
  type: 'issue-entitlement',
  ...ids,
  kind: 'integration-course-claim',
  issuedBy: 'public-order',
  effectiveOn: '2026-05-01',
};
const rule = { ruleId: 'ik-claim', ruleVersion: '2016-08-06' };
const issued: EntitlementIssued = {
  type: 'entitlement-issued',
  effectiveOn: '2026-05-01',
  data: {
    ...ids,
    kind: 'integration-course-claim',
    issuedBy: 'public-order',
    legalBasis: '§ 44 Abs. 2 AufenthG',
    ...rule,
    lapsesOn: '2027-05-01',
  },
};
const { lapsesOn: _, ...withoutLapse } = issued.data;
const lasting: EntitlementIssued = { ...issued, data: withoutLapse };
const used: EntitlementUsed = { type: 'entitlement-used', effectiveOn: today, data: { ...ids, runId: 'r_1' } };
const withdrawn: EntitlementWithdrawn = {
  type: 'entitlement-withdrawn',
  effectiveOn: today,
  data: { ...ids, reason: 'access-closed' },
};
const presumed: EntitlementLapsePresumed = {
  type: 'entitlement-lapse-presumed',
  effectiveOn: '2027-05-02',
  data: { ...ids, ...rule },
};
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'entitlement-issued' } } as const;

describe('issuing', () => {
  it('goes by the rule of its day, which names basis, version and last day', () => {
    entitlement().when(issue).then(issued);
  });

  it('goes on under a stop of admissions: rules warn, people decide', () => {
    entitlement()
      .when({ ...issue, kind: 'integration-course-admission', effectiveOn: '2026-03-01' })
      .accepted();
  });

  it('sets no lapse where the rule sets none', () => {
    const county: IssueEntitlement = { ...issue, kind: 'county-course' };
    const decision = entitlementDecider.decide({ phase: 'unknown' }, county, facts);
    expect(decision).toMatchObject({
      ok: true,
      events: [{ data: expect.not.objectContaining({ lapsesOn: expect.anything() }) }],
    });
  });

  it('is refused', () => {
    entitlement(issued).when(issue).refused('entitlement-already-issued');
    entitlement()
      .when({ ...issue, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    entitlement()
      .when({ ...issue, effectiveOn: '2010-01-01' })
      .refused('no-rule-on-day', '/effectiveOn');
    given(entitlementDecider, { ...facts, learner: 'unknown' as const })()
      .when(issue)
      .refused('learner-unknown', '/personRef');
    given(entitlementDecider, { ...facts, learner: 'erased' as const })()
      .when(issue)
      .refused('person-erased', '/personRef');
  });
});

describe('using', () => {
  const use = { type: 'use-entitlement', runId: 'r_1' } as const;

  it('by the start of a course, also after a presumed lapse: somebody let the person begin', () => {
    whenMachine(issued).when(use).then(used);
    whenMachine(issued, presumed).when(use).then(used);
    expect(whenMachine(issued, presumed, used).state()).toMatchObject({
      phase: 'used',
      usedFor: 'r_1',
      lapsePresumed: false,
    });
  });

  it('is refused', () => {
    entitlement().when(use).refused('entitlement-unknown');
    entitlement(issued, erased).when(use).refused('person-erased');
    entitlement(issued, used).when(use).refused('entitlement-already-used');
    entitlement(issued, withdrawn).when(use).refused('entitlement-already-withdrawn');
    entitlement(issued)
      .when({ ...use, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    entitlement(issued)
      .when({ ...use, effectiveOn: '2026-04-30' })
      .refused('effective-before-issue', '/effectiveOn');
  });
});

describe('presuming the lapse', () => {
  const presume = { type: 'presume-lapse' } as const;

  it('from the day after the last one, whenever the machine gets to it', () => {
    const decideBy = (day: string) => ({ ...presumed, data: { ...presumed.data, decideBy: day } });
    on('2027-05-02')(issued).when(presume).then(decideBy('2027-05-16'));
    on('2027-09-01')(issued).when(presume).then(decideBy('2027-09-15'));
  });

  it('is refused', () => {
    entitlement().when(presume).refused('entitlement-unknown');
    on('2027-05-01')(issued).when(presume).refused('lapse-not-due');
    on('2027-05-02')(issued, presumed).when(presume).refused('lapse-already-presumed');
    on('2027-05-02')(issued, used).when(presume).refused('entitlement-already-used');
    on('2027-05-02')(issued, withdrawn).when(presume).refused('entitlement-already-withdrawn');
    on('2027-05-02')(lasting).when(presume).refused('no-lapse-rule');
    on('2027-05-02')(issued, erased).when(presume).refused('person-erased');
  });
});

describe('withdrawing', () => {
  const withdraw = { type: 'withdraw-entitlement', reason: 'access-closed' } as const;

  it('by a person, also where the lapse was presumed', () => {
    entitlement(issued).when(withdraw).then(withdrawn);
    entitlement(issued, presumed).when(withdraw).then(withdrawn);
    entitlement(issued)
      .when({ ...withdraw, departments: ['public-order'] })
      .then(withdrawn);
  });

  it('is refused', () => {
    entitlement().when(withdraw).refused('entitlement-unknown');
    whenMachine(issued).when(withdraw).refused('named-person-required');
    entitlement(issued)
      .when({ ...withdraw, departments: ['youth'] })
      .refused('not-your-entitlement');
    entitlement(issued, used).when(withdraw).refused('entitlement-already-used');
    entitlement(issued, withdrawn).when(withdraw).refused('entitlement-already-withdrawn');
    entitlement(issued)
      .when({ ...withdraw, effectiveOn: '2026-04-30' })
      .refused('effective-before-issue', '/effectiveOn');
    entitlement(issued)
      .when({ ...withdraw, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    entitlement(issued, erased).when(withdraw).refused('person-erased');
  });
});
