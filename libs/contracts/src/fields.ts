import { Type } from '@sinclair/typebox';

/** Building blocks of event schemas: code lists, days `YYYY-MM-DD`, ids opaque. */
const oneOf = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });

export const Id = Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' });
export const Day = Type.String({ format: 'date' });
/** Official municipality key (AGS), eight digits, kept as a string. */
export const MunicipalityKey = Type.String({ pattern: '^[0-9]{8}$' });
export const Title = Type.String({ minLength: 1, maxLength: 200 });
export const Text = Type.String({ minLength: 1, maxLength: 4000 });

/** Common European Framework, with the step before A1 that county courses teach. */
export const CEFR_LEVELS = ['pre-A1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type CefrLevel = (typeof CEFR_LEVELS)[number];
export const Level = oneOf(CEFR_LEVELS);

/** The six departments of the round and those that stand beside them. */
export const DEPARTMENTS = [
  'youth',
  'social',
  'health',
  'public-order',
  'schools',
  'economy',
  'job-centre',
  'migration-office',
] as const;
export type Department = (typeof DEPARTMENTS)[number];
/** A department is data of the county: events carry its id, not an enumeration. */
export const DepartmentId = Id;
/** It sees those cases alone in which it obliged the person. */
export const PUBLIC_ORDER = 'public-order' satisfies Department;

export const TIMES_OF_DAY = ['morning', 'afternoon', 'evening', 'weekend'] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];
export const TimeOfDayField = oneOf(TIMES_OF_DAY);

export const FUNDINGS = ['federal', 'land', 'county', 'volunteer', 'self'] as const;
export type Funding = (typeof FUNDINGS)[number];
export const FundingField = oneOf(FUNDINGS);

export { oneOf };
