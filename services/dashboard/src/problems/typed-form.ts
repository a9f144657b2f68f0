import type { FastifyRequest } from 'fastify';
import { fromOwnPage } from '../session/same-origin.guard.js';
import { BOX_WORDS, CHOSEN_WORDS, FIELD_WORDS, valueWord } from './field-words.js';

/** A form that came when the session was over: where it goes, and what was typed into it. */
export interface TypedForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What a form may hold to be given back; longer ones no page of ours sends. */
const MOST_FIELDS = 2000;
const MOST_LETTERS = 2000;

/** The form of a request, where a page of ours sent it as fields; a file is not kept. */
export function typedForm({ method, url, headers, body }: FastifyRequest): TypedForm | undefined {
  if (method !== 'POST' || !fromOwnPage(headers)) return undefined;
  if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return undefined;
  const fields = Object.entries(body as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    [value].flat().flatMap((one): [string, string][] => (typeof one === 'string' ? [[name, one]] : [])),
  );
  const fits = fields.length <= MOST_FIELDS && fields.every(([, value]) => value.length <= MOST_LETTERS);
  return fits ? { action: url.split('?')[0] ?? '/', fields } : undefined;
}

/** What was typed, in the words of the form; what no one typed is left out. */
export const typedTexts = ({ fields }: TypedForm): readonly string[] =>
  fields.flatMap(([name, value]) => {
    if (value === '') return [];
    const box = BOX_WORDS[name];
    if (box !== undefined) return [box];
    const chosen = CHOSEN_WORDS[name];
    if (chosen !== undefined) return [`${chosen}: wie gewählt`];
    const field = FIELD_WORDS[name];
    return field === undefined ? [] : [`${field}: ${valueWord(value)}`];
  });
