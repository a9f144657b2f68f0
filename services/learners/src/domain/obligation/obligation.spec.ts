import { describe, expect, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import { readRuleBook } from '../../rules/rule-files.js';
import {
  obligationDecider,
  type ImposeObligation,
  type ObligationEvent,
  type ObligationFacts,
} from './obligation.decider.js';

const today = '2026-11-24';
const facts: ObligationFacts = { today, rules: readRuleBook(), learner: 'enrolled', actor: 'person' };
const obligation = given(obligationDecider, facts);
const ids = { personRef: 'p_1', obligationId: 'v_1' };

const impose: ImposeObligation = {
  type: 'impose-obligation',
  ...ids,
  imposedBy: 'job-centre',
  reason: 'integration-agreement',
  effectiveOn: '2026-10-01',
};
const imposed: ObligationEvent = {
  type: 'obligation-imposed',
  effectiveOn: '2026-10-01',
  data: {
    ...ids,
    imposedBy: 'job-centre',
    reason: 'integration-agreement',
    legalBasis: '§ 44a Abs. 1 Satz 1 Nr. 2 AufenthG',
    ruleId: 'obligation',
    ruleVersion: '2016-08-06',
  },
};
const exempt = { type: 'exempt-from-obligation', exemption: 'in-training' } as const;
const exempted: ObligationEvent = {
  type: 'obligation-exempted',
  effectiveOn: today,
  data: { ...ids, exemption: 'in-training', legalBasis: '§ 44a Abs. 2 Satz 1 Nr. 1 AufenthG' },
};
const end = { type: 'end-obligation', reason: 'fulfilled' } as const;
const ended: ObligationEvent = { type: 'obligation-ended', effectiveOn: today, data: { ...ids, reason: 'fulfilled' } };
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'obligation-imposed' } } as const;

describe('imposing', () => {
  it('stands on the paragraph of its reason', () => {
    obligation().when(impose).then(imposed);
  });

  it.each([
    ['public-order', 'no-simple-german'],
    ['public-order', 'no-sufficient-german'],
    ['public-order', 'special-integration-need'],
    ['social', 'benefit-authority-request'],
  ] as const)('%s may give the reason %s, and no other body', (imposedBy, reason) => {
    obligation()
      .when({ ...impose, imposedBy, reason })
      .accepted();
    obligation()
      .when({ ...impose, imposedBy: 'youth', reason })
      .refused('reason-of-another-body', '/reason');
  });

  it('is refused', () => {
    obligation(imposed).when(impose).refused('obligation-already-imposed');
    obligation()
      .when({ ...impose, registerBy: '2026-09-30' })
      .refused('register-before-obligation', '/registerBy');
    obligation()
      .when({ ...impose, effectiveOn: '2026-11-25' })
      .refused('day-in-future');
    obligation()
      .when({ ...impose, effectiveOn: '2010-01-01' })
      .refused('no-rule-on-day', '/effectiveOn');
    given(obligationDecider, { ...facts, actor: 'machine' as const })()
      .when(impose)
      .refused('named-person-required');
    given(obligationDecider, { ...facts, learner: 'unknown' as const })()
      .when(impose)
      .refused('learner-unknown', '/personRef');
    given(obligationDecider, { ...facts, learner: 'erased' as const })()
      .when(impose)
      .refused('person-erased', '/personRef');
  });
});

describe('its end', () => {
  it('is an exemption by its paragraph, or the body ends it', () => {
    obligation(imposed).when(exempt).then(exempted);
    obligation(imposed).when(end).then(ended);
    expect(obligation(imposed, exempted).state()).toMatchObject({ phase: 'exempted', endedOn: today });
  });

  it('is refused', () => {
    for (const command of [exempt, end]) {
      obligation().when(command).refused('obligation-unknown');
      obligation(imposed, exempted).when(command).refused('obligation-over');
      obligation(imposed, ended).when(command).refused('obligation-over');
      obligation(imposed, erased).when(command).refused('person-erased');
      obligation(imposed)
        .when({ ...command, departments: ['public-order'] })
        .refused('not-your-obligation');
      obligation(imposed)
        .when({ ...command, effectiveOn: '2026-09-30' })
        .refused('effective-before-obligation', '/effectiveOn');
    }
    given(obligationDecider, { ...facts, rules: [] })(imposed)
      .when(exempt)
      .refused('no-rule-on-day', '/exemption');
  });
});
