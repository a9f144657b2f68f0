import { describe, it } from '@jest/globals';
import type { ErasedEvent } from '#contracts';
import { given } from '#event-sourcing/testing';
import type { HandoverFacts, OfferedParticipation, OfferHandover } from './handover.commands.js';
import type { HandoverEvent, HandoverOffered } from './handover.events.js';
import { handoverDecider } from './handover.js';

const today = '2026-11-24';
const facts: HandoverFacts = { today };
const integration = {
  code: 'IK_ALLG',
  family: 'integration',
  standing: 'offered',
  transferBasis: 'aufenthg-88a-1',
} as const;
const vocational = {
  code: 'BSK_B2',
  family: 'vocational',
  standing: 'offered',
  transferBasis: 'aufenthg-88a-3',
} as const;
const county = { code: 'LK_NIEDRIG', family: 'county', standing: 'offered' } as const;

const watchRule = { ruleId: 'handover-watch', ruleVersion: '2026-01-01', warnDaysBefore: 3, graceDays: 42 } as const;
const participation: OfferedParticipation = {
  runId: 'r_1',
  providerId: 'vhs',
  phase: 'taking-part',
  courseType: integration,
  courseEndsOn: '2026-12-18',
};
const offerFacts = {
  answerRule: { ruleId: 'handover-answer', ruleVersion: '2026-01-01', days: 14 },
  watchRule,
  allowed: ['level', 'needs', 'entitlement'],
  participation,
  receiverKnown: true,
  followUpCourseType: vocational,
} as const;
const withOffer: HandoverFacts = { today, offer: offerFacts };
const command: OfferHandover = {
  kind: 'offer',
  handoverId: 'h_1',
  personRef: 'p_1',
  providerId: 'vhs',
  registrationId: 'g_1',
  toProvider: 'p-x',
  followUpCourseType: 'BSK_B2',
  level: 'B1',
  basis: 'aufenthg-88a-3',
};
const data = { personRef: 'p_1', handoverId: 'h_1', fromProvider: 'vhs', toProvider: 'p-x' };
const offered: HandoverOffered = {
  type: 'handover-offered',
  effectiveOn: today,
  data: {
    ...data,
    registrationId: 'g_1',
    endedRunId: 'r_1',
    followUpCourseType: 'BSK_B2',
    level: 'B1',
    courseEndsOn: '2026-12-18',
    answerDueOn: '2026-12-08',
    basis: 'aufenthg-88a-3',
    ruleId: 'handover-answer',
    ruleVersion: '2026-01-01',
    passes: ['level', 'needs', 'entitlement'],
    warnOn: '2026-12-05',
    expiresOn: '2027-01-19',
    watchRuleId: 'handover-watch',
    watchRuleVersion: '2026-01-01',
  },
};
const accepted: HandoverEvent = { type: 'handover-accepted', effectiveOn: today, data };
const returned: HandoverEvent = {
  type: 'handover-returned',
  effectiveOn: today,
  data: { ...data, reason: 'data-missing', missing: ['certificate'] },
};
const withdrawn: HandoverEvent = {
  type: 'handover-withdrawn',
  effectiveOn: today,
  data: { ...data, reason: 'person-declined' },
};
const followUp: HandoverEvent = { type: 'follow-up-started', effectiveOn: today, data: { ...data, runId: 'r_2' } };
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'handover-offered' } } as const;
const handover = (...history: (HandoverEvent | ErasedEvent)[]) => given(handoverDecider, ...history);

