import type { HandoverStage } from '#contracts';
import { accept, type Decision, refuse } from '#event-sourcing';
import { addDays, earlierOf, laterOf } from '../days.js';
import type { HandoverFacts, WatchHandover } from './handover.commands.js';
import type { HandoverAccepted, HandoverEvent, HandoverOffered } from './handover.events.js';
import type { HandoverState } from './handover.js';

/** The next deadline of a stage: the promise where it is shorter than the rule; undefined: nothing says when. */
export function dueOf({ offer, acceptance }: HandoverState, stage: HandoverStage): string | undefined {
  if (stage === 'answer') return offer && earlierOf(offer.answerDueOn, offer.promisedAnswerOn);
  const { startDueOn, promisedStartOn } = acceptance ?? {};
  return startDueOn === undefined ? promisedStartOn : earlierOf(startDueOn, promisedStartOn);
}

type StartDeadline = Pick<
  HandoverAccepted['data'],
  'startDueOn' | 'startRuleId' | 'startRuleVersion' | 'promisedStartOn' | 'warnOn'
>;

/**
 * Until when the follow-up begins. Who is accepted before the course ends cannot begin the next one: both the rule and
 * the promise count from the later of the two days. Of two promises the shorter one counts.
 */
export function startDeadline(
  offer: HandoverOffered['data'],
  answeredOn: string,
  { acceptance }: HandoverFacts,
): StartDeadline {
  const { courseEndsOn, promisedStartDays, promisedCourseStartDays } = offer;
  const from = laterOf(answeredOn, courseEndsOn);
  const { startRule, watchRule } = acceptance ?? {};
  const promises = [
    ...(promisedStartDays === undefined ? [] : [addDays(from, promisedStartDays)]),
    ...(promisedCourseStartDays === undefined ? [] : [addDays(courseEndsOn, promisedCourseStartDays)]),
  ].toSorted();
  const [promisedStartOn] = promises;
  const startDueOn = startRule && addDays(from, startRule.days);
  const next = startDueOn === undefined ? promisedStartOn : earlierOf(startDueOn, promisedStartOn);
  return {
    ...(startRule && startDueOn !== undefined
      ? { startDueOn, startRuleId: startRule.ruleId, startRuleVersion: startRule.ruleVersion }
      : {}),
    ...(promisedStartOn === undefined ? {} : { promisedStartOn }),
    ...(next !== undefined && watchRule
      ? { warnOn: laterOf(answeredOn, addDays(next, -watchRule.warnDaysBefore)) }
      : {}),
  };
}

const IN_PHASE = { answer: 'offered', start: 'accepted' } as const;

/** A warning before a deadline, or the word to the coordination after it: each once a stage, and only while it is open. */
export function watch(
  state: HandoverState,
  { kind, stage }: WatchHandover,
  { today }: HandoverFacts,
): Decision<HandoverEvent> {
  const dueOn = dueOf(state, stage);
  if (!state.offer || dueOn === undefined || state.phase !== IN_PHASE[stage]) {
    return refuse('stage-not-open', 'conflict', 'This stage of the hand-over is not open.');
  }
  const { personRef, handoverId, fromProvider, toProvider } = state.offer;
  const data = { personRef, handoverId, fromProvider, toProvider, stage, dueOn };
  if (kind === 'warn') {
    if (state.warned.includes(stage))
      return refuse('deadline-warned-already', 'conflict', 'This deadline was warned of already.');
    if (today > dueOn) return refuse('deadline-passed', 'conflict', 'There is nothing left to warn of.');
    const { warnOn = dueOn } = (stage === 'answer' ? state.offer : state.acceptance) ?? {};
    if (today < warnOn) return refuse('deadline-not-near', 'conflict', 'The deadline is not near yet.');
    return accept<HandoverEvent>({ type: 'handover-warned', effectiveOn: today, data });
  }
  if (state.escalated.includes(stage))
    return refuse('handover-escalated-already', 'conflict', 'The coordination was told of this deadline already.');
  if (today <= dueOn) return refuse('deadline-not-passed', 'conflict', 'The deadline has not passed yet.');
  return accept<HandoverEvent>({ type: 'handover-escalated', effectiveOn: today, data });
}

/**
 * The end of an offer that nobody answered. It says that a deadline passed and nothing about the person: no right, no
 * place and no claim of hers changes by it, and she can be offered anew at once.
 */
export function expire(state: HandoverState, { today }: HandoverFacts): Decision<HandoverEvent> {
  const { offer, phase } = state;
  if (!offer || phase !== 'offered') return refuse('stage-not-open', 'conflict', 'This offer is not open.');
  const { expiresOn, watchRuleId, watchRuleVersion } = offer;
  if (expiresOn === undefined || watchRuleId === undefined || watchRuleVersion === undefined || today <= expiresOn)
    return refuse('deadline-not-passed', 'conflict', 'The deadline has not passed yet.');
  const { personRef, handoverId, fromProvider, toProvider } = offer;
  return accept<HandoverEvent>({
    type: 'handover-expired',
    effectiveOn: addDays(expiresOn, 1),
    data: { personRef, handoverId, fromProvider, toProvider, ruleId: watchRuleId, ruleVersion: watchRuleVersion },
  });
}
