import type { DueRow, Rule } from '../../api/deadlines.js';
import { counted } from '../../layout/dates.js';
import { departmentWord, rightWord } from '../../layout/words.js';
import { agreedWord } from '../coordination/coordination-words.js';

const KINDS: Readonly<Record<string, string>> = {
  'right-lapses': 'Recht verfällt',
  'lapse-decision': 'Über vermuteten Verfall entscheiden',
  objection: 'Über Einwand entscheiden',
  'registration-due': 'Verpflichtete Person anmelden',
  'handover-answer': 'Übergabe beantworten',
  'handover-start': 'Anschluss nach Übergabe beginnen',
  'course-start': 'Kurs beginnen oder Verzögerung mitteilen',
  'seat-hold': 'Vorgemerkten Platz bestätigen',
  'merge-answer': 'Person zur Zusammenlegung befragen',
  'consent-renewal': 'Einwilligung neu erfragen',
  'transition-step': 'Schritt eines Übergangs',
  'merge-agreement': 'Zusammenlegung beantworten',
  'registration-report': 'Anmeldungen melden',
  'kursnet-entry': 'Kurse in KURSNET aktualisieren',
  'planning-report': 'Kurs vor dem Beginn melden',
  'agreed-item': 'Vereinbarung der Träger erledigen',
  measure: 'Maßnahme umsetzen',
  'follow-up': 'Wiedervorlage',
};
/** Kinds that are about no person: the list of persons' deadlines does not know them. */
const DUTIES: readonly string[] = [
  'merge-agreement',
  'registration-report',
  'kursnet-entry',
  'planning-report',
  'agreed-item',
  'measure',
];
export const isDuty = (kind: string): boolean => DUTIES.includes(kind);
export const DEADLINE_KINDS = Object.keys(KINDS);
export const kindWord = (kind: string): string => KINDS[kind] ?? kind;

/** The step, the purpose of a consent, what was agreed, the runs: what it is about beside the person and her right. */
export const aboutText = ({ title, purpose, agreed, runs }: DueRow): string | undefined => {
  if (title !== undefined) return title;
  if (purpose !== undefined) return PURPOSES[purpose];
  const courses = runs === undefined || runs.length === 0 ? [] : [coursesText(runs.map(({ name }) => name))];
  const parts = [...(agreed === undefined ? [] : [agreedWord(agreed)]), ...courses];
  return parts.length === 0 ? undefined : parts.join(', ');
};

const coursesText = (titles: readonly string[]): string =>
  titles.length > 2 ? counted(titles.length, 'Kurs', 'Kurse') : titles.join(' und ');

/** What is to be done, and about what. */
export const whatText = (row: DueRow): string => {
  const what = row.right === undefined ? aboutText(row) : rightWord(row.right);
  return what === undefined ? kindWord(row.kind) : `${kindWord(row.kind)}: ${what}`;
};

const PURPOSES: Readonly<Record<string, string>> = {
  handover: 'Übergabe an einen anderen Träger',
  'next-appointment': 'nächster Termin an die Gemeinde',
  'childcare-search': 'Suche nach einem Betreuungsplatz',
  'transition-support': 'Begleitung eines Übergangs',
  'participation-report': 'Teilnahmemeldung',
};

export const COORDINATION = 'coordination';

/** Who must act, by name. */
export function whoText({ kind, id = '', name }: DueRow['who']): string {
  if (kind === 'coordination') return 'Kurskoordination';
  return kind === 'department' ? departmentWord(id) : (name ?? id);
}
export const whoKey = ({ kind, id }: DueRow['who']): string => id ?? kind;

