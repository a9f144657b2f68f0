import type { Municipality } from '../county/county.js';
import { STAGES, type Stage } from '../projections/case/case-state.js';

/** Who has no case rights sees counts from this number on, by member of the county. */
export const LEAST_COUNT = 5;

/** Rows of the board: all persons, then the six departments of the round, then those that stand beside them. */
export const BOARD_ROWS = [
  'all',
  'youth',
  'social',
  'health',
  'public-order',
  'schools',
  'economy',
  'job-centre',
] as const;

/**
 * Departments whose data are keyed apart: that a person has to do with them is told to nobody else, neither by a list
 * nor by a small count.
 */
export const APART: ReadonlySet<string> = new Set(['youth', 'health']);

export interface BoardRow {
  readonly department: string;
  /** Whether the reader may open the cases behind the counts. */
  readonly cases: boolean;
  /** null: too few to be told. */
  readonly cells: readonly { readonly stage: Stage; readonly count: number | null; readonly change?: number }[];
}

type Cells = ReadonlyMap<string, number>;
type Keys = ReadonlySet<string> | undefined;

/** Sums the cells `department:stage:municipality` to rows, over the municipalities asked for (all where undefined). */
export function boardRows(
  now: Cells,
  then: Cells | undefined,
  municipalities: Keys,
  small: 'shown' | 'withheld',
): readonly BoardRow[] {
  const today = sums(now, municipalities);
  const before = then && sums(then, municipalities);
  return BOARD_ROWS.map((department) => {
    const withheld = small === 'withheld' || APART.has(department);
    return {
      department,
      cases: !withheld,
      cells: STAGES.map((stage) => {
        const key = `${department}:${stage}`;
        const count = today.get(key) ?? 0;
        if (withheld && count > 0 && count < LEAST_COUNT) return { stage, count: null };
        // A change of a withheld number would tell the number.
        if (!before || withheld) return { stage, count };
        return { stage, count, change: count - (before.get(key) ?? 0) };
      }),
    };
  });
}

function sums(cells: Cells, municipalities: Keys): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  for (const [cell, count] of cells) {
    const [department = '', stage = '', key = ''] = cell.split(':');
    if (municipalities && !municipalities.has(key)) continue;
    const place = `${department}:${stage}`;
    result.set(place, (result.get(place) ?? 0) + count);
  }
  return result;
}

export interface MunicipalityRow {
  readonly municipality: { readonly id: string; readonly name: string };
  readonly waiting: number | null;
  readonly total: number | null;
}

/** Waiting and all persons per municipality, or per member of the county for those without case rights. */
export function byMunicipality(
  now: Cells,
  municipalities: ReadonlyMap<string, Municipality>,
  small: 'shown' | 'withheld',
): readonly MunicipalityRow[] {
  const rows = new Map<string, { id: string; name: string; waiting: number; total: number }>();
  for (const { key, name, member } of municipalities.values()) {
    const group = small === 'shown' ? key : member;
    const row = rows.get(group) ?? { id: key, name: small === 'shown' ? name : member, waiting: 0, total: 0 };
    for (const stage of STAGES) {
      const count = now.get(`all:${stage}:${key}`) ?? 0;
      row.total += stage === 'arrived' ? 0 : count;
      if (stage === 'waiting') row.waiting += count;
    }
    rows.set(group, row);
  }
  const told = (count: number): number | null =>
    small === 'withheld' && count > 0 && count < LEAST_COUNT ? null : count;
  return [...rows.values()].map(({ id, name, waiting, total }) => ({
    municipality: { id, name },
    waiting: told(waiting),
    total: told(total),
  }));
}
