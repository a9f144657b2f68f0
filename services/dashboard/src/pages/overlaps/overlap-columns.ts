import type { Overlap } from '../../api/overlaps.js';
import type { CsvColumn } from '../../csv/csv.js';
import { germanDay } from '../../layout/dates.js';

export const OVERLAP_COLUMNS: readonly CsvColumn<Overlap>[] = [
  { head: 'Person', cell: ({ personRef }) => personRef },
  { head: 'Kurs', cell: ({ runId }) => runId },
  { head: 'Titel', cell: ({ title }) => title },
  { head: 'Beginn', cell: ({ startsOn }) => germanDay(startsOn) },
  { head: 'Ende', cell: ({ endsOn }) => germanDay(endsOn) },
  { head: 'Anderer Kurs', cell: ({ otherRunId }) => otherRunId ?? 'anderer Träger' },
  { head: 'Seit', cell: ({ since }) => germanDay(since) },
];
