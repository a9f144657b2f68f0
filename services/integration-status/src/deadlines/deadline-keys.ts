import { type CaseEntry } from '../projections/case/case-entry.js';
import { type CaseState, evolveCase, NEW_CASE } from '../projections/case/case-state.js';
import type { Deadline } from './deadline.js';
import { deadlinesOf } from './deadline-sources.js';

/** Deadlines that nobody has done yet, and all that ever stood: what was due on a day before. */
export const DUE = 'due';
export const DUE_EVER = 'due-ever';

/** A deadline with the days on which it stood: from the first on, up to (not with) `to`. */
interface Stood {
  readonly deadline: Deadline;
  readonly from: string;
  readonly to?: string;
}

/** What was due on a person over time, from the entries of her case. Several events of a day count once. */
export function deadlineSpans(entries: readonly CaseEntry[]): readonly Stood[] {
  const open = new Map<string, Stood>();
  const stood: Stood[] = [];
  let state: CaseState = NEW_CASE;
  entries.forEach((entry, place) => {
    state = evolveCase(state, entry);
    if (entries[place + 1]?.effectiveOn === entry.effectiveOn) return;
    const now = new Map(deadlinesOf(state).map((deadline) => [placeOf(deadline), deadline]));
    for (const [key, one] of open) {
      if (now.has(key)) continue;
      stood.push({ ...one, to: entry.effectiveOn });
      open.delete(key);
    }
    for (const [key, deadline] of now) if (!open.has(key)) open.set(key, { deadline, from: entry.effectiveOn });
  });
  return [...stood, ...open.values()];
}

/** The same deadline: the same thing of the same kind, due on the same day. */
const placeOf = ({ dueOn, kind, subjectId, ruleId }: Deadline): string => [dueOn, kind, subjectId, ruleId].join('|');

/**
 * Places in the indexes: of the whole county, of a rule, of the departments that have a part in the case. What is kept
 * apart stands with its department alone: a place in a list that a reader turns over would be a hint.
 */
export function deadlineKeys(entries: readonly CaseEntry[], state: CaseState): Record<string, readonly string[]> {
  const stood = deadlineSpans(entries);
  const departments = departmentsWithPart(state);
  const keysOf = (those: readonly Stood[]): readonly string[] =>
    those.flatMap(({ deadline, from, to = '' }) =>
      scopesOf(deadline, departments).map((scope) => [scope, placeOf(deadline), from, to].join('|')),
    );
  return { [DUE]: keysOf(stood.filter(({ to }) => to === undefined)), [DUE_EVER]: keysOf(stood) };
}

function scopesOf({ apart, ruleId, who }: Deadline, departments: readonly string[]): readonly string[] {
  const owner = who.kind === 'department' ? [who.id] : [];
  if (apart) return owner.map(scopeOfDepartment);
  return ['all', ...new Set([...departments, ...owner].map(scopeOfDepartment)), `rule:${ruleId}`];
}

const scopeOfDepartment = (department: string): string => `department:${department}`;

/** Those that issued a right, oblige or obliged the person, or got a report. */
const departmentsWithPart = ({ rights, obligations, reports }: CaseState): readonly string[] => [
  ...new Set([
    ...Object.values(rights).map(({ issuedBy }) => issuedBy),
    ...Object.values(obligations).map(({ imposedBy }) => imposedBy),
    ...Object.values(reports).flatMap(({ recipients = [] }) => recipients),
  ]),
];

export interface DeadlineKey {
  readonly dueOn: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly ruleId: string;
  readonly from: string;
  readonly to: string;
}

/** What a place in the indexes says. */
export function readDeadlineKey(key: string): DeadlineKey {
  const [, dueOn = '', kind = '', subjectId = '', ruleId = '', from = '', to = ''] = key.split('|');
  return { dueOn, kind, subjectId, ruleId, from, to };
}