/** Rules that the learners service does not keep: their titles. */
const OTHER_RULES: Readonly<Record<string, string>> = {
  'handover-answer': 'Antwort auf eine Übergabe',
  'handover-start': 'Beginn nach einer Übergabe',
  'registration-start': 'Kursbeginn nach der Anmeldung',
  'seat-hold': 'Vorgemerkter Platz',
  'merge-answer': 'Antwort bei einer Zusammenlegung',
  'merge-agreement': 'Antwort auf eine Zusammenlegung',
  'registration-report': 'Regelmäßige Meldung der Anmeldungen',
  'kursnet-entry': 'Eintrag in KURSNET',
  'planning-report': 'Meldung eines Kurses vor dem Beginn',
  'agreed-item': 'Vereinbarung in der Sitzung der Träger',
  measure: 'Maßnahme der Runde',
  'follow-up': 'Wiedervorlage Ihrer Stelle',
};
export const ruleTitle = (rules: ReadonlyMap<string, Rule>, id: string): string =>
  rules.get(id)?.title ?? OTHER_RULES[id] ?? id;

const OTHER_BASES: Readonly<Record<string, string>> = { 'follow-up': 'selbst gesetzt', measure: 'Beschluss der Runde' };

/** The paragraph of a rule: that of the row, else that of the version. */
export function paragraphOf(rules: ReadonlyMap<string, Rule>, row: DueRow): string {
  const version = rules.get(row.ruleId)?.versions.find((one) => one.version === row.ruleVersion);
  return row.legalBasis ?? version?.legalBasis ?? OTHER_BASES[row.kind] ?? 'Vereinbarung der Stellen';
}

export const LAPSE_REASON_WORDS = {
  'not-registered': 'nicht rechtzeitig angemeldet',
  'not-started': 'nicht rechtzeitig begonnen',
  'interrupted-too-long': 'zu lange unterbrochen',
  'title-ended': 'Aufenthaltstitel weggefallen',
} as const;
export const KEEP_REASON_WORDS = {
  'registered-in-time': 'rechtzeitig angemeldet',
  'not-answerable': 'von der Person nicht zu vertreten',
  'course-began': 'Kurs hat begonnen',
  'wrong-date': 'Datum war falsch erfasst',
} as const;
export const EXTENSION_REASON_WORDS = {
  'no-course-available': 'kein passender Kurs',
  illness: 'Krankheit',
  'care-duties': 'Betreuungspflichten',
  'authority-delay': 'Verzögerung bei einer Behörde',
} as const;

const REFUSALS: Readonly<Record<string, string>> = {
  'lapse-not-due':
    'Das Recht kann bis zum Ende seines letzten Tages genutzt werden; ein Verfall ist noch nicht zu entscheiden.',
  'no-lapse-rule': 'Für dieses Recht läuft keine Frist.',
  'no-extension-rule': 'Die Regel dieses Rechts kennt keine Verlängerung. Das Recht kann nur neu ausgestellt werden.',
  'entitlement-already-used': 'Der Kurs dieses Rechts hat inzwischen begonnen.',
  'entitlement-already-lapsed': 'Der Verfall wurde inzwischen schon entschieden.',
  'entitlement-already-withdrawn': 'Das Recht wurde inzwischen beendet.',
  'entitlement-unknown': 'Dieses Recht gibt es nicht, oder es ist nicht für Sie.',
  'not-your-entitlement': 'Über dieses Recht entscheidet die Stelle, die es ausgestellt hat.',
  'person-erased': 'Die Daten dieser Person wurden gelöscht.',
  'role-not-allowed': 'Ihrer Rolle fehlt das Recht, über Fristen zu entscheiden.',
  'version-conflict': 'Gerade ändert jemand anderes dieses Recht. Bitte versuchen Sie es noch einmal.',
  'idempotency-key-reused':
    'Dieses Formular wurde schon mit anderen Angaben gesendet. Bitte laden Sie die Seite neu und prüfen Sie den Stand.',
};
export const refusalText = (code: string, away: boolean): string =>
  away
    ? 'Der Dienst antwortet gerade nicht. Ihre Angaben stehen noch da; senden Sie sie bitte noch einmal, doppelt gezählt wird nichts.'
    : (REFUSALS[code] ?? 'Die Angaben passen nicht zusammen. Bitte prüfen Sie sie.');
