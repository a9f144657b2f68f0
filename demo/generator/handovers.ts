import { courseType, type CourseTypeCode } from './course-types.js';
import { type Ledger, levelWord, yesNo } from './ledger.js';
import type { Person } from './people.js';
import type { Run } from './runs.js';

export interface Offer {
  readonly to: string;
  readonly followUp: CourseTypeCode;
  readonly run?: Run;
  readonly offered: string;
  readonly accepted?: string;
  readonly begun?: string;
  readonly returned?: { readonly on: string; readonly reason: string; readonly missing?: string };
  readonly withdrawn?: { readonly on: string; readonly reason: string };
}

/** Writes a hand-over from the person's last course, on the basis that the law gives, or else on a consent. */
export function handOver(
  ledger: Ledger,
  person: Person,
  { to, followUp, run, offered, accepted, begun, returned, withdrawn }: Offer,
): void {
  const { last, level } = person;
  if (!last || level === undefined) throw new Error(`${person.number} comes from no course`);
  const number = ledger.next('uebergaben', 'U');
  const endedBasis = courseType(last.type as CourseTypeCode).basis;
  const basis = endedBasis === undefined ? undefined : courseType(followUp).basis;
  const consent = basis === undefined ? `E-${number.slice(2)}` : undefined;
  if (consent !== undefined) {
    const revoked = withdrawn?.reason === 'Einwilligung widerrufen' ? withdrawn.on : undefined;
    ledger.write('einwilligungen', {
      einwilligung_nr: consent,
      personen_nr: person.number,
      empfaenger: to,
      zweck: 'Übergabe an einen anderen Kursträger',
      angaben: 'Niveau | Bedarf | Kontakt',
      gegeben_von: 'selbst',
      form: 'schriftlich',
      aufgeklaert: yesNo(true),
      kursarten: `${last.type} | ${followUp}`,
      gueltig_ab: offered,
      widerrufen_am: revoked,
    });
  }
  ledger.write('uebergaben', {
    uebergabe_nr: number,
    personen_nr: person.number,
    anmeldung_nr: last.registration,
    von_traeger: last.provider,
    an_traeger: to,
    folgekursart: followUp,
    folgekurs_nr: run?.number,
    niveau: levelWord(level),
    grundlage: basis ?? 'Einwilligung',
    einwilligung_nr: consent,
    angeboten_am: offered,
    angenommen_am: accepted,
    zurueckgegeben_am: returned?.on,
    rueckgabegrund: returned?.reason,
    fehlende_angaben: returned?.missing,
    zurueckgezogen_am: withdrawn?.on,
    rueckzugsgrund: withdrawn?.reason,
    folgekurs_begonnen_am: begun,
  });
  person.placed = true;
}
