import type { Disputes } from '../../api/disputes.js';
import type { PersonContact } from '../../api/persons.js';
import { Alert } from '../../layout/alert.js';
import { disputedText } from '../../layout/disputed.js';
import type { Sender } from './sender.js';

/** How a person is reached; else why that is not known here: the reader does not see it, or nobody answered. */
export type ContactOrWhy = PersonContact | 'not-shown' | 'no-answer';

interface MissingDataProps {
  readonly sender: Sender;
  readonly providerId: string;
  readonly personRef: string;
  /** Of a letter to the person; undefined: it goes to an office. */
  readonly contact: ContactOrWhy | undefined;
  readonly disputes: Disputes;
}

/** Says before the letter is printed what is to be written by hand, and how else the person is reached. */
export const MissingData = ({ sender, providerId, personRef, contact, disputes }: MissingDataProps) => {
  const disputed = disputedText(disputes.of(personRef));
  return (
    <div class="vz-no-print">
      <Alert tone="info" title="Vor dem Druck">
        <ul class="kern-list kern-list--bullet">
          {[...(contact === undefined ? [NO_OFFICE] : [NO_POST, ...contactTexts(contact)]), ...senderTexts(sender)].map(
            (text) => (
              <li key={text}>{text}</li>
            ),
          )}
        </ul>
        {disputed !== '' && (
          <p class="kern-body">
            Die Person bestreitet: {disputed}. Steht etwas davon im Brief, klären Sie es vor dem Versand.{' '}
            <a class="kern-link" href={`/faelle/${encodeURIComponent(personRef)}`}>
              Zum Fall
            </a>
          </p>
        )}
        {!disputes.known && <p class="kern-body">Ob Angaben bestritten sind, ist gerade nicht bekannt.</p>}
        {contact !== undefined && isMissing(contact) && (
          <p class="kern-body">
            <a class="kern-link" href={`/faelle/${encodeURIComponent(personRef)}/angaben/personalangaben`}>
              Telefon und E-Mail der Person eintragen
            </a>
          </p>
        )}
        {(sender.address === undefined || sender.contact.length === 0) && (
          <p class="kern-body">
            <a class="kern-link" href={`/kurse/traeger/${providerId}`}>
              Kontakt und Kursorte des Trägers ergänzen
            </a>
          </p>
        )}
      </Alert>
    </div>
  );
};

const NO_OFFICE = 'Die Anschrift der Stelle ist nicht hinterlegt: Bitte tragen Sie sie von Hand ein.';
const NO_POST =
  'Eine Postanschrift der Person wird hier nicht geführt: Bitte tragen Sie sie von Hand ein, oder geben Sie den Brief im Kurs aus.';
const WHY = {
  'not-shown': 'Telefon und E-Mail der Person zeigt diese Seite nur dem Träger und der Kurskoordination.',
  'no-answer':
    'Ob Telefon oder E-Mail der Person erfasst sind, ist gerade nicht bekannt: Der Dienst hat nicht geantwortet, oder Sie dürfen sie nicht sehen.',
} as const;

const isMissing = (contact: ContactOrWhy): boolean =>
  typeof contact === 'object' && (contact.phone === undefined || contact.email === undefined);

/** What is known of the ways to the person, and what is not. */
export function contactTexts(contact: ContactOrWhy): readonly string[] {
  if (typeof contact === 'string') return [WHY[contact]];
  const { phone, email } = contact;
  if (phone === undefined && email === undefined) return ['Telefon und E-Mail der Person sind nicht erfasst.'];
  const known = [
    ...(phone === undefined ? [] : [`Telefon ${phone}`]),
    ...(email === undefined ? [] : [`E-Mail ${email}`]),
  ];
  return [
    `Die Person ist auch so zu erreichen: ${known.join(', ')}.`,
    ...(phone === undefined ? ['Ein Telefon der Person ist nicht erfasst.'] : []),
    ...(email === undefined ? ['Eine E-Mail der Person ist nicht erfasst.'] : []),
  ];
}

const senderTexts = ({ address, contact }: Sender): readonly string[] => [
  ...(address === undefined ? ['Die Anschrift des Trägers fehlt: Keiner seiner Kursorte hat eine Straße.'] : []),
  ...(contact.length === 0 ? ['Telefon und E-Mail des Trägers sind nicht hinterlegt.'] : []),
];
