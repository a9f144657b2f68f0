import type { RegistrationOfRun, RunOfPage } from '../../api/course-run.js';
import { germanDay } from '../../layout/dates.js';
import { courseTypeWord, levelWord, timeOfDayWord } from '../../layout/words.js';

/** German words of the letters, and their texts: all in this one place. */
const word =
  (words: Readonly<Record<string, string>>) =>
  (code: string): string =>
    words[code] ?? code;

export const letterWord = word({
  'registration-confirmation': 'Bestätigung der Anmeldung',
  'late-start': 'Kurs beginnt später',
  'hold-expired': 'Vormerkung abgelaufen',
  'drop-out-report': 'Meldung eines Abbruchs',
});

export const recipientWord = word({
  person: 'Person',
  bamf: 'BAMF',
  'issuing-body': 'Stelle, die die Berechtigung ausgestellt hat',
});

/** What a letter speaks of. */
export interface LetterMatter {
  readonly letter: string;
  readonly recipient: string;
  /** Name of the person, or her reference to who sees no names. */
  readonly person: string;
  readonly run: RunOfPage;
  readonly registration: RegistrationOfRun;
  readonly place: string;
}

export interface LetterText {
  /** Lines of the address; what is not known stays empty to be filled in by hand. */
  readonly address: readonly string[];
  readonly subject: string;
  readonly salutation: string;
  readonly paragraphs: readonly string[];
}

const AUTHORITY: Readonly<Record<string, readonly string[]>> = {
  bamf: ['Bundesamt für Migration und Flüchtlinge', 'zuständige Regionalstelle', '', ''],
  'issuing-body': ['An die Stelle, die die Berechtigung ausgestellt hat', '', '', ''],
};

/** The text of a letter; undefined: there is none of this kind to this recipient. */
export function letterText(matter: LetterMatter): LetterText | undefined {
  const written = TEXTS[`${matter.letter}|${matter.recipient === 'person' ? 'person' : 'authority'}`];
  if (!written) return undefined;
  const toPerson = matter.recipient === 'person';
  return {
    address: toPerson ? [matter.person, '', ''] : (AUTHORITY[matter.recipient] ?? []),
    salutation: toPerson ? `Guten Tag ${matter.person},` : 'Sehr geehrte Damen und Herren,',
    ...written(matter),
  };
}

const course = ({ run }: LetterMatter): string => {
  const type = courseTypeWord(run.courseType);
  return run.title === type ? `„${type}“` : `„${run.title}“ (${type})`;
};
const registeredOn = ({ registration }: LetterMatter): string =>
  germanDay(registration.registeredOn ?? registration.since);
const isVocational = ({ run }: LetterMatter): boolean => run.courseType.startsWith('BSK_');

const TEXTS: Readonly<Record<string, (matter: LetterMatter) => Pick<LetterText, 'subject' | 'paragraphs'>>> = {
  'registration-confirmation|person': (matter) => ({
    subject: 'Bestätigung Ihrer Anmeldung',
    paragraphs: [
      `Sie sind seit dem ${registeredOn(matter)} angemeldet für den Kurs ${course(matter)}.`,
      `Der Kurs beginnt voraussichtlich am ${germanDay(matter.run.startsOn)} und endet am ${germanDay(matter.run.endsOn)}. Er findet ${timeOfDayWord(matter.run.timeOfDay)} in ${matter.place} statt und führt vom Niveau ${levelWord(matter.run.entryLevel)} zum Niveau ${levelWord(matter.run.targetLevel)}.`,
      ...(matter.run.childcare ? ['Während des Kurses gibt es Kinderbetreuung.'] : []),
      'Bitte bringen Sie diesen Brief und Ihren Ausweis zum ersten Kurstag mit. Wenn Sie nicht kommen können, sagen Sie uns bitte bald Bescheid: Dann bekommt eine andere Person den Platz.',
    ],
  }),
  'late-start|person': (matter) => ({
    subject: 'Ihr Kurs beginnt später',
    paragraphs: [
      `Sie haben sich am ${registeredOn(matter)} angemeldet für den Kurs ${course(matter)}.`,
      `Der Kurs beginnt nicht innerhalb von ${isVocational(matter) ? 'vier' : 'sechs'} Wochen nach Ihrer Anmeldung. Er beginnt voraussichtlich am ${germanDay(matter.run.startsOn)}. Darüber müssen wir Sie informieren (${isVocational(matter) ? '§ 9 Abs. 3 DeuFöV' : '§ 7 Abs. 4 IntV'}).`,
      'Ihr Platz bleibt für Sie frei. Sie können auch in einen anderen Kurs gehen, der früher beginnt. Bitte sprechen Sie mit uns: Wir helfen Ihnen bei der Suche.',
    ],
  }),
  'late-start|authority': (matter) => ({
    subject: `Kursbeginn später als ${isVocational(matter) ? 'vier' : 'sechs'} Wochen nach der Anmeldung`,
    paragraphs: [
      `nach ${isVocational(matter) ? '§ 9 Abs. 3 DeuFöV' : '§ 7 Abs. 4 und 5 IntV'} teilen wir mit: ${matter.person} ist seit dem ${registeredOn(matter)} angemeldet für den Kurs ${course(matter)}.`,
      `Der Kurs beginnt voraussichtlich am ${germanDay(matter.run.startsOn)}, also nicht innerhalb der vorgesehenen Frist. Die Person ist informiert.`,
    ],
  }),
  'hold-expired|person': (matter) => ({
    subject: 'Ihr vorgemerkter Platz ist nicht mehr frei',
    paragraphs: [
      `Für Sie war ein Platz vorgemerkt im Kurs ${course(matter)}${matter.registration.heldUntil === undefined ? '' : ` bis zum ${germanDay(matter.registration.heldUntil)}`}.`,
      'Die Vormerkung ist abgelaufen, und der Platz ist wieder frei für andere. Wenn Sie weiter einen Kurs suchen, melden Sie sich bitte bei uns: Vielleicht ist noch ein Platz da, oder wir setzen Sie auf die Warteliste.',
    ],
  }),
  // That somebody left is to be told, not why: a reason may be a cause that nobody needs to know (Art. 9 DSGVO).
  'drop-out-report|authority': (matter) => ({
    subject: 'Abbruch eines Berufssprachkurses',
    paragraphs: [
      `nach § 9 Abs. 5 DeuFöV teilen wir mit: ${matter.person} nimmt seit dem ${germanDay(matter.registration.since)} nicht mehr teil am Kurs ${course(matter)}.`,
    ],
  }),
};
