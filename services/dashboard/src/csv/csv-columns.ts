import type {
  Board,
  CaseRow,
  HandoverRow,
  HandoverTime,
  MeasureRow,
  RightRow,
  RunRow,
} from '../api/integration-status.js';
import type { TakenInRow } from '../api/persons.js';
import { germanDay } from '../layout/dates.js';
import { disputedText } from '../layout/disputed.js';
import {
  departmentWord,
  handoverStateWord,
  levelWord,
  missingWord,
  returnReasonWord,
  rightWord,
  stageWord,
  timeOfDayWord,
} from '../layout/words.js';
import { failureWord } from '../pages/handovers/handover-words.js';
import type { CsvColumn } from './csv.js';

const day = (value: string | undefined): string => (value === undefined ? '' : germanDay(value));

export const HANDOVER_COLUMNS: readonly CsvColumn<HandoverRow>[] = [
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Wohnort', cell: (row) => row.municipality?.name },
  { head: 'Von', cell: (row) => row.from.name },
  { head: 'An', cell: (row) => row.to.name },
  { head: 'Kurs', cell: (row) => row.courseTitle },
  { head: 'Niveau', cell: (row) => row.level },
  { head: 'Kursende', cell: (row) => day(row.courseEndsOn) },
  { head: 'Angeboten am', cell: (row) => day(row.offeredOn) },
  { head: 'Antwort bis', cell: (row) => day(row.answerDueOn) },
  { head: 'Stand', cell: (row) => handoverStateWord(row.state) },
  { head: 'Beantwortet am', cell: (row) => day(row.answeredOn) },
  { head: 'Grund', cell: (row) => (row.reason === undefined ? '' : returnReasonWord(row.reason)) },
  { head: 'Fehlt', cell: (row) => (row.missing ?? []).map(missingWord).join(', ') },
  { head: 'Recht verfällt am', cell: (row) => day(row.rightLapsesOn) },
  { head: 'Kinderbetreuung', cell: (row) => (row.childcare ? 'ja' : 'nein') },
  { head: 'Antwort zugesagt bis', cell: (row) => day(row.promisedAnswerOn) },
  { head: 'Beginn bis', cell: (row) => day(row.startDueOn) },
  { head: 'Beginn zugesagt bis', cell: (row) => day(row.promisedStartOn) },
  { head: 'Gemeldet am', cell: (row) => day(row.escalatedOn) },
  { head: 'Nicht zustande gekommen', cell: (row) => (row.failure === undefined ? '' : failureWord(row.failure)) },
  { head: 'Übermittelt', cell: (row) => (row.passes ?? []).map(missingWord).join(', ') },
  { head: 'Bestritten', cell: (row) => disputedText(row.disputed) },
];

export const TIME_COLUMNS: readonly CsvColumn<HandoverTime>[] = [
  { head: 'Von', cell: (row) => row.from.name },
  { head: 'An', cell: (row) => row.to.name },
  { head: 'Übergaben', cell: (row) => row.count },
  { head: 'Hälfte bis (Tage)', cell: (row) => row.median },
  { head: '90 % bis (Tage)', cell: (row) => row.p90 },
];

export const RIGHT_COLUMNS: readonly CsvColumn<RightRow>[] = [
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Wohnort', cell: (row) => row.municipality?.name },
  { head: 'Recht', cell: (row) => rightWord(row.kind) },
  { head: 'Rechtsgrundlage', cell: (row) => row.legalBasis },
  { head: 'Verfällt am', cell: (row) => day(row.lapsesOn) },
  { head: 'Stufe', cell: (row) => stageWord(row.stage) },
  { head: 'Bestritten', cell: (row) => disputedText(row.disputed) },
];

export const RUN_COLUMNS: readonly CsvColumn<RunRow>[] = [
  { head: 'Kurs', cell: (row) => row.title },
  { head: 'Träger', cell: (row) => row.provider.name },
  { head: 'Ort', cell: (row) => row.municipality.name },
  { head: 'Von Niveau', cell: (row) => row.entryLevel },
  { head: 'Bis Niveau', cell: (row) => row.targetLevel },
  { head: 'Tageszeit', cell: (row) => timeOfDayWord(row.timeOfDay) },
  { head: 'Beginn', cell: (row) => day(row.startsOn) },
  { head: 'Angemeldet', cell: (row) => row.taken },
  { head: 'Mindestens', cell: (row) => row.minimumGroup },
  { head: 'Plätze', cell: (row) => row.seats },
];

export const MEASURE_COLUMNS: readonly CsvColumn<MeasureRow>[] = [
  { head: 'Maßnahme', cell: (row) => row.title },
  { head: 'Zuständig', cell: (row) => departmentWord(row.department) },
  { head: 'Frist', cell: (row) => day(row.dueOn) },
];

export const CASE_COLUMNS: readonly CsvColumn<CaseRow>[] = [
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Wohnort', cell: (row) => row.municipality?.name },
  { head: 'Sprachstand', cell: (row) => (row.level === undefined ? '' : levelWord(row.level)) },
  { head: 'Stufe heute', cell: (row) => stageWord(row.stage) },
  { head: 'Bestritten', cell: (row) => disputedText(row.disputed) },
];

/** A withheld number is a point, as on the page. */
const told = (count: number | null | undefined): number | string => (count === undefined ? '' : (count ?? '.'));

/** The board: each stage with its change since the round. */
export const boardColumns = ({ stages }: Board): readonly CsvColumn<Board['rows'][number]>[] => [
  { head: 'Fachdienst', cell: (row) => departmentWord(row.department) },
  ...stages.flatMap((stage): readonly CsvColumn<Board['rows'][number]>[] => {
    const cellOf = (row: Board['rows'][number]) => row.cells.find((one) => one.stage === stage);
    return [
      { head: stageWord(stage), cell: (row) => told(cellOf(row)?.count) },
      { head: `${stageWord(stage)}, Änderung`, cell: (row) => told(cellOf(row)?.change) },
    ];
  }),
];

export const MUNICIPALITY_COLUMNS: readonly CsvColumn<Board['byMunicipality'][number]>[] = [
  { head: 'Gemeinde', cell: ({ municipality }) => municipality.name },
  { head: 'Warten', cell: ({ waiting }) => told(waiting) },
  { head: 'Alle', cell: ({ total }) => told(total) },
];

export const TAKEN_IN_COLUMNS: readonly CsvColumn<TakenInRow>[] = [
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Aufgenommen am', cell: (row) => day(row.takenInOn) },
  { head: 'Wohnort', cell: (row) => row.municipality?.name },
  { head: 'Sprachstand', cell: (row) => (row.level === undefined ? '' : levelWord(row.level)) },
  { head: 'Angemeldet', cell: (row) => (row.registered ? 'ja' : 'nein') },
  { head: 'Bestritten', cell: (row) => disputedText(row.disputed) },
];
