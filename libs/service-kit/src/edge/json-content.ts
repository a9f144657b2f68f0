import { type FieldProblem, Problem } from './problem.js';

/** No body of ours is nested so deep; what checks it walks it recursively. */
const DEEPEST = 16;
/** Names by which an object would be changed into another kind of thing. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Halves of letters, control characters (tab and line breaks may stand), and signs that turn the reading direction. */
const NO_TEXT = /[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/u;

export const holdsNoText = (text: string): boolean => NO_TEXT.test(text);

interface Place {
  readonly value: unknown;
  readonly key: string;
  readonly depth: number;
  readonly within?: Place;
}

/** Refuses what no field may hold, wherever it stands: characters that are no text, depth, names that poison. */
export function refuseContent(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw refusal('', 'wrong-type', 'The body must be a JSON object.');
  }
  const open: Place[] = [{ value: body, key: '', depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, key, depth } = place;
    if (FORBIDDEN.has(key)) throw refusal(pointerOf(place), 'unknown-field', 'There is no such field.');
    if (typeof value === 'string' && holdsNoText(value)) {
      throw refusal(pointerOf(place), 'character-not-allowed', 'Holds a character that is no text.');
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) throw refusal(pointerOf(place), 'nested-too-deep', `Nested deeper than ${DEEPEST} levels.`);
    for (const [name, inner] of Object.entries(value)) {
      open.push({ value: inner, key: name, depth: depth + 1, within: place });
    }
  }
}

function refusal(at: string, code: string, detail: string): Problem {
  const errors: readonly FieldProblem[] = [{ at, code, detail }];
  return new Problem({
    status: 400,
    code: 'input-invalid',
    detail: 'The input does not have the expected form.',
    errors,
  });
}

function pointerOf(place: Place): string {
  const names: string[] = [];
  for (let at: Place = place; at.within; at = at.within) names.push(escaped(at.key));
  return names
    .toReversed()
    .map((name) => `/${name}`)
    .join('');
}

/** A name as part of a JSON pointer; the caller's, so it is cut. */
export const escaped = (name: string): string => name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
