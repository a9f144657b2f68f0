import { HANDOVER_DATA } from '#contracts';
import { accept, type Decision, refuse } from '#event-sourcing';
import { addDays, earlierOf, laterOf } from '../days.js';
import type { CourseTypeFacts } from '../rules/course-type.js';
import type { HandoverFacts, OfferHandover, OfferedParticipation } from './handover.commands.js';
import type { HandoverEvent } from './handover.events.js';

/** Who has begun a course can be handed over, before its end, after it, and when the course was left. */
const OFFERABLE: readonly OfferedParticipation['phase'][] = ['taking-part', 'ended', 'dropped-out'];

/** The offer of a new hand-over: parties, participation and basis must fit; the answer is due by the dated rule. */
export function offer(command: OfferHandover, effectiveOn: string, facts: HandoverFacts): Decision<HandoverEvent> {
  const { handoverId, personRef, registrationId, toProvider, followUpRunId, consentRef } = command;
  const participation = facts.offer?.participation;
  if (!facts.offer || !participation) {
    return refuse('registration-unknown', 'invalid', 'The person has no such registration.', '/registrationId');
  }
  if (participation.providerId !== command.providerId) {
    return refuse(
      'not-the-offerer',
      'forbidden',
      'Only the provider of the course offers its participants.',
      '/providerId',
    );
  }
  if (!OFFERABLE.includes(participation.phase)) {
    return refuse(
      'participation-not-offerable',
      'rule',
      'Only who has begun a course can be handed over.',
      '/registrationId',
    );
  }
  if (toProvider === command.providerId) {
    return refuse('receiver-is-offerer', 'invalid', 'A hand-over goes to another provider.', '/toProvider');
  }
  if (!facts.offer.receiverKnown)
    return refuse('receiver-unknown', 'invalid', 'No such provider takes part.', '/toProvider');
  const followUp = facts.offer.followUpCourseType;
  if (!followUp)
    return refuse('course-type-unknown', 'invalid', 'The catalogue has no such course type.', '/followUpCourseType');
  const unfit = followUpRunId === undefined ? undefined : refuseFollowUpRun(facts, toProvider);
  if (unfit) return unfit;
  const baseless = refuseBasis(command, participation.courseType, followUp) ?? refuseConsent(command, facts.offer);
  if (baseless) return baseless;
  const { answerRule, watchRule, allowed, promise } = facts.offer;
  const { passes = allowed, predecessorId } = command;
  const denied = passes.find((datum) => !allowed.includes(datum));
  if (denied !== undefined)
    return refuse('datum-not-allowed', 'rule', `This basis does not carry the datum ${denied}.`, '/passes');
  const answerDueOn = addDays(effectiveOn, answerRule.days);
  const promisedAnswerOn = promise?.answerDays === undefined ? undefined : addDays(effectiveOn, promise.answerDays);
  const nextDueOn = earlierOf(answerDueOn, promisedAnswerOn);
  return accept<HandoverEvent>({
    type: 'handover-offered',
    effectiveOn,
    data: {
      personRef,
      handoverId,
      fromProvider: command.providerId,
      toProvider,
      registrationId,
      endedRunId: participation.runId,
      ...(followUpRunId === undefined ? {} : { followUpRunId }),
      followUpCourseType: followUp.code,
      level: command.level,
      courseEndsOn: participation.courseEndsOn,
      answerDueOn,
      basis: command.basis,
      ...(consentRef === undefined ? {} : { consentRef }),
      ruleId: answerRule.ruleId,
      ruleVersion: answerRule.ruleVersion,
      // The level is the offer itself; the rest is chosen.
      passes: HANDOVER_DATA.filter((datum) => datum === 'level' || passes.includes(datum)),
      ...(predecessorId === undefined ? {} : { predecessorId }),
      ...(promise === undefined ? {} : { agreementId: promise.agreementId }),
      ...(promisedAnswerOn === undefined ? {} : { promisedAnswerOn }),
      ...(promise?.startDays === undefined ? {} : { promisedStartDays: promise.startDays }),
      ...(promise?.courseStartDays === undefined ? {} : { promisedCourseStartDays: promise.courseStartDays }),
      warnOn: laterOf(effectiveOn, addDays(nextDueOn, -watchRule.warnDaysBefore)),
      expiresOn: addDays(answerDueOn, watchRule.graceDays),
      watchRuleId: watchRule.ruleId,
      watchRuleVersion: watchRule.ruleVersion,
    },
  });
}

/** A follow-up run that is named must be one of the receiver's. */
export function refuseFollowUpRun(facts: HandoverFacts, toProvider: string): Decision<never> | undefined {
  if (!facts.followUpRun)
    return refuse('follow-up-run-unknown', 'invalid', 'There is no such course run.', '/followUpRunId');
  if (facts.followUpRun.providerId === toProvider) return undefined;
  return refuse('follow-up-run-of-another', 'invalid', 'The run belongs to another provider.', '/followUpRunId');
}

/**
 * A transfer names its basis. § 88a AufenthG carries data from one integration or vocational
 * course to another, under the paragraph of the follow-up; a county, Land or volunteer course on either side needs a
 * consent. A basis that no rule gives is missing, whether or not the rule was checked of late: a permission that is in
 * doubt is none.
 */
function refuseBasis(
  { basis, consentRef }: OfferHandover,
  ended: CourseTypeFacts | undefined,
  followUp: CourseTypeFacts,
): Decision<never> | undefined {
  if (basis === 'consent') {
    return consentRef === undefined
      ? refuse('consent-missing', 'rule', 'Name the consent for this recipient and purpose.', '/consentRef')
      : undefined;
  }
  if (basisBetween(ended, followUp) === basis) return undefined;
  return refuse(
    'legal-basis-missing',
    'rule',
    'This paragraph does not cover the hand-over between these courses; a consent is needed.',
    '/basis',
  );
}

/** The paragraph that carries data between two courses: that of the follow-up, where both are covered. */
export const basisBetween = (
  ended: CourseTypeFacts | undefined,
  followUp: CourseTypeFacts,
): CourseTypeFacts['transferBasis'] => (ended?.transferBasis === undefined ? undefined : followUp.transferBasis);

/** A consent is for one recipient and one purpose, until it is revoked. */
const refuseConsent = (
  { basis }: OfferHandover,
  { consentValid = false }: NonNullable<HandoverFacts['offer']>,
): Decision<never> | undefined =>
  basis === 'consent' && !consentValid
    ? refuse('consent-not-valid', 'rule', 'No valid consent for this recipient and purpose is known.', '/consentRef')
    : undefined;
