import type { PersonContact } from '../../api/persons.js';
import { Alert } from '../../layout/alert.js';
import type { Sender } from './sender.js';

interface MissingDataProps {
  readonly sender: Sender;
  readonly providerId: string;
  /** Of a letter to the person; undefined: it goes to an office, or the reader does not see it. */
  readonly contact: PersonContact | undefined;
  readonly toPerson: boolean;
}

/** Says before the letter is printed what is to be written by hand, and how else the person is reached. */
export const MissingData = ({ sender, providerId, contact, toPerson }: MissingDataProps) => {
  const reached = [
    ...(contact?.phone === undefined ? [] : [`Telefon ${contact.phone}`]),
    ...(contact?.email === undefined ? [] : [`E-Mail ${contact.email}`]),
  ];
  const missing = [
    toPerson
      ? 'Eine Postanschrift der Person wird hier nicht geführt: Bitte tragen Sie sie von Hand ein, oder geben Sie den Brief im Kurs aus.'
      : 'Die Anschrift der Stelle ist nicht hinterlegt: Bitte tragen Sie sie von Hand ein.',
    ...(toPerson && reached.length === 0 ? ['Telefon und E-Mail der Person sind nicht erfasst.'] : []),
    ...(sender.address === undefined ? ['Ihre Anschrift fehlt: Keiner Ihrer Kursorte hat eine Straße.'] : []),
    ...(sender.contact.length === 0 ? ['Telefon und E-Mail Ihres Hauses sind nicht hinterlegt.'] : []),
  ];
  return (
    <div class="vz-no-print">
      <Alert tone="info" title="Vor dem Druck">
        <ul class="kern-list kern-list--bullet">
          {missing.map((text) => (
            <li key={text}>{text}</li>
          ))}
          {toPerson && reached.length > 0 && <li>Die Person ist auch so zu erreichen: {reached.join(', ')}.</li>}
        </ul>
        {(sender.address === undefined || sender.contact.length === 0) && (
          <p class="kern-body">
            <a class="kern-link" href={`/kurse/traeger/${providerId}`}>
              Kontakt und Kursorte Ihres Hauses ergänzen
            </a>
          </p>
        )}
      </Alert>
    </div>
  );
};
