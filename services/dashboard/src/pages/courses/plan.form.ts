import { Transform } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { given, trimmed } from '../../layout/forms.js';

const ID = /^([A-Za-z0-9_-]{1,100})?$/;

/** What every form of a course carries, as it was typed: what does not fit is told at its field. */
class RunForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @Transform(trimmed)
  @IsString()
  @MaxLength(200)
  titel: string = '';

  @Matches(/^(\d{8})?$/)
  gemeinde: string = '';

  @Matches(ID)
  kursort: string = '';

  @IsString()
  @MaxLength(20)
  tageszeit: string = '';

  @IsOptional()
  @IsString()
  @MaxLength(10)
  kinderbetreuung?: string;

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  plaetze: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  mindestzahl: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  beginn: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  ende: string = '';
}

export class ChangeForm extends RunForm {}

export class PlanForm extends RunForm {
  @Matches(ID)
  traeger: string = '';

  @Matches(ID)
  kursart: string = '';

  @IsString()
  @MaxLength(10)
  eingangsniveau: string = '';

  @IsString()
  @MaxLength(10)
  zielniveau: string = '';

  @IsString()
  @MaxLength(20)
  finanzierung: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  ue: string = '';

  @Matches(ID)
  katalog: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  ersterAbschnitt: string = '';

  @IsOptional()
  @IsString()
  @MaxLength(10)
  geschlossen?: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  veroeffentlichen?: string;
}

/** The fields of the forms by those of the API. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  providerId: 'traeger',
  courseType: 'kursart',
  municipalityKey: 'gemeinde',
  venueId: 'kursort',
  courseId: 'katalog',
  entryModule: 'ersterAbschnitt',
  title: 'titel',
  entryLevel: 'eingangsniveau',
  targetLevel: 'zielniveau',
  funding: 'finanzierung',
  timeOfDay: 'tageszeit',
  seats: 'plaetze',
  minimumGroup: 'mindestzahl',
  teachingUnits: 'ue',
  startsOn: 'beginn',
  endsOn: 'ende',
};

/** Whether a box was ticked. */
export const isTicked = (box: string | undefined): boolean => box !== undefined;

/** A number of the API; what is none goes as it was typed, and is told at its field. */
const number = (name: string, value: string): Readonly<Record<string, number | string>> =>
  value === '' ? {} : { [name]: /^\d+$/.test(value) ? Number(value) : value };

/** The plan as the API takes it: what was left empty comes from the type of the course. */
export const planOf = (form: PlanForm): object => ({
  ...given('providerId', form.traeger),
  ...given('courseType', form.kursart),
  ...given('municipalityKey', form.gemeinde),
  ...given('venueId', form.kursort),
  ...given('courseId', form.katalog),
  ...number('entryModule', form.ersterAbschnitt),
  ...given('title', form.titel),
  ...given('entryLevel', form.eingangsniveau),
  ...given('targetLevel', form.zielniveau),
  ...given('funding', form.finanzierung),
  ...given('timeOfDay', form.tageszeit),
  childcare: isTicked(form.kinderbetreuung),
  ...number('seats', form.plaetze),
  ...number('minimumGroup', form.mindestzahl),
  ...number('teachingUnits', form.ue),
  ...given('startsOn', form.beginn),
  ...given('endsOn', form.ende),
  ...(isTicked(form.geschlossen) ? { registration: 'closed' } : {}),
});

export const changeOf = (form: ChangeForm): object => ({
  ...given('title', form.titel),
  ...given('municipalityKey', form.gemeinde),
  ...given('venueId', form.kursort),
  ...given('timeOfDay', form.tageszeit),
  childcare: isTicked(form.kinderbetreuung),
  ...number('seats', form.plaetze),
  ...number('minimumGroup', form.mindestzahl),
  ...given('startsOn', form.beginn),
  ...given('endsOn', form.ende),
});
