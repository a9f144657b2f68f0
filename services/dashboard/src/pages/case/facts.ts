import { germanDay } from '../../layout/dates.js';
import {
  basisWord,
  courseTypeWord,
  datumWord,
  departmentWord,
  dropOutWord,
  levelWord,
  milestoneWord,
  missingWord,
  returnReasonWord,
  rightWord,
  timeOfDayWord,
  transitionWord,
} from '../../layout/words.js';

const WORDS: Readonly<Record<string, string>> = {
  municipality: 'Wohnort',
  level: 'Niveau',
  basis: 'Grundlage',
  assessedBy: 'festgestellt von',
  childcare: 'Kinderbetreuung',
  timesOfDay: 'Tageszeiten',
  maxDistanceKm: 'Weg höchstens (km)',
  stepFree: 'stufenfrei',
  kind: 'Art',
  issuedBy: 'ausgestellt von',
  legalBasis: 'Rechtsgrundlage',
  lapsesOn: 'verfällt am',
  ruleVersion: 'Regel vom',
  run: 'Kurs',
  provider: 'Träger',
  fromProvider: 'von',
  toProvider: 'an',
  endedRun: 'aus dem Kurs',
  followUpRun: 'Anschlusskurs',
  followUpCourseType: 'Anschluss',
  courseType: 'Kursart',
  courseEndsOn: 'Kursende',
  answerDueOn: 'Antwort bis',
  reason: 'Grund',
  missing: 'fehlt',
  passed: 'bestanden',
  department: 'Fachdienst',
  milestone: 'Meilenstein',
  state: 'Stand',
  datum: 'Angabe',
  outcome: 'Ergebnis',
  dueOn: 'bis',
  arrivedOn: 'angekommen am',
  passes: 'übermittelte Angaben',
  promisedAnswerOn: 'Antwort zugesagt bis',
  promisedStartDays: 'zugesagte Tage von der Antwort bis zum Beginn',
  promisedCourseStartDays: 'zugesagte Tage vom Kursende bis zum Beginn',
  warnOn: 'Erinnerung am',
  expiresOn: 'Angebot gilt bis',
  startDueOn: 'Beginn bis',
  promisedStartOn: 'Beginn zugesagt bis',
  stage: 'Schritt',
  reportedBy: 'gemeldet von',
};
const STATES: Readonly<Record<string, string>> = {
  open: 'offen',
  done: 'erledigt',
  confirmed: 'bestätigt',
  corrected: 'berichtigt',
  true: 'ja',
  false: 'nein',
  'placement-test': 'Einstufungstest',
  certificate: 'Zertifikat',
  'final-test': 'Abschlusstest',
  'access-closed': 'Zugang geschlossen',
  lapsed: 'verfallen',
  'issued-in-error': 'irrtümlich ausgestellt',
  'run-full': 'Kurs voll',
  'run-closed': 'Kurs geschlossen',
  registered: 'angemeldet',
  'consent-revoked': 'Einwilligung widerrufen',
  'offered-in-error': 'irrtümlich angeboten',
  'seat-lost': 'Platz verloren',
  'did-not-appear': 'nicht erschienen',
  'run-cancelled': 'Kurs abgesagt',
  answer: 'Antwort',
  start: 'Beginn des Anschlusskurses',
};
const TRANSLATORS = [
  basisWord,
  courseTypeWord,
  datumWord,
  departmentWord,
  dropOutWord,
  levelWord,
  milestoneWord,
  missingWord,
  returnReasonWord,
  rightWord,
  timeOfDayWord,
  transitionWord,
];

/** The German name of a fact in the timeline. */
export const factWord = (fact: string): string => WORDS[fact] ?? fact;

/** The value of a fact in words: days as TT.MM.JJJJ, codes by their lists, lists joined. */
export function factText(fact: string, value: string): string {
  if (fact.endsWith('On')) return germanDay(value);
  if (fact === 'ruleVersion') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? germanDay(value) : value;
  return value
    .split(', ')
    .map(
      (code) => STATES[code] ?? TRANSLATORS.map((translate) => translate(code)).find((text) => text !== code) ?? code,
    )
    .join(', ');
}
