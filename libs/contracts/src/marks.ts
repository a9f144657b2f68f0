import type { TObject, TSchema } from '@sinclair/typebox';

/**
 * How a field of an event says something about a person.
 * `identifying`: name, birth date, contact, file number, free text. `describing`: level, need, dates, results, reason.
 * Marked fields leave the deciding process only sealed under the person's key. Marks stand on top-level fields.
 */
export type PersonalMark = 'identifying' | 'describing';

export const MARK = 'x-personal';

export const identifying = <S extends TSchema>(schema: S): S => ({ ...schema, [MARK]: 'identifying' });
export const describing = <S extends TSchema>(schema: S): S => ({ ...schema, [MARK]: 'describing' });

/** The mark of one field, or undefined where the field says nothing about a person. */
export function markOf(schema: TSchema): PersonalMark | undefined {
  const mark: unknown = schema[MARK];
  return mark === 'identifying' || mark === 'describing' ? mark : undefined;
}

/** The names of all marked fields of an event's data, in the order of the schema. */
export function markedFields(schema: TObject): readonly string[] {
  return Object.entries(schema.properties)
    .filter(([, field]) => markOf(field) !== undefined)
    .map(([name]) => name);
}

/** The name of the first field that holds a mark somewhere inside, where no seal looks. */
export function fieldWithInnerMark(schema: TObject): string | undefined {
  const found = Object.entries(schema.properties).find(([, field]) => Object.values(field).some(holdsMark));
  return found?.[0];
}

const holdsMark = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (MARK in value || Object.values(value).some(holdsMark));
