import type { FastifyRequest } from 'fastify';
import { jsonFaultAt } from './json-fault.js';
import { refuseContent } from './json-content.js';
import { Problem } from './problem.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Line and column (from 1) of an offset in a text. */
function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

const unreadable = (code: string, detail: string, where: string): Problem =>
  new Problem({ status: 400, code, detail, errors: [{ at: '', code, detail: where }] });

function decoded(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    const text = body.toString('utf8');
    throw unreadable('encoding-not-utf-8', 'The body is not UTF-8.', place(text, text.indexOf('\ufffd')));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const where = text.trim() === '' ? 'the body is empty' : place(text, jsonFaultAt(text));
    throw unreadable('json-malformed', 'The body is not valid JSON.', where);
  }
}

/** The body as an object whose content is fit to be checked, or a problem that says where it is not and quotes nothing. */
export function jsonParser(
  _request: FastifyRequest,
  body: Buffer,
  done: (error: Error | null, value?: unknown) => void,
): void {
  try {
    const value = parsed(decoded(body));
    refuseContent(value);
    done(null, value);
  } catch (error) {
    done(error instanceof Error ? error : new Error('the body cannot be read'));
  }
}