describe('offering', () => {
  it('is possible before the course ends; the answer is due by the dated rule', () => {
    handover().when(command, withOffer).then(offered);
  });

  it.each(['ended', 'dropped-out'] as const)('is possible when the participation is %s', (phase) => {
    const fact = { ...offerFacts, participation: { ...participation, phase, courseEndsOn: '2026-11-01' } };
    handover()
      .when(command, { today, offer: fact })
      .then({ ...offered, data: { ...offered.data, courseEndsOn: '2026-11-01' } });
  });

  it('counts the answer from the day of the offer, also across a year', () => {
    handover()
      .when({ ...command, effectiveOn: '2025-12-20' }, withOffer)
      .then({
        ...offered,
        effectiveOn: '2025-12-20',
        data: { ...offered.data, answerDueOn: '2026-01-03', warnOn: '2025-12-31', expiresOn: '2026-02-14' },
      });
  });

  it('states what passes: what the basis allows, the level always, and nothing else', () => {
    handover()
      .when({ ...command, passes: ['entitlement'] }, withOffer)
      .then({ ...offered, data: { ...offered.data, passes: ['level', 'entitlement'] } });
    handover()
      .when({ ...command, passes: ['contact'] }, withOffer)
      .thenRefused('datum-not-allowed');
  });

  it('keeps what the two providers promise each other on its day', () => {
    const promise = { agreementId: 'ha_1', answerDays: 7, startDays: 21, courseStartDays: 14 };
    handover()
      .when(command, { today, offer: { ...offerFacts, promise } })
      .then({
        ...offered,
        data: {
          ...offered.data,
          agreementId: 'ha_1',
          promisedAnswerOn: '2026-12-01',
          promisedStartDays: 21,
          promisedCourseStartDays: 14,
          warnOn: '2026-11-28',
        },
      });
  });

  it('is linked to the hand-over before it', () => {
    handover()
      .when({ ...command, predecessorId: 'h_0' }, withOffer)
      .then({ ...offered, data: { ...offered.data, predecessorId: 'h_0' } });
  });

  it('names a run of the receiver', () => {
    const named = { ...command, followUpRunId: 'r_2' };
    handover()
      .when(named, { ...withOffer, followUpRun: { providerId: 'p-x' } })
      .then({ ...offered, data: { ...offered.data, followUpRunId: 'r_2' } });
    handover().when(named, withOffer).thenRefused('follow-up-run-unknown');
    handover()
      .when(named, { ...withOffer, followUpRun: { providerId: 'vhs' } })
      .thenRefused('follow-up-run-of-another');
  });

  it('is refused where the parties or the participation do not fit', () => {
    const { participation: _none, ...noParticipation } = offerFacts;
    const { followUpCourseType: _unknown, ...noType } = offerFacts;
    for (const open of [[offered], [offered, accepted]])
      handover(...open)
        .when(command, withOffer)
        .thenRefused('handover-open');
    for (const end of [returned, withdrawn, followUp])
      handover(offered, end).when(command, withOffer).thenRefused('handover-already-offered');
    handover().when(command, { today, offer: noParticipation }).thenRefused('registration-unknown');
    handover()
      .when({ ...command, providerId: 'p-y' }, withOffer)
      .thenRefused('not-the-offerer');
    handover()
      .when({ ...command, toProvider: 'vhs' }, withOffer)
      .thenRefused('receiver-is-offerer');
    handover()
      .when(command, { today, offer: { ...offerFacts, receiverKnown: false } })
      .thenRefused('receiver-unknown');
    handover().when(command, { today, offer: noType }).thenRefused('course-type-unknown');
    handover()
      .when({ ...command, effectiveOn: '2026-11-25' }, withOffer)
      .thenRefused('day-in-future');
    for (const phase of ['requested', 'confirmed', 'refused', 'withdrawn'] as const) {
      const fact = { ...offerFacts, participation: { ...participation, phase } };
      handover().when(command, { today, offer: fact }).thenRefused('participation-not-offerable');
    }
  });
});

describe('the legal basis of an offer (§ 88a AufenthG)', () => {
  const between = (
    ended: OfferedParticipation['courseType'],
    next: typeof integration | typeof vocational | typeof county,
  ): HandoverFacts => {
    const { courseType: _courseType, ...rest } = participation;
    return {
      today,
      offer: {
        ...offerFacts,
        followUpCourseType: next,
        participation: { ...rest, ...(ended ? { courseType: ended } : {}) },
      },
    };
  };

  it.each([
    ['integration to vocational', integration, vocational, 'aufenthg-88a-3'],
    ['integration to integration', integration, integration, 'aufenthg-88a-1'],
    ['vocational to vocational', vocational, vocational, 'aufenthg-88a-3'],
  ] as const)('%s: the paragraph of the follow-up', (_name, ended, next, basis) => {
    handover()
      .when({ ...command, basis }, between(ended, next))
      .then({ ...offered, data: { ...offered.data, followUpCourseType: next.code, basis } });
  });

  it.each([
    ['the other paragraph', integration, vocational, 'aufenthg-88a-1'],
    ['from a county course', county, vocational, 'aufenthg-88a-3'],
    ['to a county course', integration, county, 'aufenthg-88a-1'],
    ['from a course of unknown type', undefined, vocational, 'aufenthg-88a-3'],
  ] as const)('%s: refused', (_name, ended, next, basis) => {
    handover()
      .when({ ...command, basis }, between(ended, next))
      .thenRefused('legal-basis-missing');
  });

  it('is a named consent where no paragraph covers it', () => {
    const consent = { ...command, basis: 'consent' } as const;
    handover().when(consent, between(county, county)).thenRefused('consent-missing');
    handover()
      .when({ ...consent, consentRef: 'k_1' }, between(county, county))
      .thenRefused('consent-not-valid');
    const { offer, ...rest } = between(county, county);
    const valid: HandoverFacts = { ...rest, ...(offer ? { offer: { ...offer, consentValid: true } } : {}) };
    handover()
      .when({ ...consent, consentRef: 'k_1' }, valid)
      .then({
        ...offered,
        data: { ...offered.data, followUpCourseType: 'LK_NIEDRIG', basis: 'consent', consentRef: 'k_1' },
      });
  });
});

