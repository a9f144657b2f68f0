import type { ApiClient } from '../../api/api-client.js';
import { type DueRow, dutiesOf } from '../../api/deadlines.js';
import { isDuty } from './deadline-words.js';
import { isOpen } from './own-follow-ups.js';
import type { DeadlinesFilter } from './deadlines.query.js';

/** What is due about no person as rows among the deadlines, where the filter leaves it in. */
export async function duties(client: ApiClient, filter: DeadlinesFilter, seen?: string): Promise<readonly DueRow[]> {
  const { von, bis, art, regel, wer, person } = filter;
  if (!isOpen(person) || (!isOpen(art) && !isDuty(art))) return [];
  const rows = await dutiesOf(client, { from: von, to: bis, kind: art, rule: regel, who: wer }, seen);
  return rows.map((row) => ({ ...row, disputed: false }));
}
