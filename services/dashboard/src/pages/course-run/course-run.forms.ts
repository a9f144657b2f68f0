import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { NOTICES as STEP_NOTICES } from '../courses/courses.query.js';

const ID = /^[A-Za-z0-9_-]{1,100}$/;
const KEY = /^[A-Za-z0-9_-]{1,200}$/;
const MOST_ROWS = 200;

export class RunParam {
  @Matches(ID)
  runId!: string;
}

export class SeatParam extends RunParam {
  @Matches(ID)
  registrationId!: string;
}

/** A person who waits, proposed for the run. */
export class ProposalParam extends RunParam {
  @Matches(ID)
  entryId!: string;
}

export class ProposalForm {
  @Matches(KEY)
  schluessel!: string;

  /** What was proposed, with the codes of its reasons, as JSON. */
  @IsString()
  @MaxLength(20_000)
  vorschlaege!: string;

  @Matches(ID)
  regel!: string;

  @IsString()
  @MaxLength(40)
  fassung!: string;

  @IsString()
  @MaxLength(40)
  niveaugrund: string = '';
}

export const NOTICES = {
  angemeldet: 'Die Person ist angemeldet: Der Platz ist vergeben.',
  vorgemerkt: 'Der Platz ist vorgemerkt. Bestätigen Sie ihn, sonst wird er von selbst wieder frei.',
  angefragt: 'Die Anmeldung ist angefragt; die Antwort steht gleich in der Liste.',
  bestaetigt: 'Der vorgemerkte Platz ist bestätigt.',
  freigegeben: 'Der Platz ist wieder frei.',
  eingetragen: 'Ihre Einträge sind gespeichert.',
  unterbrochen: 'Die Teilnahme ist unterbrochen. Der Platz bleibt der Person.',
  fortgesetzt: 'Die Person nimmt wieder teil.',
  abschnitt: 'Der Abschnitt ist als bestanden eingetragen.',
  abgebrochen: 'Der Abbruch ist eingetragen. Der Platz ist wieder frei.',
} as const;
export type Notice = keyof typeof NOTICES;
/** What the steps of a run say when they lead back here. */
export const ALL_NOTICES: Readonly<Record<string, string>> = { ...STEP_NOTICES, ...NOTICES };

export class RunQuery {
  @IsOptional()
  @IsIn(Object.keys(ALL_NOTICES))
  meldung?: string;

  /** How many participants were entered for. */
  @IsOptional()
  @Matches(/^\d{1,3}$/)
  zahl?: string;

  /** Codes of what the rules say to it. */
  @IsOptional()
  @Matches(/^[a-z,-]{1,200}$/)
  hinweis?: string;

  /** `<stream>@<version>` of the reader's own write. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@\d{1,9}$/)
  gesehen?: string;
}

/** A form of one row sends a text, one of several a list. */
const Rows = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));

/** One line a participant, the columns side by side: the fields of the same place belong together. */
export class EntriesForm {
  @Matches(KEY)
  schluessel!: string;

  /** The day of all entries that name none of their own. */
  @IsString()
  @MaxLength(10)
  tag: string = '';

  @Rows()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @Matches(ID, { each: true })
  anmeldung: string[] = [];

  @Rows()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @Matches(ID, { each: true })
  person: string[] = [];

  @Rows()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  teilnahme: string[] = [];

  @Rows()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  ergebnis: string[] = [];

  @Rows()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  lid: string[] = [];

  @Rows()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  zertifikat: string[] = [];

  @Rows()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  zeilentag: string[] = [];

  /** The module that was passed. */
  @Rows()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @Matches(/^\d{0,2}$/, { each: true })
  abschnitt: string[] = [];
}

export class RegisterForm {
  @Matches(KEY)
  schluessel!: string;

  /** A person of the own list. */
  @IsString()
  @MaxLength(100)
  aufgenommen: string = '';

  /** Or her reference. */
  @IsString()
  @MaxLength(100)
  referenz: string = '';

  @IsString()
  @MaxLength(40)
  niveaugrund: string = '';

  @IsString()
  @MaxLength(4)
  vormerken: string = '';
}

export class SeatForm {
  @Matches(KEY)
  schluessel!: string;

  @Matches(ID)
  person!: string;

  @IsString()
  @MaxLength(40)
  grund: string = '';
}
