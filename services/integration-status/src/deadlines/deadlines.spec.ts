import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { CaseEntry } from '../projections/case/case-entry.js';
import { type CaseState, evolveCase, NEW_CASE } from '../projections/case/case-state.js';
import { DUE, DUE_EVER, deadlineKeys, deadlineSpans, readDeadlineKey } from './deadline-keys.js';
import { deadlinesOf } from './deadline-sources.js';
import { type RegistrationStartRule, registrationStartRules } from './registration-start-rule.js';

let place = 0;
const entry = (type: CaseEntry['type'], effectiveOn: string, data: object): CaseEntry => {
  place += 1;
  return {
    id: `${place}`,
    stream: 's',
    streamVersion: place,
    recordedAt: '',
    effectiveOn,
    type,
    data: { personRef: 'p', ...data },
  } as unknown as CaseEntry;
};
const rule = { ruleId: 'ik-claim', ruleVersion: '2016-08-06' };
const issued = entry('entitlement-issued', '2026-01-10', {
  entitlementId: 'e1',
  kind: 'integration-course-claim',
  issuedBy: 'public-order',
  legalBasis: '§ 44 Abs. 2 AufenthG',
  ...rule,
  lapsesOn: '2027-01-10',
});
const right = (type: CaseEntry['type'], on: string, data: object = {}) =>
  entry(type, on, { entitlementId: 'e1', ...data });
const dueOf = (...entries: CaseEntry[]) =>
  deadlinesOf(entries.reduce(evolveCase, NEW_CASE)).map(({ kind, dueOn, who }) => [kind, dueOn, who]);

describe('what is due on a person', () => {
  it('follows a right from its issue to the settled objection', () => {
    const coordination = { kind: 'coordination' };
    const office = { kind: 'department', id: 'public-order' };
    const story: [CaseEntry, unknown[]][] = [
      [issued, [['right-lapses', '2027-01-10', coordination]]],
      [
        right('entitlement-registered', '2026-03-01', { runId: 'r1', ...rule, lapsesOn: '2027-03-01' }),
        [['right-lapses', '2027-03-01', { kind: 'provider-of-run', runId: 'r1' }]],
      ],
      [
        right('entitlement-registration-ended', '2026-03-05', { runId: 'r1', lapsesOn: '2027-01-10' }),
        [['right-lapses', '2027-01-10', coordination]],
      ],
      [right('entitlement-used', '2026-04-01', { runId: 'r2' }), []],
      [
        right('entitlement-interrupted', '2026-05-01', { runId: 'r2', ...rule, lapsesOn: '2027-05-01' }),
        [['right-lapses', '2027-05-01', coordination]],
      ],
      [
        right('entitlement-lapse-presumed', '2027-05-02', { ...rule, decideBy: '2027-05-16' }),
        [['lapse-decision', '2027-05-16', office]],
      ],
      [right('entitlement-lapsed', '2027-05-10', { decidedBy: 'public-order', reason: 'not-started', ...rule }), []],
      [
        right('entitlement-objection-filed', '2027-05-20', {
          objectionId: 'o1',
          against: 'lapse',
          settleBy: '2027-06-20',
        }),
        [['objection', '2027-06-20', office]],
      ],
      [
        right('entitlement-objection-settled', '2027-06-01', {
          objectionId: 'o1',
          outcome: 'upheld',
          settledBy: 'public-order',
          lapsesOn: '2028-06-01',
        }),
        [['right-lapses', '2028-06-01', coordination]],
      ],
    ];
    story.forEach(([, due], at) => expect(dueOf(...story.slice(0, at + 1).map(([one]) => one))).toEqual(due));
  });

  it('waits for an obliged person to register, for an answer to a hand-over, and for the word on a report', () => {
    const obliged = entry('obligation-imposed', '2026-10-01', {
      obligationId: 'v1',
      imposedBy: 'job-centre',
      reason: 'integration-agreement',
      legalBasis: '§ 44a',
      ruleId: 'obligation',
      ruleVersion: '2016-08-06',
      registerBy: '2026-12-01',
    });
    expect(dueOf(obliged)).toEqual([['registration-due', '2026-12-01', { kind: 'department', id: 'job-centre' }]]);
    const started = entry('participation-started', '2026-11-01', { registrationId: 'g', runId: 'r' });
    expect(dueOf(obliged, started)).toEqual([]);
    const offered = entry('handover-offered', '2026-10-01', {
      handoverId: 'h',
      fromProvider: 'x',
      toProvider: 'y',
      answerDueOn: '2026-10-15',
      ruleId: 'handover-answer',
      ruleVersion: '1',
    });
    expect(dueOf(offered)).toEqual([['handover-answer', '2026-10-15', { kind: 'provider', id: 'y' }]]);
    const promised = entry('handover-offered', '2026-10-01', { ...offered.data, promisedAnswerOn: '2026-10-08' });
    expect(dueOf(promised)).toEqual([['handover-answer', '2026-10-08', { kind: 'provider', id: 'y' }]]);
    expect(dueOf(offered, entry('handover-accepted', '2026-10-02', { handoverId: 'h' }))).toEqual([]);
    const made = entry('attendance-reported', '2026-10-01', {
      reportId: 'm',
      providerId: 'x',
      runId: 'r',
      reason: 'left-course',
      recipients: ['job-centre'],
      legalBasis: '§ 88a Abs. 1 AufenthG',
      ...rule,
    });
    const filed = entry('report-objection-filed', '2026-10-02', {
      reportId: 'm',
      objectionId: 'o',
      settleBy: '2026-11-02',
      ruleId: 'objection-answer',
      ruleVersion: '1',
    });
    expect(dueOf(made, filed)).toEqual([['objection', '2026-11-02', { kind: 'coordination' }]]);
    const overturned = entry('report-objection-settled', '2026-10-03', {
      reportId: 'm',
      objectionId: 'o',
      outcome: 'upheld',
    });
    expect(dueOf(made, filed, overturned)).toEqual([]);
  });
});

