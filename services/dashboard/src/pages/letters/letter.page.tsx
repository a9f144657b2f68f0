import { germanDay } from '../../layout/dates.js';
import type { LetterText } from './letter-texts.js';
import type { Sender } from './sender.js';

interface LetterSheetProps {
  readonly sender: Sender;
  readonly county: string;
  readonly today: string;
  readonly reference: string;
  readonly text: LetterText;
}

/** A letter as it leaves the printer, in the order of DIN 5008: sender, address, reference and day, subject, text. */
export const LetterSheet = ({ sender, county, today, reference, text }: LetterSheetProps) => (
  <article class="vz-letter">
    <p class="vz-letter__sender">
      {[sender.name, sender.address ?? sender.town, county].filter((part) => part !== '').join(' · ')}
    </p>
    <address class="vz-letter__address">
      {text.address.map((line, at) => (
        <div key={at}>{line === '' ? '\u00a0' : line}</div>
      ))}
    </address>
    <p class="vz-letter__day">
      Unser Zeichen: {reference}
      <br />
      {sender.town}, {germanDay(today)}
    </p>
    <h2 class="vz-letter__subject">{text.subject}</h2>
    <p>{text.salutation}</p>
    {text.paragraphs.map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
    <p>Mit freundlichen Grüßen</p>
    <p class="vz-letter__sign">{sender.name}</p>
    {sender.contact.length > 0 && <p class="vz-letter__contact">Rückfragen: {sender.contact.join(' · ')}</p>}
  </article>
);
