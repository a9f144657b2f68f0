import type {
  CefrLevel,
  ErasedEvent,
  EventOf,
  handoverAccepted,
  handoverOffered,
  HandoverReturnReason,
  handoverReturned,
  handoverWithdrawn,
  followUpStarted,
} from '#contracts';
import type { CellSpan } from '../cell-span.js';
import { addDays, daysBetween } from '../days.js';

export type HandoverEvent =
  | EventOf<typeof handoverOffered>
  | EventOf<typeof handoverAccepted>
  | EventOf<typeof handoverReturned>
  | EventOf<typeof handoverWithdrawn>
  | EventOf<typeof followUpStarted>;

export interface HandoverView {
  readonly handoverId: string;
  readonly personRef: string;
  readonly fromProvider: string;
  readonly toProvider: string;
  readonly endedRunId: string;
  readonly followUpRunId?: string;
  readonly followUpCourseType: string;
  readonly level: CefrLevel;
  readonly courseEndsOn: string;
  readonly offeredOn: string;
  readonly answerDueOn: string;
  readonly basis: string;
  readonly state: 'offered' | 'accepted' | 'returned' | 'withdrawn' | 'follow-up-started';
  /** Day of the answer or of the withdrawal. */
  readonly answeredOn?: string;
  readonly reason?: HandoverReturnReason;
  readonly missing?: readonly string[];
  readonly startedOn?: string;
}

/** undefined: not offered yet, or its person was erased. */
export type HandoverSection = HandoverView | null;

/** A hand-over after one event more. Knows `erased`: then nothing of it can be read. */
export function evolveHandover(section: HandoverSection, event: HandoverEvent | ErasedEvent): HandoverSection {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'handover-offered': {
      const {
        handoverId,
        personRef,
        fromProvider,
        toProvider,
        endedRunId,
        followUpRunId,
        followUpCourseType,
        level,
        courseEndsOn,
        answerDueOn,
        basis,
      } = event.data;
      return {
        handoverId,
        personRef,
        fromProvider,
        toProvider,
        endedRunId,
        followUpCourseType,
        level,
        courseEndsOn,
        answerDueOn,
        basis,
        offeredOn: on,
        state: 'offered',
        ...(followUpRunId === undefined ? {} : { followUpRunId }),
      };
    }
    case 'handover-accepted':
      return (
        section && {
          ...section,
          state: 'accepted',
          answeredOn: on,
          ...(event.data.followUpRunId === undefined ? {} : { followUpRunId: event.data.followUpRunId }),
        }
      );
    case 'handover-returned':
      return (
        section && {
          ...section,
          state: 'returned',
          answeredOn: on,
          reason: event.data.reason,
          missing: event.data.missing,
        }
      );
    case 'handover-withdrawn':
      return section && { ...section, state: 'withdrawn', answeredOn: on };
    case 'follow-up-started':
      return section && { ...section, state: 'follow-up-started', startedOn: on, followUpRunId: event.data.runId };
    case 'erased':
      return null;
    default:
      return unknownEvent(event);
  }
}

function unknownEvent(event: never): never {
  throw new Error(`a hand-over does not know the event ${(event as HandoverEvent).type}`);
}

/** Who may find it: everybody with the whole county (`all`), the pair each from their side. */
const scopesOf = (view: HandoverView): readonly string[] => [
  'all',
  `from:${view.fromProvider}`,
  `to:${view.toProvider}`,
];

/** Where each of the pair finds it from both sides. */
const partiesOf = (view: HandoverView): readonly string[] => [`of:${view.fromProvider}`, `of:${view.toProvider}`];

/** Places in the indexes: open ones by due day, answered ones by day of the answer, accepted ones by pair and duration. */
export function handoverKeys(view: HandoverView): Record<string, string[]> {
  const open = view.state === 'offered';
  const accepted = view.state === 'accepted' || view.state === 'follow-up-started';
  const scopes = [...scopesOf(view), ...partiesOf(view)];
  return {
    open: open ? scopes.map((scope) => `${scope}|${view.answerDueOn}`) : [],
    // Kept when it is answered: what was open on a day before.
    asked: scopes.map((scope) => `${scope}|${view.answerDueOn}|${view.offeredOn}|${view.answeredOn ?? ''}`),
    answered: view.answeredOn === undefined ? [] : scopes.map((scope) => `${scope}|${view.answeredOn}`),
    person: [view.personRef],
    pair: accepted ? [`${view.fromProvider}|${view.toProvider}|${String(handoverDays(view)).padStart(4, '0')}`] : [],
  };
}

/** Whether it waited for its answer on a day, by its key in `asked`. */
export function waitedOn(key: string, day: string): boolean {
  const [, , offeredOn = '', answeredOn = ''] = key.split('|');
  return offeredOn <= day && (answeredOn === '' || day < answeredOn);
}

/** A hand-over as it stood on a day. */
export function handoverOn(view: HandoverView, day: string): HandoverView {
  const { answeredOn, startedOn, reason, missing, ...rest } = view;
  if (answeredOn !== undefined && answeredOn > day) return { ...rest, state: 'offered' };
  if (startedOn === undefined || startedOn <= day) return view;
  return { ...view, state: 'accepted' };
}

/** Indicator I1: days from the end of the course to the acceptance; an early acceptance counts 0. */
export function handoverDays(view: HandoverView): number {
  return view.answeredOn === undefined ? 0 : Math.max(0, daysBetween(view.courseEndsOn, view.answeredOn));
}

/** The days on which it stood in the count of the overdue, per scope. */
export function overdueSpans(view: HandoverView): readonly CellSpan[] {
  const from = addDays(view.answerDueOn, 1);
  const to = view.answeredOn;
  if (to !== undefined && to <= from) return [];
  return scopesOf(view).map((scope) => ({ cell: `overdue:${scope}`, from, ...(to === undefined ? {} : { to }) }));
}