describe('a registration', () => {
  const registered = (on: string) => entry('registration-requested', on, { registrationId: 'g', runId: 'r' });
  const confirmed = entry('registration-confirmed', '2026-11-02', { registrationId: 'g', runId: 'r' });
  const told = (recipient: string) =>
    entry('letter-sent', '2026-12-01', { registrationId: 'g', runId: 'r', letter: 'late-start', recipient });
  const rulesOf = (service: string): RegistrationStartRule['versions'] => {
    const file = `services/${service}/rules/registration-start.json`;
    return (JSON.parse(readFileSync(file, 'utf8')) as RegistrationStartRule).versions;
  };
  const byFamily = (...entries: CaseEntry[]) =>
    deadlinesOf(entries.reduce(evolveCase, NEW_CASE)).map(({ dueOn, ofRun, legalBasis }) => [
      ofRun?.families.join(),
      dueOn,
      legalBasis,
    ]);

  it.each([
    ['2026-11-01', '2026-12-13', '2026-11-29'],
    // Over a leap day, and over the end of summer time: days are counted, not hours.
    ['2028-02-01', '2028-03-14', '2028-02-29'],
    ['2027-02-01', '2027-03-15', '2027-03-01'],
    ['2026-10-24', '2026-12-05', '2026-11-21'],
  ])('of %s waits six weeks for an integration course, four for a vocational one', (on, integration, vocational) => {
    expect(byFamily(registered(on), confirmed)).toEqual([
      ['integration', integration, '§ 7 Abs. 4 und 5 IntV'],
      ['vocational', vocational, '§ 9 Abs. 3 DeuFöV'],
    ]);
  });

  it('had no rule for vocational courses before it was made', () => {
    expect(byFamily(registered('2016-06-30')).map(([family]) => family)).toEqual(['integration']);
    expect(byFamily(registered('2016-07-01')).map(([family]) => family)).toEqual(['integration', 'vocational']);
  });

  it('waits until the course began with her, or all were told of the delay', () => {
    const start = entry('participation-started', '2026-11-20', { registrationId: 'g', runId: 'r' });
    expect(byFamily(registered('2026-11-01'), confirmed, start)).toEqual([]);
    const told2 = [told('person'), told('bamf')];
    expect(byFamily(registered('2026-11-01'), confirmed, told('person'))).toHaveLength(2);
    expect(byFamily(registered('2026-11-01'), confirmed, ...told2).map(([family]) => family)).toEqual(['vocational']);
    expect(byFamily(registered('2026-11-01'), confirmed, ...told2, told('issuing-body'))).toEqual([]);
  });

  it('keeps its deadline when a rule is set in force after it', () => {
    const [old, vocational] = rulesOf('integration-status');
    if (!old || !vocational) throw new Error('the rule has two versions');
    const rule: RegistrationStartRule = {
      ruleId: 'registration-start',
      description: '',
      versions: [
        { ...old, validTo: '2026-12-31' },
        { ...old, version: 'ik-2027', validFrom: '2027-01-01', days: 28 },
        vocational,
      ],
    };
    const answers = (day: string) =>
      registrationStartRules(day, rule).map(({ ruleVersion, lastDay }) => [ruleVersion, lastDay]);
    expect(answers('2026-12-31')[0]).toEqual(['ik-2017', '2027-02-11']);
    expect(answers('2027-01-01')[0]).toEqual(['ik-2027', '2027-01-29']);
  });

  it('follows the rule that the courses are weighed by', () => {
    expect(rulesOf('integration-status')).toEqual(rulesOf('courses'));
  });
});