describe('the answer', () => {
  it('accepts, for the run of the offer unless another is named', () => {
    handover(offered).when({ kind: 'accept', providerId: 'p-x' }, facts).then(accepted);
    const withRun: HandoverOffered = { ...offered, data: { ...offered.data, followUpRunId: 'r_2' } };
    const acceptedFor = (followUpRunId: string): HandoverEvent => ({ ...accepted, data: { ...data, followUpRunId } });
    handover(withRun).when({ kind: 'accept', providerId: 'p-x' }, facts).then(acceptedFor('r_2'));
    handover(withRun)
      .when({ kind: 'accept', providerId: 'p-x', followUpRunId: 'r_3' }, { today, followUpRun: { providerId: 'p-x' } })
      .then(acceptedFor('r_3'));
    handover(offered)
      .when({ kind: 'accept', providerId: 'p-x', followUpRunId: 'r_3' }, facts)
      .thenRefused('follow-up-run-unknown');
  });

  it('returns with a reason and names what is missing', () => {
    const giveBack = { kind: 'return', providerId: 'p-x', reason: 'data-missing', missing: ['certificate'] } as const;
    handover(offered).when(giveBack, facts).then(returned);
    handover(offered)
      .when({ ...giveBack, missing: [] }, facts)
      .thenRefused('missing-data-not-named');
  });

  it('is the receiver’s alone; taking back is the offerer’s alone', () => {
    handover(offered).when({ kind: 'accept', providerId: 'vhs' }, facts).thenRefused('not-the-receiver');
    handover(offered)
      .when({ kind: 'return', providerId: 'p-y', reason: 'too-far', missing: [] }, facts)
      .thenRefused('not-the-receiver');
    handover(offered)
      .when({ kind: 'withdraw', providerId: 'p-x', reason: 'offered-in-error' }, facts)
      .thenRefused('not-the-offerer');
  });

  it('does not come before the offer', () => {
    handover(offered)
      .when({ kind: 'accept', providerId: 'p-x', effectiveOn: '2026-11-23' }, facts)
      .thenRefused('before-offer');
    handover().when({ kind: 'accept', providerId: 'p-x' }, facts).thenRefused('handover-unknown');
  });
});

describe('the end of a hand-over', () => {
  const withdraw = { kind: 'withdraw', providerId: 'vhs', reason: 'person-declined' } as const;
  const start = { kind: 'start-follow-up', runId: 'r_2' } as const;

  it('is the start of the follow-up, or it is taken back before', () => {
    handover(offered, accepted).when(start, facts).then(followUp);
    handover(offered).when(withdraw, facts).then(withdrawn);
    handover(offered, accepted).when(withdraw, facts).then(withdrawn);
  });

  it('comes once', () => {
    handover(offered).when(start, facts).thenRefused('handover-not-accepted');
    handover(offered, accepted)
      .when({ kind: 'accept', providerId: 'p-x' }, facts)
      .thenRefused('handover-already-accepted');
    for (const end of [[returned], [withdrawn], [accepted, followUp]]) {
      handover(offered, ...end)
        .when({ kind: 'accept', providerId: 'p-x' }, facts)
        .thenRefused('handover-closed');
      handover(offered, ...end)
        .when(withdraw, facts)
        .thenRefused('handover-closed');
      handover(offered, ...end)
        .when(start, facts)
        .thenRefused('handover-closed');
    }
  });

  it('leaves nothing to do after an erasure', () => {
    handover(offered, erased).when(withdraw, facts).thenRefused('person-erased');
    handover(erased, erased).when(command, withOffer).thenRefused('person-erased');
  });
});
