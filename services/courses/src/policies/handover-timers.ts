import type { HandoverStage } from '#contracts';
import { dayInBerlin, startOfDay, type Timer } from '#event-sourcing';
import { addDays, earlierOf, laterOf } from '../domain/days.js';
import type { HandoverAccepted, HandoverOffered } from '../domain/handover/handover.events.js';

/** The timers of a hand-over by their kind: one of each at most. */
export const HANDOVER_TIMERS = {
  warnAnswer: 'warn-handover-answer',
  escalateAnswer: 'escalate-handover-answer',
  expire: 'expire-handover',
  warnStart: 'warn-handover-start',
  escalateStart: 'escalate-handover-start',
} as const;
type Kind = (typeof HANDOVER_TIMERS)[keyof typeof HANDOVER_TIMERS];

const AGGREGATE = 'handover-';
const AGREEMENT = 'handover-agreement-';
const OF_STAGE = {
  answer: { warn: HANDOVER_TIMERS.warnAnswer, escalate: HANDOVER_TIMERS.escalateAnswer },
  start: { warn: HANDOVER_TIMERS.warnStart, escalate: HANDOVER_TIMERS.escalateStart },
} as const;

/** What is recorded later than its day is history, and what became of it may follow: it is looked at from the next day on. */
interface Recorded {
  readonly effectiveOn: string;
  readonly recordedAt: string;
}

/** From the offer on: the warning, the word to the coordination, and the end of an offer that nobody answers. */
export function answerTimers(offer: HandoverOffered['data'], recorded: Recorded): readonly Timer[] {
  const { handoverId, answerDueOn, promisedAnswerOn, warnOn, expiresOn, watchRuleVersion } = offer;
  // An offer made before deadlines were watched names no rule.
  if (watchRuleVersion === undefined || warnOn === undefined || expiresOn === undefined) return [];
  const of = timersOf(handoverId, watchRuleVersion, recorded);
  return [
    ...of.stage('answer', warnOn, earlierOf(answerDueOn, promisedAnswerOn)),
    of.timer(HANDOVER_TIMERS.expire, addDays(expiresOn, 1)),
  ];
}

/** From the acceptance on, as far as a rule or a promise says when the follow-up begins. */
export function startTimers(
  { handoverId, startDueOn, promisedStartOn, warnOn, startRuleVersion = 'promise' }: HandoverAccepted['data'],
  recorded: Recorded,
): readonly Timer[] {
  const dueOn = startDueOn === undefined ? promisedStartOn : earlierOf(startDueOn, promisedStartOn);
  if (dueOn === undefined || warnOn === undefined) return [];
  return timersOf(handoverId, startRuleVersion, recorded).stage('start', warnOn, dueOn);
}

function timersOf(handoverId: string, ruleVersion: string, { effectiveOn, recordedAt }: Recorded) {
  const recordedOn = dayInBerlin(recordedAt);
  const earliest = effectiveOn < recordedOn ? addDays(recordedOn, 1) : effectiveOn;
  const timer = (kind: Kind, day: string): Timer => ({
    id: timerIdOf(handoverId, kind),
    dueAt: startOfDay(laterOf(day, earliest)),
    stream: `${AGGREGATE}${handoverId}`,
    kind,
    ruleVersion,
  });
  const stage = (name: HandoverStage, warnOn: string, dueOn: string): readonly Timer[] => [
    timer(OF_STAGE[name].warn, warnOn),
    timer(OF_STAGE[name].escalate, addDays(dueOn, 1)),
  ];
  return { timer, stage };
}

export const timerIdOf = (handoverId: string, kind: Kind): string => `${kind}-${handoverId}`;

/** All timers of a hand-over. */
export const timerIdsOf = (handoverId: string): readonly string[] =>
  Object.values(HANDOVER_TIMERS).map((kind) => timerIdOf(handoverId, kind));

export const handoverIdOfTimer = ({ stream }: Pick<Timer, 'stream'>): string => stream.slice(AGGREGATE.length);

/** Undefined: a stream of another kind. */
export const handoverIdOfStream = (stream: string): string | undefined =>
  stream.startsWith(AGGREGATE) && !stream.startsWith(AGREEMENT) ? stream.slice(AGGREGATE.length) : undefined;