describe('a seat', () => {
  const registration = { registrationId: 'g', runId: 'r' };
  const rule = { ruleId: 'seat-hold', ruleVersion: '2026-01-01' };
  const provider = { kind: 'provider-of-run', runId: 'r' };
  const requested = entry('registration-requested', '2026-10-24', registration);
  const held = entry('registration-held', '2026-10-24', { ...registration, heldUntil: '2026-10-31', ...rule });

  it('that is held waits for its provider until the last day, and no longer when it is confirmed or released', () => {
    const start = (...entries: CaseEntry[]) => dueOf(...entries).filter(([kind]) => kind === 'seat-hold');
    expect(start(requested, held)).toEqual([['seat-hold', '2026-10-31', provider]]);
    expect(start(requested, held, entry('registration-confirmed', '2026-10-25', registration))).toEqual([]);
    expect(start(requested, held, entry('registration-withdrawn', '2026-11-01', registration))).toEqual([]);
  });

  it('of a run that is merged waits for what its person says', () => {
    const question = { questionId: 'q', mergeId: 'm', registrationId: 'g' };
    const put = entry('merge-question-put', '2026-10-01', {
      ...question,
      dissolvedRunId: 'r',
      keptRunId: 's',
      answerDueOn: '2026-10-11',
    });
    expect(dueOf(put)).toEqual([['merge-answer', '2026-10-11', provider]]);
    expect(dueOf(put, entry('merge-question-answered', '2026-10-02', { ...question, answer: 'accepts' }))).toEqual([]);
  });
});

describe('a consent of a guardian', () => {
  const rule = { ruleId: 'consent-giver', ruleVersion: '1976-01-01' };
  const granted = (data: object) =>
    entry('consent-granted', '2026-01-01', { consentId: 'k', purpose: 'handover', givenBy: 'guardian', ...data });
  const of = (type: CaseEntry['type'], on: string, data: object = {}) => entry(type, on, { consentId: 'k', ...data });
  const askAnew = of('consent-renewal-due', '2027-02-01', { confirmBy: '2027-04-30', ...rule });
  const presumed = of('consent-lapse-presumed', '2027-05-01', rule);
  const coordination = { kind: 'coordination' };

  it('is due for renewal from the month after the birthday until somebody confirms or ends it', () => {
    const due = [['consent-renewal', '2027-04-30', coordination]];
    expect(dueOf(granted({}))).toEqual([]);
    expect(dueOf(granted({}), askAnew)).toEqual(due);
    expect(dueOf(granted({}), askAnew, presumed)).toEqual(due);
    expect(dueOf(granted({}), askAnew, of('consent-renewed', '2027-03-01'))).toEqual([]);
    expect(dueOf(granted({}), askAnew, presumed, of('consent-revoked', '2027-05-02'))).toEqual([]);
  });

  it('is asked for anew by the provider that asked for it; records of before have their first day alone', () => {
    expect(dueOf(granted({ askedBy: 'x' }), of('consent-renewal-due', '2027-02-01', rule))).toEqual([
      ['consent-renewal', '2027-02-01', { kind: 'provider', id: 'x' }],
    ]);
  });
});

