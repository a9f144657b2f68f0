import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Line and column (from 1) of an offset in a text. */
function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function malformed(error: Error, text: string): Problem {
  const offset = /at position ([0-9]+)/.exec(error.message)?.[1];
  const where =
    offset === undefined
      ? text.trim() === ''
        ? 'the body is empty'
        : 'no position is known'
      : place(text, Number(offset));
  return new Problem({
    status: 400,
    code: 'json-malformed',
    detail: 'The body is not valid JSON.',
    errors: [{ at: '', code: 'json-malformed', detail: where }],
  });
}

const wrongForm = (): Problem =>
  new Problem({
    status: 400,
    code: 'input-invalid',
    detail: 'The input does not have the expected form.',
    errors: [{ at: '', code: 'wrong-type', detail: 'The body must be a JSON object.' }],
  });

/** Fastify's own parser (prototype poisoning is an error), with our problem instead of a text that quotes the body. */
export function jsonParser(fastify: FastifyInstance) {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  return (request: FastifyRequest, body: Buffer, done: (error: Error | null, value?: unknown) => void): void => {
    const text = body.toString('utf8');
    const answer = (error: Error | null, value?: unknown): void => {
      if (error) done(malformed(error, text));
      else if (Array.isArray(value) || (typeof value !== 'object' && value !== undefined)) done(wrongForm());
      else done(null, value);
    };
    void parse(request, text, answer);
  };
}
