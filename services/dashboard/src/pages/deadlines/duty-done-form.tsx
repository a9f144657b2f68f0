import { PROVIDER_DUTIES } from '#contracts';
import type { DueRow } from '../../api/deadlines.js';
import { whatText, whoText } from './deadline-words.js';
import { PATH } from './deadlines.query.js';

/** What is done elsewhere, in KURSNET or at the BAMF, and recorded here. */
export const isDoneHere = ({ kind }: DueRow): boolean => PROVIDER_DUTIES.some((duty) => duty === kind);

/** One button: the provider has done it today. */
export const DutyDoneForm = ({ row, formKey }: { row: DueRow; formKey: string }) => (
  <form method="post" action={`${PATH}/erledigt`} class="vz-inline-form">
    <input type="hidden" name="schluessel" value={`${formKey}-${row.kind}-${row.subjectId}`} />
    <input type="hidden" name="art" value={row.kind} />
    <input type="hidden" name="traeger" value={row.who.id} />
    {row.kind === 'planning-report' && <input type="hidden" name="kurs" value={row.subjectId} />}
    <button
      type="submit"
      class="kern-btn kern-btn--secondary kern-btn--x-small"
      aria-label={`Als erledigt vermerken: ${whatText(row)}, ${whoText(row.who)}`}
    >
      <span class="kern-label">Erledigt</span>
    </button>
  </form>
);