describe('a hand-over that was accepted', () => {
  const offered = entry('handover-offered', '2026-10-01', {
    handoverId: 'h',
    fromProvider: 'x',
    toProvider: 'y',
    answerDueOn: '2026-10-15',
    ruleId: 'handover-answer',
    ruleVersion: '1',
  });
  const accepted = entry('handover-accepted', '2026-10-10', {
    handoverId: 'h',
    startDueOn: '2026-11-21',
    startRuleId: 'handover-start',
    startRuleVersion: 'ik-2017',
  });

  it('knows the rule by which the courses decide', () => {
    const [own, theirs] = ['integration-status', 'courses'].map((service) =>
      readFileSync(`services/${service}/rules/handover-start.json`, 'utf8'),
    );
    expect(own).toBe(theirs);
  });

  it('waits for the start of the follow-up', () => {
    expect(dueOf(offered, accepted)).toEqual([['handover-start', '2026-11-21', { kind: 'provider', id: 'y' }]]);
    const state = [offered, accepted].reduce(evolveCase, NEW_CASE);
    expect(deadlinesOf(state).map(({ legalBasis }) => legalBasis)).toEqual(['§ 7 Abs. 4 und 5 IntV']);
    const started = entry('follow-up-started', '2026-11-20', { handoverId: 'h', runId: 'r' });
    expect(dueOf(offered, accepted, started)).toEqual([]);
  });

  it('rests on no paragraph where a promise sets the day, sooner than the rule or without one', () => {
    const promised = (more: object) =>
      deadlinesOf(
        [
          offered,
          entry('handover-accepted', '2026-10-10', { handoverId: 'h', promisedStartOn: '2026-11-01', ...more }),
        ].reduce(evolveCase, NEW_CASE),
      ).map(({ dueOn, ruleVersion, legalBasis }) => [dueOn, ruleVersion, legalBasis]);
    const byRule = { startDueOn: '2026-11-21', startRuleId: 'handover-start', startRuleVersion: 'ik-2017' };
    for (const more of [{}, byRule]) expect(promised(more)).toEqual([['2026-11-01', 'promise', undefined]]);
    expect(promised({ ...byRule, promisedStartOn: '2026-12-01' })).toEqual([
      ['2026-11-21', 'ik-2017', '§ 7 Abs. 4 und 5 IntV'],
    ]);
  });
});

describe('what was settled on a day before it was heard of', () => {
  /** Entries as a case folds them: by day; the place in the stream says what came first. */
  const folded = (...all: readonly (readonly [CaseEntry['type'], string, object])[]) =>
    deadlinesOf(
      all
        .map(([type, on, data], place) => ({ ...entry(type, on, data), streamVersion: place + 1 }))
        .toSorted((one, other) => one.effectiveOn.localeCompare(other.effectiveOn))
        .reduce<CaseState>(evolveCase, NEW_CASE),
    )
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'course-start');

  it('is due no more: an answer, a consent, a seat', () => {
    const put = { questionId: 'q', dissolvedRunId: 'r', keptRunId: 's', answerDueOn: '2026-12-10' };
    expect(folded(['merge-question-put', '2026-11-20', put])).toEqual(['merge-answer']);
    expect(
      folded(
        ['merge-question-put', '2026-11-20', put],
        ['merge-question-answered', '2026-11-18', { questionId: 'q', answer: 'accepts' }],
      ),
    ).toEqual([]);
    const consent = { consentId: 'k', purpose: 'handover' };
    const due = { consentId: 'k', ruleId: 'consent-giver', ruleVersion: '1' };
    const granted = ['consent-granted', '2025-01-01', consent] as const;
    expect(folded(granted, ['consent-renewal-due', '2026-02-01', due])).toEqual(['consent-renewal']);
    expect(
      folded(
        granted,
        ['consent-renewal-due', '2026-02-01', due],
        ['consent-renewed', '2026-01-25', { consentId: 'k' }],
      ),
    ).toEqual([]);
    expect(
      folded(
        granted,
        ['consent-renewed', '2026-01-25', { consentId: 'k' }],
        ['consent-renewal-due', '2026-02-01', due],
      ),
    ).toEqual(['consent-renewal']);
    const seat = { registrationId: 'g', runId: 'r' };
    const held = { ...seat, heldUntil: '2026-12-01', ruleId: 'seat-hold', ruleVersion: '1' };
    expect(folded(['registration-held', '2026-11-20', held])).toEqual(['seat-hold']);
    expect(folded(['registration-held', '2026-11-20', held], ['registration-withdrawn', '2026-11-19', seat])).toEqual(
      [],
    );
  });
});

