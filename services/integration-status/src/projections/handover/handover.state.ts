import type {
  CefrLevel,
  ErasedEvent,
  EventOf,
  HandoverDatum,
  handoverEvents,
  HandoverFailure,
  HandoverReturnReason,
  HandoverStage,
} from '#contracts';

export type HandoverEvent = EventOf<(typeof handoverEvents)[number]>;
type Accepted = Extract<HandoverEvent, { readonly type: 'handover-accepted' }>['data'];

export interface HandoverView {
  readonly handoverId: string;
  readonly personRef: string;
  readonly fromProvider: string;
  readonly toProvider: string;
  readonly registrationId: string;
  readonly endedRunId: string;
  readonly followUpRunId?: string;
  readonly followUpCourseType: string;
  readonly level: CefrLevel;
  readonly courseEndsOn: string;
  readonly offeredOn: string;
  /** By the dated rule. */
  readonly answerDueOn: string;
  /** By the agreement of the two providers. */
  readonly promisedAnswerOn?: string;
  readonly basis: string;
  /** What the receiver may see; absent: an offer from before it was stated. */
  readonly passes?: readonly HandoverDatum[];
  /** The hand-over of the same registration before this one. */
  readonly predecessorId?: string;
  readonly state: 'offered' | 'accepted' | 'returned' | 'withdrawn' | 'expired' | 'failed' | 'follow-up-started';
  /** Day of the answer or of the withdrawal, or on which the offer had ended without one. */
  readonly answeredOn?: string;
  readonly reason?: HandoverReturnReason;
  readonly missing?: readonly string[];
  /** Until when the follow-up begins, by rule and by promise. */
  readonly startDueOn?: string;
  readonly promisedStartOn?: string;
  readonly startedOn?: string;
  /** After the acceptance it came to nothing, or was taken back. */
  readonly endedOn?: string;
  readonly failure?: HandoverFailure;
  /** The days on which the coordination was told that a deadline had passed. */
  readonly escalated: Readonly<Partial<Record<HandoverStage, string>>>;
}

/** undefined: not offered yet, or its person was erased. */
export type HandoverSection = HandoverView | null;

/** A hand-over after one event more. Knows `erased`: then nothing of it can be read. */
export function evolveHandover(section: HandoverSection, event: HandoverEvent | ErasedEvent): HandoverSection {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'handover-offered':
      return offered(event.data, on);
    case 'handover-accepted':
      return section && accepted(section, event.data, on);
    case 'handover-returned': {
      const { reason, missing } = event.data;
      return section && { ...section, state: 'returned', answeredOn: on, reason, missing };
    }
    case 'handover-withdrawn':
      return section && { ...section, state: 'withdrawn', ...endOf(section, on) };
    case 'handover-expired':
      return section && { ...section, state: 'expired', answeredOn: on };
    case 'handover-failed':
      return section && { ...section, state: 'failed', endedOn: on, failure: event.data.reason };
    case 'handover-warned':
      return section;
    case 'handover-escalated':
      return section && { ...section, escalated: { ...section.escalated, [event.data.stage]: on } };
    case 'follow-up-started':
      return section && { ...section, state: 'follow-up-started', startedOn: on, followUpRunId: event.data.runId };
    case 'erased':
      return null;
    default:
      return unknownEvent(event);
  }
}

function offered(
  data: Extract<HandoverEvent, { readonly type: 'handover-offered' }>['data'],
  on: string,
): HandoverView {
  const { followUpRunId, promisedAnswerOn, passes, predecessorId } = data;
  return {
    handoverId: data.handoverId,
    personRef: data.personRef,
    fromProvider: data.fromProvider,
    toProvider: data.toProvider,
    registrationId: data.registrationId,
    endedRunId: data.endedRunId,
    followUpCourseType: data.followUpCourseType,
    level: data.level,
    courseEndsOn: data.courseEndsOn,
    answerDueOn: data.answerDueOn,
    basis: data.basis,
    offeredOn: on,
    state: 'offered',
    escalated: {},
    ...(followUpRunId === undefined ? {} : { followUpRunId }),
    ...(promisedAnswerOn === undefined ? {} : { promisedAnswerOn }),
    ...(passes === undefined ? {} : { passes }),
    ...(predecessorId === undefined ? {} : { predecessorId }),
  };
}

const accepted = (
  section: HandoverView,
  { followUpRunId, startDueOn, promisedStartOn }: Accepted,
  on: string,
): HandoverView => ({
  ...section,
  state: 'accepted',
  answeredOn: on,
  ...(followUpRunId === undefined ? {} : { followUpRunId }),
  ...(startDueOn === undefined ? {} : { startDueOn }),
  ...(promisedStartOn === undefined ? {} : { promisedStartOn }),
});

/** An offer that is taken back has had no answer; what was accepted keeps the day of its answer. */
const endOf = ({ answeredOn }: HandoverView, on: string): Partial<HandoverView> =>
  answeredOn === undefined ? { answeredOn: on } : { endedOn: on };

function unknownEvent(event: never): never {
  throw new Error(`a hand-over does not know the event ${(event as HandoverEvent).type}`);
}

/** A hand-over as it stood on a day. */
export function handoverOn(view: HandoverView, day: string): HandoverView {
  const { answeredOn, startedOn, endedOn, escalated } = view;
  const told = Object.fromEntries(Object.entries(escalated).filter(([, on]) => on <= day));
  if (answeredOn !== undefined && answeredOn > day) {
    const { answeredOn: _answer, reason: _reason, missing: _missing, failure: _failure, ...rest } = view;
    const { startDueOn: _due, promisedStartOn: _promise, startedOn: _start, endedOn: _end, ...open } = rest;
    return { ...open, state: 'offered', escalated: told };
  }
  const later = [startedOn, endedOn].some((on) => on !== undefined && on > day);
  return { ...view, escalated: told, ...(later ? { state: 'accepted' as const } : {}) };
}
