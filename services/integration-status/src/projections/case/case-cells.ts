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

/** Days on which a right stood among those that lapse soon, by the last day that it had then. */
export interface LapsingSpan {
  readonly from: string;
  readonly to: string;
  readonly lapsesOn: string;
}

/** The days on which rights stood in the count of those that lapse soon. */
export const lapsingSpans = (entries: readonly CaseEntry[]): readonly CellSpan[] =>
  [...lapsingByRight(entries).values()].flat().map(({ from, to }) => ({ cell: LAPSING, from, to }));

export const LAPSING = 'lapsing:all';

/**
 * By right the days on which it stood among those that lapse soon, as it was on each of them: one that was extended later
 * had its old last day until then.
 */
export function lapsingByRight(entries: readonly CaseEntry[]): ReadonlyMap<string, readonly LapsingSpan[]> {
  const spans = new Map<string, LapsingSpan[]>();
  let state: CaseState = NEW_CASE;
  entries.forEach((entry, place) => {
    state = evolveCase(state, entry);
    const next = entries[place + 1]?.effectiveOn;
    // Several events of a day count once, with the state at its end.
    if (next === entry.effectiveOn) return;
    for (const [entitlementId, right] of Object.entries(state.rights)) {
      const whole = lapsingSpan(right);
      const from = whole && (whole.from > entry.effectiveOn ? whole.from : entry.effectiveOn);
      const to = whole && (next !== undefined && next < whole.to ? next : whole.to);
      if (whole === undefined || from === undefined || to === undefined || from >= to) continue;
      const own = spans.get(entitlementId) ?? [];
      const last = own.at(-1);
      const goesOn = last?.to === from && last.lapsesOn === whole.lapsesOn;
      spans.set(entitlementId, goesOn ? [...own.slice(0, -1), { ...last, to }] : [...own, { ...whole, from, to }]);
    }
  });
  return spans;
}

/** The days on which a right is shown among those that lapse soon, from 14 days ahead to the day itself; undefined: on none. */
function lapsingSpan({ lapsesOn, issuedOn, endedOn }: RightState): LapsingSpan | undefined {
  if (lapsesOn === undefined) return undefined;
  const warned = addDays(lapsesOn, -WARNING_DAYS);
  const from = warned > issuedOn ? warned : issuedOn;
  const gone = addDays(lapsesOn, 1);
  const to = endedOn !== undefined && endedOn < gone ? endedOn : gone;
  return from < to ? { from, to, lapsesOn } : undefined;
}
