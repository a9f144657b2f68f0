import { columns, type ImportIds } from '#service-kit';

/** The number under which the source knows the person. */
export const person = columns.key(['personen_nr', 'personennummer', 'tn_nr']);

/** The reference of that person: the same in every service. */
export const personRefOf = (ids: ImportIds, number: string): string => ids('p', 'personen', number);
