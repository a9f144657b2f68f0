import { Temporal } from 'temporal-polyfill';
import type { EntitlementKind } from '#contracts';

/** A right as the one who keeps the ledger knows it. */
interface Right {
  readonly personRef: string;
  readonly kind: EntitlementKind;
  readonly issuedOn: string;
  /** Day of the registration that keeps it. */
  keptOn?: string;
}
interface HandedOver {
  readonly from: string;
  readonly to: string;
  readonly courseEndsOn: string;
  readonly acceptedOn: string;
}
interface Waited {
  readonly since: string;
  until?: string;
}

/** The figures that the county asks for. */
export interface Figures {
  /** Days from the end of a course to the acceptance, by pair, from five on: `from|to` to median and 90th percentile. */
  readonly handoverDays: Readonly<
    Record<string, { readonly count: number; readonly median: number; readonly p90: number }>
  >;
  readonly presumedLapses: number;
  readonly waitsEnded: number;
  /** Days that those waited who have begun to be registered, in the middle. */
  readonly medianWait: number;
  readonly stillWaiting: number;
}

/** Below so many hand-overs a pair is told no time (domain: medians from 5 on). */
const LEAST = 5;

/**
 * What happened, kept by the simulation beside the system under test, and counted from the text of the law: nothing of
 * the system's own code is used.
 */
export class Ledger {
  readonly rights: Right[] = [];
  readonly handovers: HandedOver[] = [];
  readonly waits: Waited[] = [];

  figures(lastDay: string): Figures {
    const pairs = new Map<string, number[]>();
    for (const { from, to, courseEndsOn, acceptedOn } of this.handovers) {
      const pair = `${from}|${to}`;
      pairs.set(pair, [...(pairs.get(pair) ?? []), Math.max(0, daysBetween(courseEndsOn, acceptedOn))]);
    }
    const ended = this.waits.flatMap(({ since, until }) => (until === undefined ? [] : [daysBetween(since, until)]));
    return {
      handoverDays: Object.fromEntries(
        [...pairs]
          .filter(([, days]) => days.length >= LEAST)
          .map(([pair, days]) => [pair, { count: days.length, median: rank(days, 0.5), p90: rank(days, 0.9) }]),
      ),
      presumedLapses: this.rights.filter((right) => isPresumedLapsed(right, lastDay)).length,
      waitsEnded: ended.length,
      medianWait: rank(ended, 0.5),
      stillWaiting: this.waits.length - ended.length,
    };
  }
}

/**
 * § 44 Abs. 2 AufenthG: one year after the title; § 6 Abs. 3 DeuFöV: three months. Who is registered in time keeps it, and
 * nobody here waits a year from the registration to the start (§ 4 Abs. 1 IntV).
 */
function isPresumedLapsed({ kind, issuedOn, keptOn }: Right, lastDay: string): boolean {
  const last = Temporal.PlainDate.from(issuedOn)
    .add(kind === 'vocational-language-course' ? { months: 3 } : { years: 1 })
    .toString();
  return last < lastDay && (keptOn === undefined || keptOn > last);
}

export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** Nearest rank; 0 of nothing. */
export function rank(days: readonly number[], share: number): number {
  const sorted = days.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
