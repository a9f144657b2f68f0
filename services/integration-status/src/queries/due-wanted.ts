import type { DeadlineRow } from '../answers/deadlines.dto.js';
import type { DutyRow } from '../answers/duties.dto.js';
import type { DeadlinesQuery } from './deadlines.query.js';
import type { DutiesQuery } from './duties.query.js';

/** Whether a row is of the kind, rule, days and body that are wanted. */
export const isWanted = (
  { kind, ruleId, dueOn, who }: DeadlineRow | DutyRow,
  query: DeadlinesQuery | DutiesQuery,
): boolean =>
  (query.kind === undefined || kind === query.kind) &&
  (query.rule === undefined || ruleId === query.rule) &&
  (query.from === undefined || dueOn >= query.from) &&
  (query.to === undefined || dueOn <= query.to) &&
  (query.who === undefined || (who.id ?? who.kind) === query.who);
