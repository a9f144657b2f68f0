import type { ListedRun, SupplyCell } from '../../api/courses.js';
import type { CsvColumn } from '../../csv/csv.js';
import { germanDay } from '../../layout/dates.js';
import { courseTypeWord, fundingWord, levelWord, timeOfDayWord } from '../../layout/words.js';
import { registrationWord, stateOf } from './course-words.js';

const of: readonly CsvColumn<ListedRun>[] = [
  { head: 'Kurs', cell: ({ runId }) => runId },
  { head: 'Titel', cell: ({ title }) => title },
  { head: 'Träger', cell: ({ provider }) => provider.name },
  { head: 'Kursart', cell: ({ courseType }) => courseTypeWord(courseType) },
  { head: 'Eingangsniveau', cell: ({ entryLevel }) => levelWord(entryLevel) },
  { head: 'Zielniveau', cell: ({ targetLevel }) => levelWord(targetLevel) },
  { head: 'Gemeinde', cell: ({ municipality }) => municipality.name },
  { head: 'Gemeindeschlüssel', cell: ({ municipality }) => municipality.id },
  { head: 'Tageszeit', cell: ({ timeOfDay }) => timeOfDayWord(timeOfDay) },
  { head: 'Kinderbetreuung', cell: ({ childcare }) => (childcare ? 'ja' : 'nein') },
  { head: 'Finanzierung', cell: ({ funding }) => fundingWord(funding) },
  { head: 'Unterrichtseinheiten', cell: ({ teachingUnits }) => teachingUnits },
  { head: 'Beginn', cell: ({ startsOn }) => germanDay(startsOn) },
  { head: 'Ende', cell: ({ endsOn }) => germanDay(endsOn) },
];

export const LISTED_RUN_COLUMNS: readonly CsvColumn<ListedRun>[] = [
  ...of,
  { head: 'Stand', cell: (run) => stateOf(run).text },
  { head: 'Anmeldung', cell: registrationWord },
  { head: 'Plätze', cell: ({ seats }) => seats },
  { head: 'Mindestzahl', cell: ({ minimumGroup }) => minimumGroup },
  { head: 'vergeben', cell: ({ taken }) => taken },
];

/** As entries of course portals are made: most places, booked places, free places. */
export const PLANNED_RUN_COLUMNS: readonly CsvColumn<ListedRun>[] = [
  ...of,
  { head: 'Plätze höchstens', cell: ({ seats }) => seats },
  { head: 'Plätze gebucht', cell: ({ taken }) => taken },
  { head: 'Plätze frei', cell: ({ seats, taken }) => Math.max(0, seats - taken) },
];

export const SUPPLY_COLUMNS: readonly CsvColumn<SupplyCell>[] = [
  { head: 'Gemeinde', cell: ({ municipality }) => municipality.name },
  { head: 'Gemeindeschlüssel', cell: ({ municipality }) => municipality.id },
  { head: 'Niveau', cell: ({ level }) => levelWord(level) },
  { head: 'Kurse', cell: ({ runs }) => runs },
  { head: 'freie Plätze', cell: ({ freeSeats }) => freeSeats },
  { head: 'Wartende', cell: ({ waiting }) => waiting },
];
