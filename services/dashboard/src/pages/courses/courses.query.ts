import { IsIn, IsOptional, Matches } from 'class-validator';
import { CEFR_LEVELS } from '#contracts';
import { ListQuery } from '../../layout/queries.js';

export const PATH = '/kurse';

export const NOTICES = {
  geplant: 'Der Kurs ist geplant.',
  geaendert: 'Der Kurs ist geändert.',
  veroeffentlichen: 'Der Kurs ist veröffentlicht: er steht im Kursfinder und in den Kalendern.',
  'anmeldung-oeffnen': 'Die Anmeldung ist offen.',
  'anmeldung-schliessen': 'Die Anmeldung ist geschlossen. Wer angemeldet ist, bleibt es.',
  beginnen: 'Der Kurs hat begonnen. Wer angemeldet war, nimmt teil.',
  unterbrechen: 'Der Kurs ist unterbrochen. Die Teilnehmenden bleiben im Kurs.',
  fortsetzen: 'Der Kurs geht weiter.',
  beenden: 'Der Kurs ist beendet.',
  benachrichtigt: 'Gespeichert: diese Personen wissen Bescheid.',
  abbrechen: 'Der Kurs ist abgebrochen. Die Teilnahme aller ist beendet, und alle warten wieder.',
  absagen: 'Der Kurs ist abgesagt. Alle Angemeldeten warten wieder, mit ihrem alten Tag.',
} as const;

const ID = /^([A-Za-z0-9_-]{1,100})?$/;
export const DAY = /^(\d{4}-\d{2}-\d{2})?$/;
/** What the list is narrowed to by how a run stands; the first is what is shown unasked. */
export const STATES = {
  offen: { text: 'geplant oder laufend', state: 'open' },
  geplant: { text: 'geplant', state: 'planned' },
  laufend: { text: 'laufend', state: 'started' },
  beendet: { text: 'beendet', state: 'ended' },
  abgesagt: { text: 'abgesagt', state: 'cancelled' },
  alle: { text: 'alle', state: undefined },
} as const;
export type StateChoice = keyof typeof STATES;

/** The page of the courses as its address says. An empty field of a form counts as absent. */
export class CoursesQuery extends ListQuery {
  @IsOptional()
  @Matches(ID)
  kursart?: string;

  @IsOptional()
  @IsIn(['', ...CEFR_LEVELS])
  niveau?: string;

  @IsOptional()
  @Matches(/^(\d{8})?$/)
  gemeinde?: string;

  @IsOptional()
  @Matches(ID)
  traeger?: string;

  @IsOptional()
  @IsIn(['', ...Object.keys(STATES)])
  zustand?: StateChoice | '';

  @IsOptional()
  @Matches(DAY)
  beginnAb?: string;

  /** Of files: the runs at risk alone. */
  @IsOptional()
  @IsIn(['ja'])
  gefaehrdet?: 'ja';

  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_@-]{1,200}$/)
  gesehen?: string;
}

/** What the list is narrowed to, as the API asks for it. */
export const filterOf = ({ kursart, niveau, gemeinde, traeger, zustand, beginnAb, gefaehrdet }: CoursesQuery) => ({
  atRisk: gefaehrdet === 'ja' ? 'true' : undefined,
  courseType: kursart,
  level: niveau,
  municipality: gemeinde,
  provider: traeger,
  state: STATES[zustand === undefined || zustand === '' ? 'offen' : zustand].state,
  from: beginnAb,
});

/** What of an address stays in the links of the list. */
export const keptOf = ({ kursart, niveau, gemeinde, traeger, zustand, beginnAb }: CoursesQuery) => ({
  kursart,
  niveau,
  gemeinde,
  traeger,
  zustand,
  beginnAb,
});
