import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRuleBook } from '../../rules/rule-files.js';
import { given } from '../../testing/given.js';
import {
  type EntitlementCommand,
  entitlementDecider,
  type EntitlementFacts,
  type IssueEntitlement,
} from '../entitlement/entitlement.decider.js';
import { obligationDecider } from '../obligation/obligation.decider.js';
import type { DatedRule } from './dated-rule.js';
import { answerFor, type RuleBook, warningsOf } from './rule-book.js';

const book = readRuleBook();
const ids = { personRef: 'p_1', entitlementId: 'e_1' };
const issue: IssueEntitlement = {
  type: 'issue-entitlement',
  ...ids,
  kind: 'vocational-language-course',
  issuedBy: 'job-centre',
};
const facts = (rules: RuleBook, today: string, actor: EntitlementFacts['actor'] = 'person'): EntitlementFacts => ({
  today,
  rules,
  learner: 'enrolled',
  actor,
});

/** The rules with a new version of one of them from a day on: as a change of law comes in. */
const amended = (id: string, from: string, lastDayBefore: string, change: object): RuleBook =>
  book.map((rule): DatedRule => {
    if (rule.id !== id) return rule;
    const versions = rule.versions.map((version) =>
      version.validTo === undefined ? { ...version, validTo: lastDayBefore } : version,
    );
    const last = rule.versions.at(-1);
    if (!last) throw new Error(`${id} has no version`);
    const parameters = { ...last.parameters, ...change };
    return { ...rule, versions: [...versions, { ...last, version: from, validFrom: from, parameters }] };
  });
const uncheckedBook: RuleBook = book.map((rule) => ({
  ...rule,
  versions: rule.versions.map(({ checkedOn: _checked, ...version }) => version),
}));

describe('a rule that is set in force from a day on', () => {
  const shorter = amended('bsk-entitlement', '2027-01-01', '2026-12-31', { lapsesAfter: { months: 2 } });

  it('changes the answers from that day, and none for a day before', () => {
    const lapse = (on: string, rules = shorter) => answerFor(rules, issue.kind, on, '2027-06-01')?.lapsesOn;
    expect(lapse('2026-12-31')).toBe('2027-03-31');
    expect(lapse('2026-12-31')).toBe(lapse('2026-12-31', book));
    expect(lapse('2027-01-01')).toBe('2027-03-01');
    // Over a leap day.
    expect(lapse('2027-12-29')).toBe('2028-02-29');
    expect(lapse('2027-12-30')).toBe('2028-02-29');
  });

  it('leaves what was given before as it was given', () => {
    const before = given(entitlementDecider, facts(book, '2026-12-31'));
    const [issued] = before().when(issue).events();
    if (issued?.type !== 'entitlement-issued') throw new Error('not issued');
    expect(issued.data).toMatchObject({ ruleVersion: '2016-07-01', lapsesOn: '2027-03-31' });
    const machine = (today: string) => given(entitlementDecider, facts(shorter, today, 'machine'))(issued);
    machine('2027-03-31').when({ type: 'presume-lapse' }).refused('lapse-not-due');
    machine('2027-04-01').when({ type: 'presume-lapse' }).accepted();
    machine('2027-03-31').when({ type: 'register-entitlement', runId: 'r_1' }).accepted();
    machine('2027-04-01').when({ type: 'register-entitlement', runId: 'r_1' }).refused('registered-too-late');
  });

  it('counts for the registration of its own day, also of a right from before', () => {
    const sooner = amended('ik-claim', '2027-01-01', '2026-12-31', { registration: { lapsesAfter: { months: 6 } } });
    const claim = { ...issue, kind: 'integration-course-claim', issuedBy: 'public-order' } as const;
    const [issued] = given(entitlementDecider, facts(book, '2026-11-01'))().when(claim).events();
    if (issued?.type !== 'entitlement-issued') throw new Error('not issued');
    const lapse = (effectiveOn: string) => {
      const registering = given(entitlementDecider, facts(sooner, '2027-06-01', 'machine'))(issued);
      return registering.when({ type: 'register-entitlement', runId: 'r_1', effectiveOn }).events()[0]?.data;
    };
    expect(lapse('2026-12-31')).toMatchObject({ ruleVersion: '2016-08-06', lapsesOn: '2027-12-31' });
    expect(lapse('2027-01-01')).toMatchObject({ ruleVersion: '2027-01-01', lapsesOn: '2027-07-01' });
  });
});

