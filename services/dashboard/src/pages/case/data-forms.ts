import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, Matches, MaxLength } from 'class-validator';

const REF = /^[A-Za-z0-9_-]{1,100}$/;
/** One id or two, joined by a point. */
const IDS_OR_NOTHING = /^[A-Za-z0-9_.-]{0,210}$/;
/** One box or several. */
const Boxes = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));
const Short = (): PropertyDecorator => MaxLength(100);

/** What can be recorded or put right on the page, by the last part of its address. */
export const DATA_FORMS = [
  'niveau',
  'niveau-berichtigen',
  'schrift',
  'bedarf',
  'umzug',
  'personalangaben',
  'bestreiten',
  'klaeren',
] as const;
export type DataForm = (typeof DATA_FORMS)[number];

export class DataFormParam {
  @Matches(REF)
  ref!: string;

  @IsIn(DATA_FORMS)
  was!: DataForm;
}

/** All fields of all forms; each form sends its own. */
export class CaseDataForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  /** Of a correction `<reference>.<assessment>`, of a dispute `<datum>` or `<datum>.<id>`. */
  @Matches(IDS_OR_NOTHING)
  angabe: string = '';

  /** `<reference>.<dispute>` */
  @Matches(IDS_OR_NOTHING)
  streitfall: string = '';

  @IsString()
  @Short()
  niveau: string = '';

  @IsString()
  @Short()
  hoeren: string = '';

  @IsString()
  @Short()
  lesen: string = '';

  @IsString()
  @Short()
  sprechen: string = '';

  @IsString()
  @Short()
  schreiben: string = '';

  @IsString()
  @Short()
  grundlage: string = '';

  @IsString()
  @Short()
  tag: string = '';

  @IsString()
  @Short()
  grund: string = '';

  @IsString()
  @Short()
  schrift: string = '';

  @IsString()
  @Short()
  gemeinde: string = '';

  @IsString()
  @Short()
  vorname: string = '';

  @IsString()
  @Short()
  nachname: string = '';

  @IsString()
  @Short()
  geburtsdatum: string = '';

  @IsString()
  @Short()
  telefon: string = '';

  @IsString()
  @MaxLength(300)
  email: string = '';

  @IsString()
  @Short()
  ausgang: string = '';

  @IsString()
  @Short()
  strecke: string = '';

  @IsString()
  @Short()
  minuten: string = '';

  @Boxes()
  @IsArray()
  @ArrayMaxSize(4)
  @IsString({ each: true })
  zeiten: string[] = [];

  @Boxes()
  @IsArray()
  @ArrayMaxSize(1)
  @IsString({ each: true })
  betreuung: string[] = [];

  @Boxes()
  @IsArray()
  @ArrayMaxSize(4)
  @IsString({ each: true })
  betreuungszeiten: string[] = [];

  @Boxes()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  anforderungen: string[] = [];
}
