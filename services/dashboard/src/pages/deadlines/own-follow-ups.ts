import { toTheEnd } from '../../api/all-pages.js';
import type { ApiClient } from '../../api/api-client.js';
import { disputesOf } from '../../api/disputes.js';
import type { DeadlineRow, DueRow } from '../../api/deadlines.js';
import { type FollowUp, myFollowUps, orNothing } from '../../api/learners-desk.js';
import { inChargeWord, subjectWord } from '../follow-ups/follow-up-words.js';
import type { DeadlinesFilter } from './deadlines.query.js';

/** So many follow-ups are read at once. */
const AT_ONCE = 200;
const FOLLOW_UP = 'follow-up';

/**
 * The open follow-ups of the own desk as rows among the deadlines, where the filter leaves them in. They are the office's
 * own matter: the learners service tells them to that office alone. Empty where that service is away.
 */
export async function ownFollowUps(client: ApiClient, filter: DeadlinesFilter): Promise<readonly DeadlineRow[]> {
  if (![undefined, '', FOLLOW_UP].includes(filter.art) || ![undefined, '', FOLLOW_UP].includes(filter.regel)) return [];
  const wanted = ((await orNothing(allFollowUps(client))) ?? []).map(rowOf).filter((row) => isWanted(row, filter));
  const disputes = await disputesOf(
    client,
    wanted.map(({ personRef }) => personRef),
  );
  // A row of it shows nothing of the person but her name.
  return wanted.map((row) => ({
    ...row,
    disputedData: (disputes.of(row.personRef) ?? []).filter((datum) => datum === 'identity'),
  }));
}

async function allFollowUps(client: ApiClient): Promise<readonly FollowUp[]> {
  const rows: FollowUp[] = [];
  for await (const page of toTheEnd((after) => myFollowUps(client, { after, limit: AT_ONCE }))) rows.push(...page);
  return rows;
}

function rowOf({ followUpId, personRef, subject, dueOn, inCharge }: FollowUp): DeadlineRow {
  return {
    personRef,
    kind: FOLLOW_UP,
    subjectId: followUpId,
    dueOn,
    who: { kind: 'desk', id: inCharge, name: inChargeWord(inCharge) },
    ruleId: FOLLOW_UP,
    ruleVersion: '',
    title: subjectWord(subject),
    disputed: false,
  };
}

const isWanted = ({ dueOn, personRef, who }: DeadlineRow, { von, bis, wer, person }: DeadlinesFilter): boolean =>
  (isOpen(von) || dueOn >= von) &&
  (isOpen(bis) || dueOn <= bis) &&
  (isOpen(wer) || who.id === wer) &&
  (isOpen(person) || personRef === person);

/** Whether a field of the filter narrows nothing. */
export const isOpen = (value: string | undefined): value is undefined | '' => value === undefined || value === '';

/** Two lists in the order of their days. */
export const inOrderOfDays = (one: readonly DueRow[], other: readonly DueRow[]): readonly DueRow[] =>
  [...one, ...other].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
