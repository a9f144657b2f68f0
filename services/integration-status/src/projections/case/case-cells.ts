import type { CellSpan } from '../cell-span.js';
import { addDays, WARNING_DAYS } from '../days.js';
import type { CaseEntry } from './case-entry.js';
import { type CaseState, departmentsOf, evolveCase, NEW_CASE, type RightState, stageOf } from './case-state.js';

/** Name of a board cell. `all` stands for the whole county, whichever department has a part. */
export const boardCell = (department: string, stage: string, municipalityKey: string): string =>
  `${department}:${stage}:${municipalityKey}`;

/**
 * The board cells a case was in, day by day: by `effectiveOn`, so that imported history lies where it belongs.
 * A case counts in the row `all` and in the row of every department that has a part in it.
 */
export function boardSpans(entries: readonly CaseEntry[]): readonly CellSpan[] {
  const open = new Map<string, string>();
  const spans: CellSpan[] = [];
  let state: CaseState = NEW_CASE;
  entries.forEach((entry, place) => {
    state = evolveCase(state, entry);
    // Several events of a day count once, with the state at its end.
    if (entries[place + 1]?.effectiveOn === entry.effectiveOn) return;
    const now = new Set(cellsOf(state));
    for (const [cell, from] of open) {
      if (now.has(cell)) continue;
      spans.push({ cell, from, to: entry.effectiveOn });
      open.delete(cell);
    }
    for (const cell of now) if (!open.has(cell)) open.set(cell, entry.effectiveOn);
  });
  for (const [cell, from] of open) spans.push({ cell, from });
  return spans;
}

function cellsOf(state: CaseState): readonly string[] {
  const { municipalityKey } = state;
  if (municipalityKey === undefined) return [];
  const stage = stageOf(state);
  return ['all', ...departmentsOf(state)].map((department) => boardCell(department, stage, municipalityKey));
}

/** The days on which a right stood in the count of those that lapse soon: from 14 days ahead to the day itself. */
export function lapsingSpans(state: CaseState): readonly CellSpan[] {
  const spans: CellSpan[] = [];
  for (const right of Object.values(state.rights)) {
    const span = lapsingSpan(right);
    if (span) spans.push({ cell: LAPSING, ...span });
  }
  return spans;
}

export const LAPSING = 'lapsing:all';

/** The days on which a right is shown among those that lapse soon; undefined: on none. */
export function lapsingSpan(right: RightState): { readonly from: string; readonly to: string } | undefined {
  if (right.lapsesOn === undefined) return undefined;
  const warned = addDays(right.lapsesOn, -WARNING_DAYS);
  const from = warned > right.issuedOn ? warned : right.issuedOn;
  const gone = addDays(right.lapsesOn, 1);
  const to = right.endedOn !== undefined && right.endedOn < gone ? right.endedOn : gone;
  return from < to ? { from, to } : undefined;
}
