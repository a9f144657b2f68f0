import { Temporal } from 'temporal-polyfill';
import type { EntitlementKind } from '#contracts';

/** A right as the one who keeps the ledger knows it. */
export interface Right {
  readonly personRef: string;
  readonly kind: EntitlementKind;
  readonly issuedOn: string;
  /** The registrations that go by it, and when one came to nothing before its course began. */
  readonly registrations: { readonly runId: string; readonly on: string; endedOn?: string }[];
  /** Day on which a course that it covers began. */
  usedOn?: string;
}
interface HandedOver {
  readonly from: string;
  readonly to: string;
  readonly courseEndsOn: string;
  readonly acceptedOn: string;
}
export interface Waited {
  readonly since: string;
  readonly courseType: string;
  until?: string;
  /** She left the county before a course was found. */
  gone?: boolean;
}
/** A guardian's consent, and whether the young person confirmed it when she was asked. */
interface Guarded {
  readonly birthday: string;
  readonly age: 15 | 18;
  confirmedOn?: string;
}

export interface Times {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

/** The figures that the county asks for. */
export interface Figures {
  /** Days from the end of a course to the acceptance, by pair, from five on: `from|to`. */
  readonly handoverDays: Readonly<Record<string, Times>>;
  /** Days from the waiting list to the registration: of all (`all`), and by type of course. */
  readonly waitDays: Readonly<Record<string, Times>>;
  readonly presumedLapses: number;
  readonly rightsIssued: number;
  readonly consentsConfirmed: number;
  readonly consentsPresumedOver: number;
  readonly stillWaiting: number;
}

/** Below so many members no time of a group is told (domain: medians from 5 on). */
const LEAST = 5;

/**
 * What happened, kept by the simulation beside the system under test, and counted from the text of the law: nothing of
 * the system's own code is used.
 */
export class Ledger {
  readonly rights: Right[] = [];
  /** Accepted hand-overs, by their id. */
  readonly handovers = new Map<string, HandedOver>();
  readonly waits: Waited[] = [];
  readonly guarded: Guarded[] = [];

  /** An accepted hand-over that was taken back is none any more. */
  takenBack(handoverId: string): void {
    this.handovers.delete(handoverId);
  }

  figures(lastDay: string): Figures {
    const yearBefore = Temporal.PlainDate.from(lastDay).subtract({ days: 364 }).toString();
    const ofYear = this.rights.filter(({ issuedOn }) => issuedOn >= yearBefore);
    return {
      handoverDays: Object.fromEntries(
        [...daysBy([...this.handovers.values()], ({ from, to }) => `${from}|${to}`, handoverDays)]
          .filter(([, days]) => days.length >= LEAST)
          .map(([pair, days]) => [pair, timesOf(days)]),
      ),
      waitDays: waitDays(this.waits),
      presumedLapses: this.rights.filter((right) => isPresumedLapsed(right, lastDay)).length,
      rightsIssued: ofYear.length,
      consentsConfirmed: this.guarded.filter(({ confirmedOn }) => confirmedOn !== undefined).length,
      consentsPresumedOver: this.guarded.filter((one) => isPresumedOver(one, lastDay)).length,
      stillWaiting: this.waits.filter(({ until, gone }) => until === undefined && gone !== true).length,
    };
  }
}

const handoverDays = ({ courseEndsOn, acceptedOn }: HandedOver): number =>
  Math.max(0, daysBetween(courseEndsOn, acceptedOn));

/** Types of fewer than five are not told, and as few of the others as it takes that no fewer are left beside them. */
function waitDays(waits: readonly Waited[]): Figures['waitDays'] {
  const ended = waits.flatMap(({ since, courseType, until }) =>
    until === undefined ? [] : [{ courseType, days: daysBetween(since, until) }],
  );
  if (ended.length < LEAST) return {};
  const bySize = [
    ...daysBy(
      ended,
      ({ courseType }) => courseType,
      ({ days }) => days,
    ),
  ].toSorted(([, one], [, other]) => other.length - one.length);
  const told = bySize.filter(([, days]) => days.length >= LEAST);
  const untold = (): number => ended.length - told.reduce((sum, [, days]) => sum + days.length, 0);
  while (told.length > 0 && untold() > 0 && untold() < LEAST) told.pop();
  return {
    all: timesOf(ended.map(({ days }) => days)),
    ...Object.fromEntries(told.map(([courseType, days]) => [courseType, timesOf(days)])),
  };
}

function daysBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  daysOf: (item: Item) => number,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), daysOf(item)]);
  return groups;
}

/**
 * § 44 Abs. 2 AufenthG: one year after the title; § 6 Abs. 3 DeuFöV: three months. Who is registered in time keeps it
 * while the registration stands, and nobody here waits a year from the registration to the start (§ 4 Abs. 1 IntV). A right
 * that was used in the end is not lapsed: who let the person begin has decided so.
 */
function isPresumedLapsed({ kind, issuedOn, registrations, usedOn }: Right, lastDay: string): boolean {
  if (usedOn !== undefined) return false;
  const last = Temporal.PlainDate.from(issuedOn).add(
    kind === 'vocational-language-course' ? { months: 3 } : { years: 1 },
  );
  const inTime = registrations.filter(({ on }) => on <= last.toString());
  const isCovered = (morning: string): boolean =>
    inTime.some(({ endedOn }) => endedOn === undefined || endedOn >= morning);
  const after = [last.toString(), ...inTime.flatMap(({ endedOn }) => endedOn ?? [])]
    .filter((day) => day >= last.toString())
    .map((day) => Temporal.PlainDate.from(day).add({ days: 1 }).toString());
  return after.some((morning) => morning <= lastDay && !isCovered(morning));
}

/**
 * A guardian consents up to the 18th birthday, and from the 15th on the young person does. She is asked at the first of
 * the month after the birthday; after three months more at 15, and one at 18, the consent is taken to be over.
 */
function isPresumedOver({ birthday, age, confirmedOn }: Guarded, lastDay: string): boolean {
  return confirmedOn === undefined && firstOfMonthAfter(birthday, age === 15 ? 4 : 2) <= lastDay;
}

/** The first day of the month so many months after the day. */
export const firstOfMonthAfter = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).with({ day: 1 }).add({ months }).toString();

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

const timesOf = (days: readonly number[]): Times => ({
  count: days.length,
  median: rank(days, 0.5),
  p90: rank(days, 0.9),
});

/** Nearest rank; 0 of nothing. */
function rank(days: readonly number[], share: number): number {
  const sorted = days.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
