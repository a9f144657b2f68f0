import type { CellSpan } from '../cell-span.js';
import { addDays, daysBetween } from '../days.js';
import type { HandoverView } from './handover.state.js';

/** Who may find it: everybody with the whole county (`all`), the pair each from their side. */
const scopesOf = (view: HandoverView): readonly string[] => [
  'all',
  `from:${view.fromProvider}`,
  `to:${view.toProvider}`,
];

/** Where each of the pair finds it from both sides. */
const partiesOf = (view: HandoverView): readonly string[] => [`of:${view.fromProvider}`, `of:${view.toProvider}`];

const earliest = (...days: readonly (string | undefined)[]): string | undefined =>
  days.filter((day) => day !== undefined).toSorted()[0];

/** The day by which the answer is due: the promise of the two providers where it is shorter than the rule. */
export const answerDueOf = ({
  answerDueOn,
  promisedAnswerOn,
}: Pick<HandoverView, 'answerDueOn' | 'promisedAnswerOn'>): string =>
  earliest(answerDueOn, promisedAnswerOn) ?? answerDueOn;

/** The day by which the follow-up begins; undefined: neither a rule nor a promise says when. */
export const startDueOf = ({
  startDueOn,
  promisedStartOn,
}: Pick<HandoverView, 'startDueOn' | 'promisedStartOn'>): string | undefined => earliest(startDueOn, promisedStartOn);

/** Stands behind all days: what has none comes last. */
const NO_DAY = '9999-12-31';

/** Places in the indexes: open ones by due day, accepted ones by that of the start, answered ones by day of the answer. */
export function handoverKeys(view: HandoverView): Record<string, string[]> {
  const open = view.state === 'offered';
  const accepted = view.state === 'accepted' || view.state === 'follow-up-started';
  const scopes = [...scopesOf(view), ...partiesOf(view)];
  const dueOn = answerDueOf(view);
  return {
    open: open ? scopes.map((scope) => `${scope}|${dueOn}`) : [],
    // Kept when it is answered: what was open on a day before.
    asked: scopes.map((scope) => `${scope}|${dueOn}|${view.offeredOn}|${view.answeredOn ?? ''}`),
    arriving: view.state === 'accepted' ? scopes.map((scope) => `${scope}|${startDueOf(view) ?? NO_DAY}`) : [],
    answered: view.answeredOn === undefined ? [] : scopes.map((scope) => `${scope}|${view.answeredOn}`),
    escalated: isEscalated(view) ? scopes.map((scope) => `${scope}|${dueOn}`) : [],
    // Kept when it is answered or begun: what the coordination had been told of on a day before.
    told: escalations(view).flatMap(([from, to = '']) => scopes.map((scope) => `${scope}|${from}|${to}`)),
    person: [view.personRef],
    ended: [view.endedRunId],
    pair: accepted ? [`${view.fromProvider}|${view.toProvider}|${String(handoverDays(view)).padStart(4, '0')}`] : [],
    stage: stageTimes(view).map(
      ([stage, days]) =>
        `${stage}|${view.fromProvider}|${view.toProvider}|${view.followUpCourseType}|${view.endedRunId}|${days}`,
    ),
  };
}

/** Whether the coordination was told of the deadline of the stage in which it is now. */
export const isEscalated = ({ state, escalated }: HandoverView): boolean =>
  (state === 'offered' && escalated.answer !== undefined) || (state === 'accepted' && escalated.start !== undefined);

/** From when on, and until when, the coordination had to see to it; without an end it has to still. */
function escalations({
  escalated,
  answeredOn,
  startedOn,
  endedOn,
}: HandoverView): readonly (readonly [string, string?])[] {
  const spans = [
    [escalated.answer, answeredOn],
    [escalated.start, earliest(startedOn, endedOn)],
  ] as const;
  return spans.flatMap(([from, to]) =>
    from === undefined || (to !== undefined && to <= from)
      ? []
      : [to === undefined ? ([from] as const) : ([from, to] as const)],
  );
}

/** Whether the coordination had been told of it on a day, by its key in `told`. */
export function toldOn(key: string, day: string): boolean {
  const [, from = '', to = ''] = key.split('|');
  return from <= day && (to === '' || day < to);
}

/** Whether it waited for its answer on a day, by its key in `asked`. */
export function waitedOn(key: string, day: string): boolean {
  const [, , offeredOn = '', answeredOn = ''] = key.split('|');
  return offeredOn <= day && (answeredOn === '' || day < answeredOn);
}

/** Indicator I1: days from the end of the course to the acceptance; an early acceptance counts 0. */
export function handoverDays(view: HandoverView): number {
  return view.answeredOn === undefined ? 0 : Math.max(0, daysBetween(view.courseEndsOn, view.answeredOn));
}

/** The stages that have their clock. */
export const TIMED_STAGES = ['offer-to-answer', 'answer-to-start', 'course-to-start'] as const;
export type TimedStage = (typeof TIMED_STAGES)[number];

/** How many days each stage took that came to its end; what was withdrawn or expired had no answer. */
function stageTimes(view: HandoverView): readonly (readonly [TimedStage, number])[] {
  const { offeredOn, answeredOn, startedOn, courseEndsOn, state, endedOn } = view;
  const answered = answeredOn !== undefined && (state !== 'withdrawn' || endedOn !== undefined) && state !== 'expired';
  if (!answered) return [];
  const started: readonly (readonly [TimedStage, number])[] =
    startedOn === undefined
      ? []
      : [
          ['answer-to-start', Math.max(0, daysBetween(answeredOn, startedOn))],
          ['course-to-start', Math.max(0, daysBetween(courseEndsOn, startedOn))],
        ];
  return [['offer-to-answer', Math.max(0, daysBetween(offeredOn, answeredOn))], ...started];
}

/** The days on which it stood in the count of the overdue, per scope. */
export function overdueSpans(view: HandoverView): readonly CellSpan[] {
  const from = addDays(answerDueOf(view), 1);
  const to = view.answeredOn;
  if (to !== undefined && to <= from) return [];
  return scopesOf(view).map((scope) => ({ cell: `overdue:${scope}`, from, ...(to === undefined ? {} : { to }) }));
}

/** The days on which it stood in the count of those that the coordination was told of, per scope. */
export const escalatedSpans = (view: HandoverView): readonly CellSpan[] =>
  escalations(view).flatMap(([from, to]) =>
    scopesOf(view).map((scope) => ({ cell: `escalated:${scope}`, from, ...(to === undefined ? {} : { to }) })),
  );
