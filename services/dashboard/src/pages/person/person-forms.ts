import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsDay } from '#service-kit';

const TEXT = 100;
/** An empty field of a form counts as absent. */
const OrNothing = () => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
/** One box or several. */
const Boxes = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));

export class PersonParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  ref!: string;
}

export class PersonsQuery {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  ab?: string;
}

export class NextStepQuery {
  @IsOptional()
  @IsIn(['aufgenommen', 'angemeldet', 'angefragt', 'wartet'])
  meldung?: 'aufgenommen' | 'angemeldet' | 'angefragt' | 'wartet';

  /** Codes of what the rules say to it. */
  @IsOptional()
  @Matches(/^[a-z,-]{0,200}$/)
  hinweis?: string;

  /** `<stream>@<version>` of the reader's own write. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@\d{1,9}$/)
  gesehen?: string;
}

export class SearchForm {
  @IsString()
  @MaxLength(TEXT)
  nachname: string = '';

  @IsString()
  @MaxLength(TEXT)
  vorname: string = '';

  @OrNothing()
  @IsOptional()
  @IsDay()
  geburtsdatum?: string;

  @OrNothing()
  @IsOptional()
  @Matches(/^[a-z-]{1,60}$/)
  grund?: string;
}

/** Taking a person in: name, birth date and place; all else can follow later. */
export class TakeInForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsString()
  @MaxLength(TEXT)
  vorname: string = '';

  @IsString()
  @MaxLength(TEXT)
  nachname: string = '';

  @IsString()
  @MaxLength(10)
  geburtsdatum: string = '';

  @IsString()
  @MaxLength(8)
  gemeinde: string = '';

  @IsString()
  @MaxLength(40)
  telefon: string = '';

  @IsString()
  @MaxLength(200)
  email: string = '';

  @IsString()
  @MaxLength(10)
  niveau: string = '';

  @IsString()
  @MaxLength(40)
  nachweis: string = '';

  @IsString()
  @MaxLength(60)
  recht: string = '';

  @IsString()
  @MaxLength(60)
  stelle: string = '';

  @IsString()
  @MaxLength(10)
  ausgestellt: string = '';

  @IsString()
  @MaxLength(3)
  strecke: string = '';

  @Boxes()
  @IsArray()
  @ArrayMaxSize(4)
  @IsString({ each: true })
  zeiten: string[] = [];

  @Boxes()
  @IsArray()
  @ArrayMaxSize(2)
  @IsString({ each: true })
  bedarf: string[] = [];

  /** Whom somebody looked for before: as long as it is the same person, nobody is asked to look again. */
  @IsString()
  @MaxLength(220)
  geprueft: string = '';
}

export class RegisterForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsString()
  @MaxLength(TEXT)
  kurs: string = '';

  /** Why the course is off the placement. */
  @IsString()
  @MaxLength(40)
  niveaugrund: string = '';
}

export class WaitForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsString()
  @MaxLength(TEXT)
  kursart: string = '';

  @IsString()
  @MaxLength(10)
  niveau: string = '';

  @IsString()
  @MaxLength(8)
  gemeinde: string = '';

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
}

/** What a person is looked for by, as one text. */
export const lookedFor = ({ nachname, vorname, geburtsdatum = '' }: SearchForm | TakeInForm): string =>
  [nachname, vorname, geburtsdatum].join('|');
