import type { HandoverRow } from '../../api/integration-status.js';
import { counted } from '../../layout/dates.js';

/** How many runs fit, one click away: the list with reasons stands at the case. */
export const FittingRunLinks = ({ row }: { row: HandoverRow }) =>
  row.fittingRuns.length === 0 ? (
    <>kein passender Kurs</>
  ) : (
    <a class="kern-link" href={`/faelle/${row.personRef}#passende-kurse`}>
      {counted(row.fittingRuns.length, 'passender Kurs', 'passende Kurse')}
    </a>
  );
