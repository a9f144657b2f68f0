import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DAY } from './courses.query.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);
const KEY = /^[A-Za-z0-9_-]{1,200}$/;

export class ProviderParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  id!: string;
}
export class AdmissionParam extends ProviderParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  zulassung!: string;
}
export class VenueParam extends ProviderParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  ort!: string;
}

export const PROVIDER_NOTICES = {
  kontakt: 'Der Kontakt ist gespeichert. Er steht so im Kursfinder.',
  kursort: 'Der Kursort ist aufgenommen.',
  geschlossen: 'An diesem Kursort wird nichts mehr geplant.',
  zulassung: 'Die Zulassung ist erfasst.',
  'zulassung-beendet': 'Das Ende der Zulassung ist erfasst.',
  'kursort-geaendert': 'Der Kursort ist geändert.',
  angaben: 'Die Angaben zum Träger sind geändert.',
  ausgeschieden: 'Der Träger nimmt nicht mehr teil.',
} as const;

export class ProviderQuery {
  @IsOptional()
  @IsIn(Object.keys(PROVIDER_NOTICES))
  meldung?: keyof typeof PROVIDER_NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_@-]{1,200}$/)
  gesehen?: string;
}

export class ContactForm {
  @Matches(KEY)
  schluessel!: string;

  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  telefon: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  email: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(400)
  internet: string = '';
}

export class VenueForm {
  @Matches(KEY)
  schluessel!: string;

  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  name: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  anschrift: string = '';

  @Matches(/^(\d{8})?$/)
  gemeinde: string = '';

  @IsOptional()
  @IsString()
  @MaxLength(10)
  stufenlos?: string;

  /** One box or several. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMaxSize(20)
  @MaxLength(40, { each: true })
  angebot: string[] = [];

  /** Where it lies on the map, in degrees as people write them. */
  @Transform(trimmed)
  @Matches(/^(\d{1,3}([.,]\d{1,12})?)?$/)
  breite: string = '';

  @Transform(trimmed)
  @Matches(/^(\d{1,3}([.,]\d{1,12})?)?$/)
  laenge: string = '';
}

export class EndAdmissionForm {
  @Matches(KEY)
  schluessel!: string;

  @Matches(DAY)
  letzterTag: string = '';
}

export class RetireForm {
  @Matches(KEY)
  schluessel!: string;

  @IsString()
  @MaxLength(40)
  grund: string = '';

  @Matches(DAY)
  am: string = '';
}

export class KeyForm {
  @Matches(KEY)
  schluessel!: string;
}

export class AdmissionForm {
  @Matches(KEY)
  schluessel!: string;

  /** One box or several. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(/^[A-Za-z0-9_-]{1,100}$/, { each: true })
  kursarten: string[] = [];

  @IsString()
  @MaxLength(20)
  von: string = '';

  @Matches(DAY)
  ab: string = '';

  @Matches(DAY)
  bis: string = '';
}

/** The fields of the forms by those of the API. */
export const PROVIDER_FIELD_OF: Readonly<Record<string, string>> = {
  phone: 'telefon',
  email: 'email',
  web: 'internet',
  name: 'name',
  address: 'anschrift',
  municipalityKey: 'gemeinde',
  latitude: 'breite',
  longitude: 'laenge',
  courseTypes: 'kursarten',
  admittedBy: 'von',
  validFrom: 'ab',
  validTo: 'bis',
  reason: 'grund',
  effectiveOn: 'am',
};

const given = (name: string, value: string): Readonly<Record<string, string>> =>
  value === '' ? {} : { [name]: value };

export const contactOf = ({ telefon, email, internet }: ContactForm): object => ({
  ...given('phone', telefon),
  ...given('email', email),
  ...given('web', internet),
});
const degrees = (text: string): number => Number(text.replace(',', '.'));

export const venueOf = ({ name, anschrift, gemeinde, stufenlos, angebot, breite, laenge }: VenueForm): object => ({
  ...given('name', name),
  ...given('address', anschrift),
  ...given('municipalityKey', gemeinde),
  stepFree: stufenlos !== undefined,
  offers: angebot,
  ...(breite === '' ? {} : { latitude: degrees(breite) }),
  ...(laenge === '' ? {} : { longitude: degrees(laenge) }),
});
export const admissionOf = ({ kursarten, von, ab, bis }: AdmissionForm): object => ({
  courseTypes: kursarten,
  ...given('admittedBy', von),
  ...given('validFrom', ab),
  ...given('validTo', bis),
});
export const retirementOf = ({ grund, am }: RetireForm): object => ({
  ...given('reason', grund),
  ...given('effectiveOn', am),
});