describe('a term that the right itself states (§ 6 Abs. 3 Satz 2 DeuFöV)', () => {
  const stated = (statedUntil: string) => answerFor(book, issue.kind, '2026-11-30', '2026-11-30', { statedUntil });

  it('counts where it is shorter than the three months, to the day', () => {
    expect(stated('2027-02-27')?.lapsesOn).toBe('2027-02-27');
    expect(stated('2027-02-28')?.lapsesOn).toBe('2027-02-28');
    expect(stated('2027-03-01')?.lapsesOn).toBe('2027-02-28');
  });

  it('is refused before the issue, and told of where the rule knows none', () => {
    const issuing = given(entitlementDecider, facts(book, '2026-11-30'))();
    issuing.when({ ...issue, statedUntil: '2026-11-29' }).refused('stated-term-before-issue', '/statedUntil');
    expect(issuing.when({ ...issue, statedUntil: '2026-11-30' }).events()[0]?.data).toMatchObject({
      lapsesOn: '2026-11-30',
      statedUntil: '2026-11-30',
    });
    const claim = answerFor(book, 'integration-course-claim', '2026-11-30', '2026-11-30', {
      statedUntil: '2026-12-01',
    });
    expect(claim?.lapsesOn).toBe('2027-11-30');
    expect(claim?.warnings.map(({ code }) => code)).toContain('stated-term-ignored');
  });
});

describe('a rule that nobody checked', () => {
  it('warns of every right that it governs', () => {
    for (const rule of uncheckedBook) {
      const version = rule.versions.at(-1);
      const codes = version && warningsOf({ rule, version }, '2026-11-24').map(({ code }) => code);
      expect([rule.id, codes?.includes('rule-unchecked')]).toEqual([rule.id, true]);
    }
  });

  it('never refuses: whatever is commanded is decided as by one that was checked', () => {
    const day = fc.constantFrom('2016-08-06', '2024-12-06', '2024-12-07', '2026-02-08', '2026-02-09', '2026-11-24');
    const kind = fc.constantFrom(
      ...(['integration-course-claim', 'integration-course-admission', 'vocational-language-course'] as const),
    );
    const command: fc.Arbitrary<EntitlementCommand> = fc.oneof(
      fc.tuple(kind, day).map(([one, effectiveOn]) => ({ ...issue, kind: one, effectiveOn })),
      day.map((effectiveOn) => ({ type: 'register-entitlement' as const, runId: 'r_1', effectiveOn })),
      day.map((effectiveOn) => ({ type: 'use-entitlement' as const, runId: 'r_1', effectiveOn })),
      day.map((effectiveOn) => ({ type: 'interrupt-entitlement' as const, runId: 'r_1', effectiveOn })),
      fc.constant({ type: 'presume-lapse' as const }),
      fc.constant({ type: 'extend-entitlement' as const, reason: 'illness' as const, decidedBy: 'public-order' }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        let state = entitlementDecider.initial;
        for (const one of commands) {
          const checked = entitlementDecider.decide(state, one, facts(book, '2026-11-24'));
          expect(entitlementDecider.decide(state, one, facts(uncheckedBook, '2026-11-24'))).toEqual(checked);
          for (const event of checked.ok ? checked.events : []) state = entitlementDecider.evolve(state, event);
        }
      }),
    );
  });

  it('lets people be obliged all the same', () => {
    const impose = {
      type: 'impose-obligation',
      personRef: 'p_1',
      obligationId: 'v_1',
      imposedBy: 'job-centre',
      reason: 'integration-agreement',
    } as const;
    const decide = (rules: RuleBook) =>
      obligationDecider.decide(obligationDecider.initial, impose, facts(rules, '2026-11-24'));
    expect(decide(uncheckedBook)).toEqual(decide(book));
    expect(decide(book).ok).toBe(true);
  });
});
