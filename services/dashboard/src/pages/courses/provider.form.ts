import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { given, KeyForm, trimmed } from '../../layout/forms.js';

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

export class ContactForm extends KeyForm {
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

export class VenueForm extends KeyForm {
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
  @IsString()
  @MaxLength(40)
  breite: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  laenge: string = '';
}

export class EndAdmissionForm extends KeyForm {
  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  letzterTag: string = '';
}

export class RetireForm extends KeyForm {
  @IsString()
  @MaxLength(40)
  grund: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  am: string = '';
}

export class AdmissionForm extends KeyForm {
  /** One box or several. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(/^[A-Za-z0-9_-]{1,100}$/, { each: true })
  kursarten: string[] = [];

  @IsString()
  @MaxLength(20)
  von: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  ab: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
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
/** The same where a page has the form several times: each field under the id of what its form is about. */
export const fieldsAt = (fieldOf: Readonly<Record<string, string>>, id: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fieldOf).map(([at, field]) => [at, `${field}-${id}`]));
export const END_FIELD_OF: Readonly<Record<string, string>> = { lastDay: 'letzterTag' };

export const contactOf = ({ telefon, email, internet }: ContactForm): object => ({
  ...given('phone', telefon),
  ...given('email', email),
  ...given('web', internet),
});

/** Degrees of the API, with a comma as people write them; what is no number goes as it was typed, and is told at its field. */
const degrees = (name: string, text: string): Readonly<Record<string, number | string>> =>
  text === '' ? {} : { [name]: /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text };

export const venueOf = ({ name, anschrift, gemeinde, stufenlos, angebot, breite, laenge }: VenueForm): object => ({
  ...given('name', name),
  ...given('address', anschrift),
  ...given('municipalityKey', gemeinde),
  stepFree: stufenlos !== undefined,
  offers: angebot,
  ...degrees('latitude', breite),
  ...degrees('longitude', laenge),
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
