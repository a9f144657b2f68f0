import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { CatalogueCourse } from '../../api/catalogue.js';
import { given, KeyForm, trimmed } from '../../layout/forms.js';

export const PATH = '/kurse/katalog';
/** Modules that a course has at most, as the API takes them. */
const MOST_MODULES = 20;

export const NOTICES = {
  beschrieben: 'Der Kurs steht im Katalog.',
  geaendert: 'Der Kurs ist geändert. Schon geplante Durchführungen bleiben, wie sie sind.',
  zurueckgezogen: 'Der Kurs ist zurückgezogen: es wird keine Durchführung mehr geplant.',
} as const;

const ID = /^[A-Za-z0-9_-]{1,100}$/;
/** One field or several of a name. */
const asList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value] : value);

export class CatalogueQuery {
  @IsOptional()
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  traeger?: string;

  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_@-]{1,200}$/)
  gesehen?: string;
}

export class CourseParam {
  @Matches(ID)
  traeger!: string;

  @Matches(ID)
  kurs!: string;
}

/** A course as it was typed; its modules stand in three lists of the same length. */
export class CourseForm extends KeyForm {
  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  titel: string = '';

  @IsString()
  @MaxLength(10)
  eingangsniveau: string = '';

  @IsString()
  @MaxLength(10)
  zielniveau: string = '';

  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(MOST_MODULES)
  @MaxLength(300, { each: true })
  abschnittName: string[] = [];

  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(MOST_MODULES)
  @MaxLength(40, { each: true })
  abschnittUe: string[] = [];

  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(MOST_MODULES)
  @MaxLength(10, { each: true })
  abschnittNiveau: string[] = [];
}

export class NewCourseForm extends CourseForm {
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  traeger: string = '';

  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  kursart: string = '';
}

/** A module as it was typed. */
export interface TypedModule {
  readonly name: string;
  readonly units: string;
  readonly level: string;
}

/** The modules that were typed, without rows that were left empty: so a number names the same row there and back. */
export const modulesOf = (form: CourseForm): readonly TypedModule[] =>
  form.abschnittName
    .map((name, at) => ({
      name: name.trim(),
      units: (form.abschnittUe[at] ?? '').trim(),
      level: form.abschnittNiveau[at] ?? '',
    }))
    .filter(({ name, units, level }) => name !== '' || units !== '' || level !== '');

export const typedModules = ({ modules }: CatalogueCourse): readonly TypedModule[] =>
  modules.map(({ name, teachingUnits, level = '' }) => ({ name, units: String(teachingUnits), level }));

/** The course as the API takes it; what is no number stays as it was typed, and is told at its field. */
export const courseOf = (form: CourseForm): object => ({
  ...given('title', form.titel),
  ...given('entryLevel', form.eingangsniveau),
  ...given('targetLevel', form.zielniveau),
  modules: modulesOf(form).map(({ name, units, level }) => ({
    ...given('name', name),
    ...(units === '' ? {} : { teachingUnits: /^\d+$/.test(units) ? Number(units) : units }),
    ...given('level', level),
  })),
});
export const newCourseOf = (form: NewCourseForm): object => ({
  ...courseOf(form),
  ...given('providerId', form.traeger),
  ...given('courseType', form.kursart),
});

/** The fields of the forms by those of the API. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  providerId: 'traeger',
  courseType: 'kursart',
  title: 'titel',
  entryLevel: 'eingangsniveau',
  targetLevel: 'zielniveau',
  ...Object.fromEntries(
    Array.from({ length: MOST_MODULES }, (_, at): readonly (readonly [string, string])[] => [
      [`modules/${at}/name`, `abschnittName-${at}`],
      [`modules/${at}/teachingUnits`, `abschnittUe-${at}`],
      [`modules/${at}/level`, `abschnittNiveau-${at}`],
    ]).flat(),
  ),
};