describe('a transition', () => {
  const step = (code: string, owner: string, dueOn?: string) => ({ step: code, title: code, owner, dueOn });
  const plan = { transitionId: 't', kind: 'daycare-to-school', templateId: 'daycare-to-school', templateVersion: 'v1' };
  const started = entry('transition-started', '2026-09-01', {
    ...plan,
    steps: [step('place', 'schools', '2026-10-01'), step('some-day', 'schools')],
  });
  const ofYouth = entry('youth-transition-steps-planned', '2026-09-01', {
    ...plan,
    steps: [step('support', 'youth', '2026-10-15')],
  });
  const closes = (type: CaseEntry['type'], on: string) =>
    entry(type, on, { transitionId: 't', step: 'place', owner: 'schools' });
  const office = (id: string) => ({ kind: 'department', id });

  it('waits for each open step that has a day, until it is done, and again when it is open again', () => {
    const support = ['transition-step', '2026-10-15', office('youth')];
    const place = ['transition-step', '2026-10-01', office('schools')];
    const done = closes('transition-step-done', '2026-09-20');
    expect(dueOf(started, ofYouth)).toEqual([place, support]);
    expect(dueOf(started, ofYouth, done)).toEqual([support]);
    expect(dueOf(started, ofYouth, done, closes('transition-step-reopened', '2026-11-01'))).toEqual([place, support]);
    expect(dueOf(started, ofYouth, closes('transition-step-skipped', '2026-09-20'))).toEqual([support]);
    expect(dueOf(started, ofYouth, entry('transition-broken-off', '2026-10-02', { transitionId: 't' }))).toEqual([]);
  });

  it('leaves a place of steps that are kept apart with their department alone', () => {
    const entries = [started, ofYouth];
    const keys = deadlineKeys(entries, entries.reduce(evolveCase, NEW_CASE));
    const scopes = (dueOn: string) =>
      keys[DUE]?.filter((key) => key.includes(dueOn)).map((key) => key.slice(0, key.indexOf('|')));
    expect(scopes('2026-10-15')).toEqual(['department:youth']);
    expect(scopes('2026-10-01')).toEqual(['all', 'department:schools', 'rule:daycare-to-school']);
  });
});

describe('the places of deadlines in the indexes', () => {
  const extended = right('entitlement-extended', '2026-12-01', {
    extendedBy: 'public-order',
    reason: 'illness',
    ...rule,
    lapsesOn: '2028-01-10',
  });

  it('keep what stood before', () => {
    expect(deadlineSpans([issued, extended]).map(({ deadline, from, to }) => [deadline.dueOn, from, to])).toEqual([
      ['2027-01-10', '2026-01-10', '2026-12-01'],
      ['2028-01-10', '2026-12-01', undefined],
    ]);
  });

  it('are by the county, the rule and the departments with a part', () => {
    const keys = deadlineKeys([issued, extended], [issued, extended].reduce(evolveCase, NEW_CASE));
    expect(keys[DUE]).toEqual([
      'all|2028-01-10|right-lapses|e1|ik-claim|2026-12-01|',
      'department:public-order|2028-01-10|right-lapses|e1|ik-claim|2026-12-01|',
      'rule:ik-claim|2028-01-10|right-lapses|e1|ik-claim|2026-12-01|',
    ]);
    expect(keys[DUE_EVER]).toHaveLength(6);
    expect(readDeadlineKey(keys[DUE]?.[0] ?? '')).toEqual({
      dueOn: '2028-01-10',
      kind: 'right-lapses',
      subjectId: 'e1',
      ruleId: 'ik-claim',
      from: '2026-12-01',
      to: '',
    });
  });
});
