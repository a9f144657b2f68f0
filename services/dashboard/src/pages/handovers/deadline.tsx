import type { HandoverRow } from '../../api/integration-status.js';
import { Badge, type Tone } from '../../layout/badge.js';
import { daysBetween, deadlineText, germanDay } from '../../layout/dates.js';

/** So many days before it a deadline is shown as near. */
const NEAR = 3;

/** The deadline that counts now, with promise and rule beside it, and whether the coordination was told. */
export const Deadline = ({ row, day }: { row: HandoverRow; day: string }) => {
  const dueOn = row.nextDueOn ?? (row.state === 'offered' ? row.answerDueOn : undefined);
  if (dueOn === undefined) return <>keine Frist</>;
  return (
    <>
      <Badge tone={toneOf(dueOn, day)} text={deadlineText(dueOn, day)} />
      <small>{datesText(row, dueOn)}</small>
      {row.escalatedOn !== undefined && <small>am {germanDay(row.escalatedOn)} an die Kurskoordination gemeldet</small>}
    </>
  );
};

const toneOf = (dueOn: string, day: string): Tone => {
  const left = daysBetween(day, dueOn);
  if (left < 0) return 'danger';
  return left <= NEAR ? 'warning' : 'info';
};

/** The promise beside the rule; the rule alone where nothing was promised. */
function datesText(row: HandoverRow, dueOn: string): string {
  const [rule, promise] =
    row.state === 'offered' ? [row.answerDueOn, row.promisedAnswerOn] : [row.startDueOn, row.promisedStartOn];
  if (promise === undefined) return germanDay(dueOn);
  const promised = `zugesagt bis ${germanDay(promise)}`;
  return rule === undefined ? promised : `${promised}, nach Regel bis ${germanDay(rule)}`;
}
