import type { Requirement } from '#contracts';

/** A reason for or against a run, as code and numbers: words are made of it for people, the code is kept in decisions. */
export type Reason =
  | { readonly code: 'level-fits'; readonly level: string }
  | { readonly code: 'seats-free'; readonly seats: number }
  | {
      readonly code:
        | 'type-fits'
        | 'follow-up-step'
        | 'right-open'
        | 'no-right-needed'
        | 'time-fits'
        | 'childcare'
        | 'step-free'
        | 'starts-in-time';
    }
  | { readonly code: 'within-reach'; readonly km: number }
  | { readonly code: 'keeps-right'; readonly days: number }
  | { readonly code: 'module-fits'; readonly module: number }
  | { readonly code: 'other-module'; readonly module: number; readonly next: number }
  | { readonly code: 'travel-too-long'; readonly minutes: number; readonly most: number }
  | {
      readonly code: 'requirement-met' | 'requirement-not-met' | 'requirement-unknown';
      readonly requirement: Requirement;
    }
  | {
      readonly code:
        'other-type' | 'no-follow-up-step' | 'right-missing' | 'type-ended' | 'no-childcare' | 'other-time';
    }
  | { readonly code: 'too-far'; readonly km: number; readonly most: number }
  | { readonly code: 'starts-late'; readonly days: number }
  | { readonly code: 'steps' | 'not-admitted' }
  | { readonly code: 'step-free-unknown' | 'overlaps' | 'declined-before' | 'not-fitting-before' | 'failed-before' };

export type ReasonCode = Reason['code'];

const WORDS: Readonly<
  Record<
    Exclude<
      ReasonCode,
      | 'level-fits'
      | 'seats-free'
      | 'within-reach'
      | 'keeps-right'
      | 'module-fits'
      | 'other-module'
      | 'travel-too-long'
      | 'too-far'
      | 'starts-late'
      | 'requirement-met'
      | 'requirement-not-met'
      | 'requirement-unknown'
    >,
    string
  >
> = {
  'type-fits': 'gewünschte Kursart',
  'follow-up-step': 'üblicher nächster Schritt',
  'right-open': 'Berechtigung liegt vor',
  'no-right-needed': 'keine Berechtigung nötig',
  'time-fits': 'Tageszeit passt',
  childcare: 'mit Kinderbetreuung',
  'starts-in-time': 'beginnt rechtzeitig',
  'other-type': 'andere Kursart',
  'no-follow-up-step': 'nicht der übliche nächste Schritt',
  'right-missing': 'keine Berechtigung bekannt',
  'type-ended': 'diese Kursart gibt es nicht mehr',
  'no-childcare': 'ohne Kinderbetreuung',
  'other-time': 'Tageszeit passt nicht',
  'step-free': 'stufenfreier Zugang',
  steps: 'kein stufenfreier Zugang',
  'not-admitted': 'für den Träger ist keine Zulassung zu dieser Kursart bekannt',
  'step-free-unknown': 'stufenfreier Zugang nicht bekannt',
  overlaps: 'nimmt in dieser Zeit an einem anderen Kurs teil',
  'declined-before': 'von der Person schon abgelehnt',
  'not-fitting-before': 'schon als nicht passend vermerkt',
  'failed-before': 'Anmeldung kam schon einmal nicht zustande',
};

const REQUIREMENT_WORDS: Readonly<Record<Requirement, string>> = {
  'step-free': 'stufenfreier Zugang',
  'accessible-toilet': 'barrierefreie Toilette',
  'parking-near': 'Parkplatz in der Nähe',
  'induction-loop': 'Höranlage',
  'sign-language-interpreting': 'Gebärdensprachdolmetschen',
  'large-print': 'große Schrift',
  'screen-reader-material': 'Material für Vorleseprogramme',
  'quiet-room': 'ruhiger Raum',
  'short-units': 'kurze Einheiten',
};

const daysText = (days: number): string =>
  days === 0 ? 'nur noch heute' : `noch ${days} ${days === 1 ? 'Tag' : 'Tage'}`;

/** The reason in words. */
export function reasonText(reason: Reason): string {
  switch (reason.code) {
    case 'level-fits':
      return `Niveau ${reason.level} passt`;
    case 'seats-free':
      return reason.seats === 1 ? 'ein freier Platz' : `${reason.seats} freie Plätze`;
    case 'within-reach':
      return reason.km === 0 ? 'im Wohnort' : `${reason.km} km entfernt`;
    case 'keeps-right':
      // A right is kept by the registration, not by the first day of the course (§ 6 Abs. 3 DeuFöV, § 44 Abs. 2 AufenthG).
      return `Anmeldung wahrt das Recht (${daysText(reason.days)})`;
    case 'too-far':
      return `${reason.km} km entfernt, höchstens ${reason.most} km möglich`;
    case 'module-fits':
      return `beginnt mit Abschnitt ${reason.module}, der als nächster ansteht`;
    case 'other-module':
      return `beginnt mit Abschnitt ${reason.module}, als nächster steht Abschnitt ${reason.next} an`;
    case 'travel-too-long':
      return `etwa ${reason.minutes} Minuten Weg (geschätzt), höchstens ${reason.most} möglich`;
    case 'requirement-met':
      return REQUIREMENT_WORDS[reason.requirement];
    case 'requirement-not-met':
      return `ohne: ${REQUIREMENT_WORDS[reason.requirement]}`;
    case 'requirement-unknown':
      return `nicht bekannt: ${REQUIREMENT_WORDS[reason.requirement]}`;
    case 'starts-late':
      return `beginnt erst in ${reason.days} Tagen`;
    default:
      return WORDS[reason.code];
  }
}
