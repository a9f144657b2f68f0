import type { CefrLevel, TimeOfDay } from '#contracts';
import { daysBetween } from '../projections/days.js';
import type { OrderRule } from './matching-rules.js';
import type { OrderGround } from './rule-files.js';

/** A need as its place in the list rests on it. */
export interface Waiting {
  readonly entryId: string;
  /** Day from which the waiting counts. */
  readonly since: string;
  /** The soonest day on which an open right to this type of course lapses. */
  readonly lapsesOn?: string;
  /** Somebody obliged her to take such a course. */
  readonly obliged: boolean;
  /** What she needs is offered by few runs of the type and level. */
  readonly rarelyServed: boolean;
}

/** Why a person stands where she stands. Everything that the order rests on, nothing else. */
export interface OrderReason {
  readonly code: OrderGround | 'waits';
  /** Days until the right lapses, or days of waiting. */
  readonly days?: number;
}

export interface Place {
  /** Sorts the list: smaller stands first. The same key is the same entry. */
  readonly key: string;
  readonly reasons: readonly OrderReason[];
}

/**
 * The place of a need on a day. The first ground of the rule that holds decides the group; in a group whose right lapses
 * sooner, then who waits longer, then the entry's id. So the order is total, and nobody is weighed against a number.
 */
export function placeOf(waiting: Waiting, rule: OrderRule, day: string): Place {
  const { since, lapsesOn, entryId } = waiting;
  const holds = rule.grounds.filter((ground) => HOLDS[ground](waiting, rule, day));
  const group = holds[0] === undefined ? rule.grounds.length : rule.grounds.indexOf(holds[0]);
  const lapse = holds[0] === 'right-lapses' && lapsesOn !== undefined ? lapsesOn : '';
  const reasons = holds.map((code): OrderReason => ({ code, ...daysOf(code, waiting, day) }));
  return {
    key: [group, lapse, since, entryId].join('|'),
    reasons: holds.includes('waits-long') ? reasons : [...reasons, { code: 'waits', days: daysBetween(since, day) }],
  };
}

const HOLDS: Readonly<Record<OrderGround, (waiting: Waiting, rule: OrderRule, day: string) => boolean>> = {
  'right-lapses': ({ lapsesOn }, { lapsesWithinDays }, day) =>
    lapsesOn !== undefined && lapsesOn >= day && daysBetween(day, lapsesOn) <= lapsesWithinDays,
  obliged: ({ obliged }) => obliged,
  'waits-long': ({ since }, { waitsLongDays }, day) => daysBetween(since, day) >= waitsLongDays,
  'rarely-served': ({ rarelyServed }) => rarelyServed,
};

function daysOf(code: OrderGround, { since, lapsesOn }: Waiting, day: string): { readonly days?: number } {
  if (code === 'right-lapses' && lapsesOn !== undefined) return { days: daysBetween(day, lapsesOn) };
  return code === 'waits-long' ? { days: daysBetween(since, day) } : {};
}

/** The reason in words. */
export function orderReasonText({ code, days = 0 }: OrderReason): string {
  switch (code) {
    case 'right-lapses':
      return days === 0 ? 'Recht verfällt heute' : `Recht verfällt in ${days} ${days === 1 ? 'Tag' : 'Tagen'}`;
    case 'obliged':
      return 'zur Teilnahme verpflichtet';
    case 'waits-long':
      return `wartet schon ${days} Tage`;
    case 'rarely-served':
      return 'Bedarf wird selten angeboten';
    case 'waits':
      return days === 0 ? 'wartet seit heute' : `wartet seit ${days} ${days === 1 ? 'Tag' : 'Tagen'}`;
  }
}

/** What is asked of a run beside type and level. */
export interface Requirement {
  readonly childcare: boolean;
  readonly timesOfDay: readonly TimeOfDay[];
}
interface OfferedRun {
  readonly courseType: string;
  readonly entryLevel: CefrLevel;
  readonly childcare: boolean;
  readonly timeOfDay: TimeOfDay;
}

/** Which requirements are served rarely, by the runs of a time; counted once for each kind of requirement. */
export class RareNeeds {
  private readonly runs = new Map<string, OfferedRun[]>();
  private readonly known = new Map<string, boolean>();

  constructor(
    runs: readonly OfferedRun[],
    private readonly rule: Pick<OrderRule, 'rarelyServedShare' | 'rarelyServedFrom'>,
  ) {
    for (const run of runs) {
      const key = `${run.courseType}|${run.entryLevel}`;
      this.runs.set(key, [...(this.runs.get(key) ?? []), run]);
    }
  }

  /** Where there are too few runs to tell, nothing is rare. */
  isRare(courseType: string, level: CefrLevel, { childcare, timesOfDay }: Requirement): boolean {
    const key = [courseType, level, childcare, ...timesOfDay].join('|');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const runs = this.runs.get(`${courseType}|${level}`) ?? [];
    const serving = runs.filter(
      (run) => (!childcare || run.childcare) && (timesOfDay.length === 0 || timesOfDay.includes(run.timeOfDay)),
    );
    const { rarelyServedFrom, rarelyServedShare } = this.rule;
    const isRare = runs.length >= rarelyServedFrom && serving.length <= runs.length * rarelyServedShare;
    this.known.set(key, isRare);
    return isRare;
  }
}
