import { Matches } from 'class-validator';

/** A form that says nothing but that it is sent, once under its key. */
export class KeyForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;
}

/** Takes the spaces around what was typed. */
export const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

/** A field of the API by what was typed; what was left empty is not said. */
export const given = (name: string, value: string): Readonly<Record<string, string>> =>
  value === '' ? {} : { [name]: value };
