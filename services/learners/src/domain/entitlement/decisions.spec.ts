import { describe, expect, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import { readRuleBook } from '../../rules/rule-files.js';
import { entitlementDecider, type EntitlementFacts, type IssueEntitlement } from './entitlement.decider.js';
import type { EntitlementEvent } from './entitlement.events.js';

const ids = { personRef: 'p_1', entitlementId: 'e_1' };
const rules = readRuleBook();
const by = (today: string, actor: EntitlementFacts['actor'] = 'person') =>
  given(entitlementDecider, { today, rules, learner: 'enrolled', actor });

const issue: IssueEntitlement = {
  type: 'issue-entitlement',
  ...ids,
  kind: 'integration-course-claim',
  issuedBy: 'public-order',
};
/** A right as the rules of its day make it. */
const right = (kind: IssueEntitlement['kind'], effectiveOn: string, more: Partial<IssueEntitlement> = {}) => {
  const facts = { today: effectiveOn, rules, learner: 'enrolled', actor: 'person' } as const;
  const decision = entitlementDecider.decide({ phase: 'unknown' }, { ...issue, kind, effectiveOn, ...more }, facts);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.events[0] as Extract<EntitlementEvent, { type: 'entitlement-issued' }>;
};
const claim = right('integration-course-claim', '2026-05-01');
const bsk = right('vocational-language-course', '2026-05-01', { issuedBy: 'job-centre' });
const county = right('county-course', '2026-05-01', { issuedBy: 'migration-office' });
const event = <Type extends EntitlementEvent['type']>(
  type: Type,
  effectiveOn: string,
  data: Omit<Extract<EntitlementEvent, { type: Type }>['data'], 'personRef' | 'entitlementId'>,
) => ({ type, effectiveOn, data: { ...ids, ...data } }) as unknown as Extract<EntitlementEvent, { type: Type }>;
const rule = { ruleId: 'ik-claim', ruleVersion: '2016-08-06' };
const used = event('entitlement-used', '2026-06-01', { runId: 'r_1' });
const presumed = event('entitlement-lapse-presumed', '2027-05-02', rule);
const lapsed = event('entitlement-lapsed', '2027-05-10', {
  decidedBy: 'public-order',
  reason: 'not-registered',
  ...rule,
});
const refused = event('entitlement-refused', '2026-05-01', {
  kind: 'integration-course-admission',
  refusedBy: 'migration-office',
  reason: 'admission-stopped',
  legalBasis: '§',
  ...rule,
});

describe('the first period', () => {
  it.each([
    ['integration-course-claim', '2026-05-20', { titleOn: '2026-05-01' }, '2027-05-01'],
    ['integration-course-claim', '2024-03-01', { titleOn: '2024-02-29' }, '2025-02-28'],
    ['integration-course-admission', '2024-12-06', { ruleCase: 'asylum-procedure' }, '2025-03-06'],
    ['integration-course-admission', '2024-12-06', {}, '2025-12-06'],
    ['integration-course-admission', '2024-12-07', { ruleCase: 'asylum-procedure' }, '2025-12-07'],
    ['integration-course-obligation', '2026-05-01', {}, undefined],
    ['volunteer-course', '2026-05-01', {}, undefined],
  ] as const)('of %s issued on %s %j ends on %s', (kind, on, more, lapsesOn) => {
    expect(right(kind, on, more).data.lapsesOn).toBe(lapsesOn);
  });

  it('is refused for a title after the issue', () => {
    by('2026-05-01')()
      .when({ ...issue, titleOn: '2026-05-02' })
      .refused('title-after-issue', '/titleOn');
  });
});

describe('refusing a right', () => {
  const refusal = {
    type: 'refuse-entitlement',
    ...ids,
    kind: 'integration-course-admission',
    refusedBy: 'migration-office',
    reason: 'admission-stopped',
  } as const;

  it('takes a named person, and leaves nothing that could be used', () => {
    by('2026-05-01')().when(refusal).accepted();
    by('2026-05-01', 'machine')().when(refusal).refused('named-person-required');
    by('2026-06-01')(refused).when({ type: 'use-entitlement', runId: 'r_1' }).refused('entitlement-refused');
    by('2026-06-01')(refused).when(refusal).refused('entitlement-already-issued');
    by('2004-01-01')().when(refusal).refused('no-rule-on-day');
  });
});

describe('a registration', () => {
  const register = { type: 'register-entitlement', runId: 'r_1' } as const;
  const at = (day: string) => ({ ...register, effectiveOn: day });

  it('ends the first period of a vocational course, up to its last day (§ 6 Abs. 3 DeuFöV)', () => {
    expect(bsk.data.lapsesOn).toBe('2026-08-01');
    const registered = by('2026-09-01', 'machine')(bsk).when(at('2026-08-01'));
    const bskRule = { ruleId: 'bsk-entitlement', ruleVersion: '2016-07-01' };
    registered.then(event('entitlement-registered', '2026-08-01', { runId: 'r_1', ...bskRule }));
    by('2026-09-01', 'machine')(bsk).when(at('2026-08-02')).refused('registered-too-late');
  });

  it('of an integration course begins the year in which it has to start (§ 4 Abs. 1 Satz 3 IntV)', () => {
    const noted = event('entitlement-registered', '2026-06-01', { runId: 'r_1', ...rule, lapsesOn: '2027-06-01' });
    by('2026-07-01', 'machine')(claim).when(at('2026-06-01')).then(noted);
    const after = by('2026-07-01', 'machine')(claim, noted);
    after.when(register).refused('registration-already-noted');
    after
      .when({ type: 'end-registration', runId: 'r_1' })
      .then(event('entitlement-registration-ended', '2026-07-01', { runId: 'r_1', lapsesOn: '2027-05-01' }));
    after.when({ type: 'end-registration', runId: 'r_2' }).refused('registration-not-noted');
  });

  it('that comes to nothing leaves an extension as it is', () => {
    const noted = event('entitlement-registered', '2026-06-01', { runId: 'r_1', ...rule, lapsesOn: '2027-06-01' });
    const longer = event('entitlement-extended', '2026-07-01', {
      extendedBy: 'public-order',
      reason: 'illness',
      lapsesOn: '2028-06-01',
      ...rule,
    });
    by('2026-08-01', 'machine')(claim, noted, longer)
      .when({ type: 'end-registration', runId: 'r_1' })
      .then(event('entitlement-registration-ended', '2026-08-01', { runId: 'r_1', lapsesOn: '2028-06-01' }));
  });

  it('of another kind changes no period', () => {
    const countyRule = { ruleId: 'county-course', ruleVersion: '2015-01-01' };
    by(
      '2026-07-01',
      'machine',
    )(county)
      .when(at('2026-07-01'))
      .then(event('entitlement-registered', '2026-07-01', { runId: 'r_1', ...countyRule }));
  });
});

describe('an interruption', () => {
  const interrupt = { type: 'interrupt-entitlement', runId: 'r_1', effectiveOn: '2028-02-29' } as const;
  const interrupted = event('entitlement-interrupted', '2028-02-29', { runId: 'r_1', ...rule, lapsesOn: '2029-02-28' });

  it('keeps the right for a year, also from a leap day on', () => {
    by('2028-03-01', 'machine')(claim, used).when(interrupt).then(interrupted);
  });

  it('ends when the person goes on', () => {
    const again = by('2028-06-01', 'machine')(claim, used, interrupted);
    again.when({ type: 'use-entitlement', runId: 'r_2' }).accepted();
    expect(again.state()).toMatchObject({ phase: 'interrupted', lapsesOn: '2029-02-28', usedRuns: ['r_1'] });
    by('2029-03-01', 'machine')(claim, used, interrupted).when({ type: 'presume-lapse' }).accepted();
  });

  it('is refused', () => {
    by('2028-03-01', 'machine')(claim).when(interrupt).refused('entitlement-not-in-use');
    by('2028-03-01', 'machine')(bsk, used).when(interrupt).refused('no-interruption-rule');
  });
});

describe('a warning', () => {
  const warn = { type: 'warn-of-lapse', daysLeft: 28 } as const;

  it('comes on its day, and no more once the last day is over', () => {
    const data = { lapsesOn: '2027-05-01', daysLeft: 28, ruleId: 'right-warnings', ruleVersion: '2015-01-01' };
    by(
      '2027-04-03',
      'machine',
    )(claim)
      .when(warn)
      .then(event('entitlement-lapse-warned', '2027-04-03', data));
    by('2027-04-02', 'machine')(claim).when(warn).refused('warning-not-due');
    by('2027-05-02', 'machine')(claim).when(warn).refused('warning-not-due');
    by('2027-04-03', 'machine')(county).when(warn).refused('no-lapse-rule');
    by('2027-04-03', 'machine')(claim, used).when(warn).refused('entitlement-already-used');
  });
});

describe('deciding upon a lapse', () => {
  const confirm = { type: 'confirm-lapse', reason: 'not-registered', decidedBy: 'public-order' } as const;
  const reject = { type: 'reject-lapse', reason: 'not-answerable', decidedBy: 'public-order' } as const;

  it('is for a named person of the body, after the last day', () => {
    by('2027-05-10')(claim, presumed).when(confirm).then(lapsed);
    by('2027-05-10')(claim).when(confirm).accepted();
    by('2027-05-10', 'machine')(claim, presumed).when(confirm).refused('named-person-required');
    by('2027-05-10')(claim, presumed)
      .when({ ...confirm, departments: ['job-centre'] })
      .refused('not-your-entitlement');
    by('2027-05-01')(claim).when(confirm).refused('lapse-not-due');
    by('2027-05-01')(claim).when(reject).refused('lapse-not-due');
    by('2027-05-10')(county).when(confirm).refused('no-lapse-rule');
    by('2027-05-11')(claim, lapsed).when(confirm).refused('entitlement-already-lapsed');
  });

  it('rejected, goes on with the extension of the rule of the day (§ 44 Abs. 2 Satz 2 AufenthG)', () => {
    by('2027-05-10')(claim, presumed)
      .when(reject)
      .then(
        event('entitlement-lapse-rejected', '2027-05-10', {
          decidedBy: 'public-order',
          reason: 'not-answerable',
          lapsesOn: '2028-05-10',
        }),
      );
  });

  it('rejected where the rule knows no extension, sets no day', () => {
    const { events } = entitlementDecider.decide(
      by('2026-08-02')(bsk).state(),
      { ...reject, decidedBy: 'job-centre' },
      { today: '2026-08-02', rules, learner: 'enrolled', actor: 'person' },
    ) as { readonly events: readonly EntitlementEvent[] };
    expect(events[0]?.data).not.toHaveProperty('lapsesOn');
  });

  it('decided, ends every use', () => {
    by('2027-06-01', 'machine')(claim, lapsed)
      .when({ type: 'use-entitlement', runId: 'r_1' })
      .refused('entitlement-already-lapsed');
  });
});

describe('an extension', () => {
  const extend = { type: 'extend-entitlement', reason: 'no-course-available', decidedBy: 'public-order' } as const;
  const extended = (on: string, lapsesOn: string) =>
    event('entitlement-extended', on, { extendedBy: 'public-order', reason: 'no-course-available', lapsesOn, ...rule });

  it('counts from the last day, or from the decision where that is over', () => {
    by('2027-04-01')(claim).when(extend).then(extended('2027-04-01', '2028-05-01'));
    by('2027-06-01')(claim, presumed).when(extend).then(extended('2027-06-01', '2028-06-01'));
  });

  it('is refused', () => {
    by('2027-04-01', 'machine')(claim).when(extend).refused('named-person-required');
    by('2026-07-01')(bsk).when(extend).refused('no-extension-rule');
    by('2026-07-01')(county).when(extend).refused('no-lapse-rule');
    by('2027-06-01')(claim, lapsed).when(extend).refused('entitlement-already-lapsed');
    by('2027-04-01')(claim)
      .when({ ...extend, departments: ['youth'] })
      .refused('not-your-entitlement');
  });
});

describe('an objection', () => {
  const file = { type: 'file-objection', objectionId: 'o_1', against: 'lapse' } as const;
  const filed = event('entitlement-objection-filed', '2027-05-31', {
    objectionId: 'o_1',
    against: 'lapse',
    settleBy: '2027-06-30',
    ruleId: 'objection-answer',
    ruleVersion: '2015-01-01',
  });
  const settle = (outcome: 'upheld' | 'dismissed') =>
    ({ type: 'settle-objection', objectionId: 'o_1', outcome, decidedBy: 'public-order' }) as const;

  it('is filed against the decision that was made, once, and is to be settled within the period of the rule', () => {
    by('2027-05-31')(claim, lapsed).when(file).then(filed);
    by('2027-05-31')(claim, lapsed, filed).when(file).refused('objection-already-filed');
    by('2027-05-31')(claim, lapsed)
      .when({ ...file, against: 'withdrawal' })
      .refused('nothing-to-object', '/against');
    by('2027-05-31')(claim).when(file).refused('nothing-to-object');
    by('2026-06-01')(refused)
      .when({ ...file, against: 'refusal' })
      .accepted();
    by('2027-05-31')(claim, lapsed)
      .when({ ...file, departments: ['youth'] })
      .refused('not-your-entitlement');
  });

  it('upheld, opens the right again; dismissed, changes nothing', () => {
    const upheld = event('entitlement-objection-settled', '2027-06-10', {
      objectionId: 'o_1',
      outcome: 'upheld',
      settledBy: 'public-order',
      lapsesOn: '2028-06-10',
    });
    by('2027-06-10')(claim, lapsed, filed).when(settle('upheld')).then(upheld);
    expect(by('2027-06-10')(claim, lapsed, filed, upheld).state()).toMatchObject({
      phase: 'open',
      lapsesOn: '2028-06-10',
      objection: { open: false },
    });
    const dismissed = event('entitlement-objection-settled', '2027-06-10', {
      objectionId: 'o_1',
      outcome: 'dismissed',
      settledBy: 'public-order',
    });
    by('2027-06-10')(claim, lapsed, filed).when(settle('dismissed')).then(dismissed);
    const over = by('2027-06-11')(claim, lapsed, filed, dismissed);
    expect(over.state()).toMatchObject({ phase: 'lapsed' });
    over.when(file).refused('objection-already-settled');
    over.when(settle('upheld')).refused('objection-already-settled');
  });

  it('is settled by a named person of the body', () => {
    by('2027-06-10', 'machine')(claim, lapsed, filed).when(settle('upheld')).refused('named-person-required');
    by('2027-06-10')(claim, lapsed).when(settle('upheld')).refused('objection-unknown');
    by('2027-06-10')(claim, lapsed, filed)
      .when({ ...settle('upheld'), departments: ['youth'] })
      .refused('not-your-entitlement');
  });

  it('to an end of a right that was not over leaves the rest of its period', () => {
    const withdrawn = event('entitlement-withdrawn', '2026-07-01', { reason: 'access-closed' });
    const against = { ...filed, effectiveOn: '2026-07-02', data: { ...filed.data, against: 'withdrawal' as const } };
    const decided = entitlementDecider.decide(by('2026-08-01')(claim, withdrawn, against).state(), settle('upheld'), {
      today: '2026-08-01',
      rules,
      learner: 'enrolled',
      actor: 'person',
    });
    expect(decided).toMatchObject({ ok: true, events: [{ data: { lapsesOn: '2027-05-01' } }] });
  });
});
