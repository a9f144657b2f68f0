import type { HandoverRow } from '../../../api/integration-status.js';
import { germanDay } from '../../../layout/dates.js';
import { basisWord, courseTypeWord, levelWord, missingWord, returnReasonWord } from '../../../layout/words.js';
import { failureWord, passedWord } from '../handover-words.js';

interface LetterProps {
  readonly row: HandoverRow;
  /** Absent where the reader sees no names: written by hand then. */
  readonly name: string | undefined;
  readonly to: 'person' | 'traeger';
  readonly today: string;
}

export const HandoverLetter = ({ row, name, to, today }: LetterProps) => (
  <>
    <ul class="vz-links vz-no-print">
      <li>
        <a class="kern-link" href={`/uebergaben/${row.handoverId}/mitteilung`}>
          Für die Person
        </a>
      </li>
      <li>
        <a class="kern-link" href={`/uebergaben/${row.handoverId}/mitteilung?an=traeger`}>
          Für den anderen Träger
        </a>
      </li>
      <li>Gedruckt wird ohne Navigation.</li>
    </ul>
    <article class="vz-letter">
      <p class="kern-body">
        {row.from.name}
        <br />
        {germanDay(today)}
      </p>
      {to === 'person' ? <ToPerson row={row} name={name} /> : <ToProvider row={row} name={name} />}
    </article>
  </>
);

type BodyProps = Pick<LetterProps, 'row' | 'name'>;

const ToPerson = ({ row, name }: BodyProps) => (
  <>
    <p class="kern-body">{name ?? '_______________________________'}</p>
    <h2 class="kern-heading-medium">Ihr nächster Kurs</h2>
    <p class="kern-body">Guten Tag{name === undefined ? '' : ` ${name}`},</p>
    <p class="kern-body">
      Ihr Kurs „{row.courseTitle}“ {row.courseEndsOn < row.offeredOn ? 'endete' : 'endet'} am{' '}
      {germanDay(row.courseEndsOn)}. Am {germanDay(row.offeredOn)} haben wir Sie dem Träger {row.to.name} für den
      nächsten Kurs vorgeschlagen ({courseText(row)}).
    </p>
    <p class="kern-body">{standOf(row)}</p>
    <p class="kern-body">{passedText(row)}</p>
    {row.basis === 'consent' && (
      <p class="kern-body">
        Sie haben darin eingewilligt. Sie können die Einwilligung jederzeit widerrufen; dann endet die Übergabe, und der
        Träger sieht Ihre Angaben nicht mehr. Nachteile haben Sie davon nicht.
      </p>
    )}
    <p class="kern-body">Haben Sie Fragen, oder stimmt etwas nicht? Bitte sprechen Sie uns an.</p>
    <p class="kern-body">Mit freundlichen Grüßen</p>
    <p class="kern-body">{row.from.name}</p>
  </>
);

const ToProvider = ({ row, name }: BodyProps) => (
  <>
    <p class="kern-body">An {row.to.name}</p>
    <h2 class="kern-heading-medium">Übergabe einer teilnehmenden Person</h2>
    <p class="kern-body">Sehr geehrte Damen und Herren,</p>
    <p class="kern-body">
      am {germanDay(row.offeredOn)} haben wir Ihnen {name ?? `die Person ${row.personRef}`} für den Anschluss an den
      Kurs „{row.courseTitle}“ angeboten ({courseText(row)}). Der Kurs{' '}
      {row.courseEndsOn < row.offeredOn ? 'endete' : 'endet'} am {germanDay(row.courseEndsOn)}.
    </p>
    <p class="kern-body">{standOf(row)}</p>
    <p class="kern-body">{passedText(row)}</p>
    <p class="kern-body">Mit freundlichen Grüßen</p>
    <p class="kern-body">{row.from.name}</p>
  </>
);

const courseText = ({ level, followUpCourseType }: HandoverRow): string =>
  [followUpCourseType === undefined ? undefined : courseTypeWord(followUpCourseType), `Niveau ${levelWord(level)}`]
    .filter((text) => text !== undefined)
    .join(', ');

/** What passed, and on which basis. */
const passedText = ({ to, basis, passes }: HandoverRow): string =>
  passes === undefined
    ? `Grundlage der Übermittlung an ${to.name}: ${basisWord(basis)}.`
    : `Übermittelt an ${to.name}: ${passes.map(passedWord).join('; ')}. Grundlage: ${basisWord(basis)}.`;

function standOf(row: HandoverRow): string {
  const on = (day: string | undefined): string => (day === undefined ? '' : ` am ${germanDay(day)}`);
  switch (row.state) {
    case 'offered':
      return `Die Antwort wird bis zum ${germanDay(row.nextDueOn ?? row.answerDueOn)} erwartet.`;
    case 'accepted': {
      const start = row.nextDueOn === undefined ? '' : ` Der Kurs soll bis zum ${germanDay(row.nextDueOn)} beginnen.`;
      return `${row.to.name} hat${on(row.answeredOn)} zugesagt.${start}`;
    }
    case 'returned': {
      const missing = (row.missing ?? []).map(missingWord);
      const what = missing.length === 0 ? '' : ` Es fehlt: ${missing.join(', ')}.`;
      return `${row.to.name} hat das Angebot${on(row.answeredOn)} zurückgegeben: ${returnReasonWord(row.reason ?? '')}.${what}`;
    }
    case 'withdrawn':
      return `Das Angebot wurde${on(row.endedOn ?? row.answeredOn)} zurückgezogen.`;
    case 'expired':
      return `Bis zum Ende der Frist kam keine Antwort. Das Angebot ist${on(row.answeredOn)} ausgelaufen; es kann neu gemacht werden.`;
    case 'failed':
      return `Der Anschluss kam nicht zustande: ${failureWord(row.failure ?? '')}. Es kann ein neues Angebot gemacht werden.`;
    case 'follow-up-started':
      return `Der Anschlusskurs hat${on(row.startedOn)} begonnen.`;
  }
}
