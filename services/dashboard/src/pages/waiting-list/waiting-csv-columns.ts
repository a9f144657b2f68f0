import type { Disputes } from '../../api/disputes.js';
import type {
  Collision,
  FittingPerson,
  Merge,
  MergeQuestion,
  ProposalReason,
  ProposedRun,
  WaitingGroup,
  WaitingRow,
} from '../../api/waiting-list.js';
import type { CsvColumn } from '../../csv/csv.js';
import { germanDay } from '../../layout/dates.js';
import { disputesText } from '../../layout/disputed.js';
import { courseTypeWord, levelWord, timeOfDayWord } from '../../layout/words.js';
import { answerText, outcomeText, travelText } from './merges.page.js';
import { needText } from './waiting-list.page.js';
import { mergeStateWord } from './words.js';

const day = (value: string | undefined): string => (value === undefined ? '' : germanDay(value));
const texts = (reasons: readonly ProposalReason[]): string => reasons.map(({ text }) => text).join(', ');

export const WAITING_COLUMNS: readonly CsvColumn<WaitingRow & { readonly disputes: Disputes }>[] = [
  { head: 'Platz', cell: (row) => row.place },
  { head: 'Eintrag', cell: (row) => row.entryId },
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Kursart', cell: (row) => courseTypeWord(row.courseType) },
  { head: 'Niveau', cell: (row) => levelWord(row.level) },
  { head: 'Wohnort', cell: (row) => row.municipality.name },
  { head: 'Bedarf', cell: needText },
  { head: 'Wartet seit', cell: (row) => day(row.since) },
  { head: 'Wochen', cell: (row) => row.waitingWeeks },
  { head: 'Warum dieser Platz', cell: (row) => row.reasons.join('; ') },
  { head: 'Passende Kurse', cell: (row) => row.fittingRuns },
  { head: 'Bestritten', cell: (row) => disputesText(row.disputes, row.personRef) },
];

export const GROUP_COLUMNS: readonly CsvColumn<WaitingGroup>[] = [
  { head: 'Kursart', cell: (row) => courseTypeWord(row.courseType) },
  { head: 'Niveau', cell: (row) => levelWord(row.level) },
  { head: 'Warten', cell: (row) => row.waiting },
  { head: 'Am längsten (Wochen)', cell: (row) => row.longestWeeks },
  { head: 'Offene Kurse', cell: (row) => row.runs },
  { head: 'Freie Plätze', cell: (row) => row.freeSeats },
];

export const PROPOSAL_COLUMNS: readonly CsvColumn<ProposedRun>[] = [
  { head: 'Kurs', cell: (row) => row.title },
  { head: 'Träger', cell: (row) => row.provider.name },
  { head: 'Ort', cell: (row) => row.municipality.name },
  { head: 'Kursart', cell: (row) => courseTypeWord(row.courseType) },
  { head: 'Beginn', cell: (row) => day(row.startsOn) },
  { head: 'Ende', cell: (row) => day(row.endsOn) },
  { head: 'Tageszeit', cell: (row) => timeOfDayWord(row.timeOfDay) },
  { head: 'Freie Plätze', cell: (row) => row.freeSeats },
  { head: 'Entfernung (km)', cell: (row) => row.distanceKm },
  { head: 'Dafür', cell: (row) => texts(row.reasonsFor) },
  { head: 'Dagegen', cell: (row) => texts(row.reasonsAgainst) },
];

export const fittingPersonColumns = (disputes: Disputes): readonly CsvColumn<FittingPerson>[] => [
  { head: 'Platz', cell: ({ entry }) => entry.place },
  { head: 'Eintrag', cell: ({ entry }) => entry.entryId },
  { head: 'Person', cell: ({ entry }) => entry.personRef },
  { head: 'Wohnort', cell: ({ entry }) => entry.municipality.name },
  { head: 'Bedarf', cell: ({ entry }) => needText(entry) },
  { head: 'Dafür', cell: (row) => texts(row.reasonsFor) },
  { head: 'Dagegen', cell: (row) => texts(row.reasonsAgainst) },
  { head: 'Bestritten', cell: ({ entry }) => disputesText(disputes, entry.personRef) },
];

export const COLLISION_COLUMNS: readonly CsvColumn<Collision>[] = [
  { head: 'Bleiben könnte', cell: ({ kept }) => kept.title },
  { head: 'Träger', cell: ({ kept }) => kept.provider.name },
  { head: 'Beginn', cell: ({ kept }) => day(kept.startsOn) },
  { head: 'Erwartet', cell: ({ keptForecast }) => keptForecast.expected },
  { head: 'Mindestens', cell: ({ keptForecast }) => keptForecast.minimumGroup },
  { head: 'Aufgehen könnte', cell: ({ dissolved }) => dissolved.title },
  { head: 'Träger', cell: ({ dissolved }) => dissolved.provider.name },
  { head: 'Beginn', cell: ({ dissolved }) => day(dissolved.startsOn) },
  { head: 'Erwartet', cell: ({ dissolvedForecast }) => dissolvedForecast.expected },
  { head: 'Mindestens', cell: ({ dissolvedForecast }) => dissolvedForecast.minimumGroup },
  { head: 'Abstand (km)', cell: ({ km }) => km },
  { head: 'Wege', cell: (row) => row.travel.map((travel) => travelText(travel, row)).join('; ') },
];

export const MERGE_COLUMNS: readonly CsvColumn<Merge>[] = [
  { head: 'Bleibt', cell: ({ kept }) => kept.title },
  { head: 'Träger', cell: ({ kept }) => kept.provider.name },
  { head: 'Geht auf', cell: ({ dissolved }) => dissolved.title },
  { head: 'Träger', cell: ({ dissolved }) => dissolved.provider.name },
  { head: 'Vorgeschlagen am', cell: (row) => day(row.proposedOn) },
  { head: 'Ergebnis', cell: ({ state }) => mergeStateWord(state) },
  { head: 'Zu Ende am', cell: (row) => day(row.endedOn) },
  { head: 'Was geschah', cell: outcomeText },
];

export const QUESTION_COLUMNS: readonly CsvColumn<MergeQuestion>[] = [
  { head: 'Person', cell: ({ personRef }) => personRef },
  { head: 'Gefragt am', cell: ({ askedOn }) => day(askedOn) },
  { head: 'Antwort bis', cell: ({ answerDueOn }) => day(answerDueOn) },
  { head: 'Antwort', cell: answerText },
];
