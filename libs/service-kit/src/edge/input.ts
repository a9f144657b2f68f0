import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { escaped } from './json-content.js';
import { type FieldProblem, Problem } from './problem.js';

/** Names of class-validator in the contract's words. */
const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'unknown-field',
  unknownValue: 'wrong-type',
  isDefined: 'missing',
  isNotEmpty: 'missing',
};

const kebab = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

/** Rules about text: what is none breaks them by its type, not by its length. */
const OF_TEXT: ReadonlySet<string> = new Set(['isLength', 'minLength', 'maxLength', 'matches', 'isNotBlank']);

/** One problem a field: that it has the wrong type is told before that it is too long or too small. */
const typeFirst = ([a]: [string, string], [b]: [string, string]): number =>
  Number(!a.startsWith('is')) - Number(!b.startsWith('is'));

/** Flattens the tree of class-validator to JSON pointers. No value is quoted. */
export function fieldProblems(errors: readonly ValidationError[], prefix = ''): readonly FieldProblem[] {
  return errors.flatMap((error) => {
    // An unknown value as a whole has no property: the pointer of the body itself is empty.
    const at = typeof error.property === 'string' ? `${prefix}/${escaped(error.property)}` : prefix;
    const own = Object.entries(error.constraints ?? {})
      .sort(typeFirst)
      .slice(0, 1)
      .map(([name, detail]) => {
        if (error.value === undefined && name !== 'whitelistValidation') return { at, code: 'missing', detail };
        if (OF_TEXT.has(name) && typeof error.value !== 'string' && !Array.isArray(error.value))
          return { at, code: 'is-string', detail: 'must be text' };
        return { at, code: CODES[name] ?? kebab(name), detail };
      });
    return [...own, ...fieldProblems(error.children ?? [], at)];
  });
}

const MOST = 50;

/** The problem of input that has not the form that its route takes; the first places alone. */
export const inputInvalid = (errors: readonly FieldProblem[]): Problem =>
  new Problem({
    status: 400,
    code: 'input-invalid',
    detail: 'The input does not have the expected form.',
    errors: errors.slice(0, MOST),
  });

/** Input of every route: known fields of the right type, or 400 with every place (50 at most). */
export const inputPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false },
    exceptionFactory: (errors) => inputInvalid(fieldProblems(errors)),
  });
