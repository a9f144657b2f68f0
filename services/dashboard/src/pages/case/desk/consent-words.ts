import type { ConsentData, ConsentRecipient } from '#contracts';
import type { Consents } from '../../../api/learners-desk.js';
import type { Tone } from '../../../layout/badge.js';

const DATA: Readonly<Record<ConsentData, string>> = {
  level: 'Sprachstand',
  certificate: 'Zertifikat',
  needs: 'Bedarf',
  entitlement: 'Berechtigung',
  contact: 'Kontakt',
  appointment: 'nächster Termin',
  participation: 'Teilnahme',
  transition: 'Stand des Übergangs',
};
export const consentDataWord = (code: string): string => DATA[code as ConsentData] ?? code;

const RECIPIENTS: Readonly<Record<ConsentRecipient, string>> = {
  provider: 'Kursträger',
  department: 'Fachdienst',
  municipality: 'Gemeinde',
};
export const recipientKindWord = (code: string): string => RECIPIENTS[code as ConsentRecipient] ?? code;

export const giverWord = (code: string): string =>
  code === 'self' ? 'die Person selbst' : code === 'guardian' ? 'Sorgeberechtigte' : code;
export const formWord = (code: string | undefined): string =>
  code === 'written' ? 'schriftlich' : code === 'electronic' ? 'elektronisch' : 'Form nicht erfasst';

type State = Consents['consents'][number]['state'];
const STATES: Readonly<Record<State, { readonly text: string; readonly tone: Tone }>> = {
  valid: { text: 'gilt', tone: 'success' },
  'renewal-due': { text: 'neu zu erfragen', tone: 'warning' },
  'lapse-presumed': { text: 'Ende vermutet: entscheiden', tone: 'danger' },
  revoked: { text: 'widerrufen', tone: 'info' },
};
export const consentState = (state: State) => STATES[state];

export const GIVER_CHOICES = ['self', 'guardian'].map((value) => ({ value, text: giverWord(value) }));
export const FORM_CHOICES = ['written', 'electronic'].map((value) => ({ value, text: formWord(value) }));
export const TOLD_CHOICES = [
  { value: 'purpose', text: 'über den Zweck' },
  { value: 'consequences-of-refusal', text: 'über die Folgen einer Verweigerung' },
  { value: 'revocability', text: 'darüber, dass sie jederzeit widerrufen werden kann' },
];
