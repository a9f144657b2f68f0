import type { CefrLevel } from '#contracts';

/** What the generator needs of the course types that run today. */
export interface CourseTypeOfDemo {
  readonly title: string;
  readonly payer: string;
  /** The right that opens it; absent where none is needed. */
  readonly right?: 'Anspruch Integrationskurs' | 'Berufssprachkurs' | 'Kreiskurs';
  /** The paragraph under which its data may pass on to it; absent: a consent is needed. */
  readonly basis?: '§ 88a Abs. 1 AufenthG' | '§ 88a Abs. 3 AufenthG';
  readonly seats: number;
  readonly minimum: number;
  /** Share of those that reach the target level at the final test; absent: the course has none. */
  readonly passes?: number;
}

const integration = (title: string, minimum: number, passes: number): CourseTypeOfDemo => ({
  title,
  payer: 'Bund',
  right: 'Anspruch Integrationskurs',
  basis: '§ 88a Abs. 1 AufenthG',
  seats: minimum === 8 ? 14 : 25,
  minimum,
  passes,
});
const vocational = (title: string, minimum: number, passes: number): CourseTypeOfDemo => ({
  title,
  payer: 'Bund',
  right: 'Berufssprachkurs',
  basis: '§ 88a Abs. 3 AufenthG',
  seats: 25,
  minimum,
  passes,
});
const land = (title: string): CourseTypeOfDemo => ({ title, payer: 'Land', seats: 20, minimum: 10, passes: 0.7 });

export const COURSE_TYPES = {
  IK_ALLG: integration('Allgemeiner Integrationskurs', 10, 0.58),
  IK_ALPHA: integration('Alphabetisierungskurs', 8, 0.5),
  IK_ZWEITSCHRIFT: integration('Zweitschriftlernerkurs', 8, 0.55),
  IK_FOERDER: integration('Förderkurs', 8, 0.5),
  IK_INTENSIV: integration('Intensivkurs', 10, 0.8),
  IK_WDH: integration('Wiederholung nach Alphabetisierungskurs', 8, 0.5),
  BSK_B1: vocational('Spezialberufssprachkurs B1', 12, 0.6),
  BSK_B2: vocational('Basisberufssprachkurs B2', 15, 0.62),
  BSK_C1: vocational('Basisberufssprachkurs C1', 12, 0.6),
  BSK_FACH: vocational('Fachspezifischer Unterricht Pflege', 8, 0.8),
  EOK: { title: 'Erstorientierungskurs', payer: 'Bund', seats: 20, minimum: 10 },
  LAND_BASIS: land('Basissprachkurs des Landes'),
  LAND_VERT: land('Vertiefungssprachkurs des Landes'),
  LAND_INTENS: land('Intensivsprachkurs des Landes'),
  LK_NIEDRIG: {
    title: 'Niedrigschwelliger Kurs des Landkreises',
    payer: 'Landkreis',
    right: 'Kreiskurs',
    seats: 16,
    minimum: 6,
  },
  EHRENAMT: { title: 'Sprachtreff', payer: 'Ehrenamt', seats: 12, minimum: 3 },
} as const satisfies Readonly<Record<string, CourseTypeOfDemo>>;
export type CourseTypeCode = keyof typeof COURSE_TYPES;
export const courseType = (code: CourseTypeCode): CourseTypeOfDemo => COURSE_TYPES[code];

/** The course that somebody with a level waits for next, with a right (federal) and without. */
export const NEXT_COURSE: Readonly<
  Partial<Record<CefrLevel, { readonly federal: CourseTypeCode; readonly open: CourseTypeCode }>>
> = {
  'pre-A1': { federal: 'IK_ALPHA', open: 'LK_NIEDRIG' },
  A1: { federal: 'IK_ALLG', open: 'LAND_BASIS' },
  A2: { federal: 'IK_ALLG', open: 'LAND_VERT' },
  B1: { federal: 'BSK_B2', open: 'LAND_INTENS' },
  B2: { federal: 'BSK_C1', open: 'LAND_INTENS' },
};
