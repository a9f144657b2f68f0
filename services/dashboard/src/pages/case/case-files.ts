import type { Case, FittingRun } from '../../api/integration-status.js';
import type { CsvColumn } from '../../csv/csv.js';
import { germanDay } from '../../layout/dates.js';
import {
  handoverStateWord,
  levelWord,
  registrationStateWord,
  returnReasonWord,
  timeOfDayWord,
} from '../../layout/words.js';

export type CaseTable = 'kurse' | 'uebergaben' | 'passende-kurse';

/** Where a table of a case is given as a file, on the day shown. */
export const fileOf = ({ personRef, day }: Pick<Case, 'personRef' | 'day'>, table: CaseTable): string =>
  `/faelle/${encodeURIComponent(personRef)}/${table}.csv?tag=${day}`;

export const REGISTRATION_COLUMNS: readonly CsvColumn<Case['registrations'][number]>[] = [
  { head: 'Kurs', cell: (row) => row.title },
  { head: 'Träger', cell: (row) => row.provider?.name },
  { head: 'Stand', cell: (row) => registrationStateWord(row.state) },
  { head: 'Seit', cell: (row) => germanDay(row.since) },
  { head: 'Ergebnis', cell: (row) => (row.result === undefined ? '' : levelWord(row.result)) },
];

export const CASE_HANDOVER_COLUMNS: readonly CsvColumn<Case['handovers'][number]>[] = [
  { head: 'Von', cell: (row) => row.from.name },
  { head: 'An', cell: (row) => row.to.name },
  { head: 'Stand', cell: (row) => handoverStateWord(row.state) },
  { head: 'Antwort bis', cell: (row) => germanDay(row.answerDueOn) },
  { head: 'Grund', cell: (row) => (row.reason === undefined ? '' : returnReasonWord(row.reason)) },
];

export const FITTING_RUN_COLUMNS: readonly CsvColumn<FittingRun>[] = [
  { head: 'Kurs', cell: (run) => run.title },
  { head: 'Tageszeit', cell: (run) => timeOfDayWord(run.timeOfDay) },
  { head: 'Träger', cell: (run) => run.provider.name },
  { head: 'Ort', cell: (run) => run.municipality.name },
  { head: 'Beginn', cell: (run) => germanDay(run.startsOn) },
  { head: 'Freie Plätze', cell: (run) => run.freeSeats },
  { head: 'Dafür spricht', cell: (run) => run.reasonsFor.join(', ') },
  { head: 'Dagegen spricht', cell: (run) => run.reasonsAgainst.join(', ') },
];
