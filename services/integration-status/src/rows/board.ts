import type { BoardPlace, BoardRowAnswer } from '../answers/board.dto.js';
import type { Municipality } from '../county/county.js';
import { STAGES, type Stage } from '../projections/case/case-state.js';

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
 * nor by a small count, nor by two days side by side.
 */
export const APART: ReadonlySet<string> = new Set(['youth', 'health', 'daycare']);

/** Counts of a day by cell, `department:stage:municipality`. */
export type Cells = ReadonlyMap<string, number>;

/** Counts by `department:stage`, of one municipality or all of them. */
export function sumsOf(cells: Cells, municipality: string | undefined): Cells {
  const sums = new Map<string, number>();
  for (const [cell, count] of cells) {
    const [department = '', stage = '', key = ''] = cell.split(':');
    if (municipality !== undefined && municipality !== key) continue;
    const place = `${department}:${stage}`;
    sums.set(place, (sums.get(place) ?? 0) + count);
  }
  return sums;
}

/** One department's counts, with the change since the last round. */
export function countedRow(department: string, now: Cells, then: Cells | undefined): BoardRowAnswer {
  const cells = STAGES.map((stage) => {
    const place = `${department}:${stage}`;
    const count = now.get(place) ?? 0;
    return { stage, count, ...(then ? { change: count - (then.get(place) ?? 0) } : {}) };
  });
  return { department, cases: true, cells };
}

/** Waiting and all persons per municipality. */
export function byMunicipality(now: Cells, municipalities: ReadonlyMap<string, Municipality>): BoardPlace[] {
  return [...municipalities.values()].map(({ key, name }) => {
    const at = (stage: Stage): number => now.get(`all:${stage}:${key}`) ?? 0;
    const total = STAGES.reduce((sum, stage) => sum + (stage === 'arrived' ? 0 : at(stage)), 0);
    return { municipality: { id: key, name }, waiting: at('waiting'), total };
  });
}
