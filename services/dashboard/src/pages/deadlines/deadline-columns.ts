import type { DueRow, Rule } from '../../api/deadlines.js';
import type { CsvColumn } from '../../csv/csv.js';
import { germanDay } from '../../layout/dates.js';
import { disputedText } from '../../layout/disputed.js';
import { rightWord } from '../../layout/words.js';
import { aboutText, kindWord, paragraphOf, ruleTitle, whoText } from './deadline-words.js';

/** The deadlines as a file; references instead of names. */
export const deadlineColumns = (rules: ReadonlyMap<string, Rule>): readonly CsvColumn<DueRow>[] => [
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Wohnort', cell: (row) => row.municipality?.name },
  { head: 'Fällig am', cell: (row) => germanDay(row.dueOn) },
  { head: 'Art', cell: (row) => kindWord(row.kind) },
  { head: 'Recht', cell: (row) => (row.right === undefined ? '' : rightWord(row.right)) },
  { head: 'Wer ist dran', cell: (row) => whoText(row.who) },
  { head: 'Paragraph', cell: (row) => paragraphOf(rules, row) },
  { head: 'Regel', cell: (row) => ruleTitle(rules, row.ruleId) },
  { head: 'Fassung', cell: (row) => row.ruleVersion },
  {
    head: 'Bestritten',
    cell: (row) => disputedText([...(row.disputed ? ['entitlement'] : []), ...(row.disputedData ?? [])]),
  },
  { head: 'Worum es geht', cell: (row) => aboutText(row) },
];
