import { HttpException } from '@nestjs/common';
import { SchemaViolation } from '#contracts';
import {
  CommandIdReused,
  CommitRefused,
  type Refusal,
  StaleVersion,
  StoreUnavailable,
  VersionConflict,
} from '#event-sourcing';
import { CursorUnknown } from '#event-sourcing/projections';
import { isUnavailable, LogUnavailable } from '#messaging';
import { KeyErased, KeyMissing } from '#privacy';
import { Problem, type ProblemInit } from './problem.js';

const STATUS_OF_KIND: Readonly<Record<Refusal['kind'], number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  rule: 422,
};

/** A decision's refusal as an answer: status by its kind, code as it stands. */
export function problemOfRefusal(refusal: Refusal): ProblemInit {
  const { kind, code, detail, at } = refusal;
  return {
    status: STATUS_OF_KIND[kind],
    code,
    detail,
    ...(at === undefined ? {} : { errors: [{ at, code, detail }] }),
  };
}

/** Stable codes for what the framework refuses by itself. */
const CODE_OF_STATUS: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['request-malformed', 'The request cannot be read.'],
  401: ['token-missing', 'Sign in first.'],
  403: ['forbidden', 'Not allowed.'],
  404: ['not-found', 'There is nothing at this address.'],
  405: ['method-not-allowed', 'This address does not know the method.'],
  408: ['request-timeout', 'The request took too long to arrive.'],
  413: ['body-too-large', 'The body is larger than this route accepts.'],
  414: ['address-too-long', 'The address is too long.'],
  415: ['media-type-unsupported', 'This route does not accept the media type of the body.'],
  431: ['headers-too-large', 'The header fields are too large.'],
};

const away = (code: string, detail: string): ProblemInit => ({
  status: 503,
  code,
  detail,
  headers: { 'retry-after': '2' },
});

/**
 * What an error means to the caller; undefined: nobody foresaw it, answer 500 with the correlation id alone.
 * Texts of foreign errors never leave: they may quote values.
 */
export function problemOf(error: unknown): ProblemInit | undefined {
  if (error instanceof Problem) return error.init;
  if (error instanceof StaleVersion) {
    return {
      status: 412,
      code: 'version-stale',
      detail: 'It was changed since it was read.',
      headers: { etag: `"${error.actual}"` },
    };
  }
  if (error instanceof VersionConflict)
    return { status: 409, code: 'version-conflict', detail: 'Others change it at this moment; try again.' };
  if (error instanceof CommandIdReused) {
    return {
      status: 422,
      code: 'idempotency-key-reused',
      detail: 'The Idempotency-Key was used with other content.',
      errors: [{ at: 'Idempotency-Key', code: 'idempotency-key-reused', detail: 'Already used with other content.' }],
    };
  }
  if (error instanceof SchemaViolation) {
    const detail = 'The data does not fit the schema of the event that would be recorded.';
    return {
      status: 422,
      code: 'schema-violation',
      detail,
      errors: [{ at: error.at, code: 'schema-violation', detail }],
    };
  }
  if (error instanceof CursorUnknown) {
    const detail = 'The cursor is not one that a page of this list gave.';
    return { status: 400, code: 'cursor-unknown', detail, errors: [{ at: 'after', code: 'cursor-unknown', detail }] };
  }
  if (error instanceof KeyErased)
    return { status: 409, code: 'person-erased', detail: 'The data of this person was erased.' };
  if (error instanceof KeyMissing) return away('key-missing', 'A key that this needs is not in the key ring.');
  if (error instanceof StoreUnavailable)
    return away(
      'store-unavailable',
      'The database cannot be reached; nothing is known of the outcome. Repeat with the same Idempotency-Key.',
    );
  if (error instanceof LogUnavailable) return away('log-unavailable', 'The event log cannot be reached.');
  if (error instanceof CommitRefused)
    return { status: 422, code: 'commit-refused', detail: 'More would be recorded at once than the store takes.' };
  if (isUnavailable(error)) return away('unavailable', 'A part that this needs cannot be reached.');
  if (error instanceof HttpException) return ofStatus(error.getStatus());
  return undefined;
}

/** What the framework refuses with a status, in our words. */
export const problemOfStatus = (status: number): ProblemInit =>
  ofStatus(status) ?? { status: 400, code: 'request-malformed', detail: 'The request cannot be read.' };

function ofStatus(status: number): ProblemInit | undefined {
  const known = CODE_OF_STATUS[status];
  if (known) return { status, code: known[0], detail: known[1] };
  if (status === 503) return away('unavailable', 'The service is stopping or not ready.');
  return status >= 400 && status < 500
    ? { status, code: 'request-refused', detail: 'The request is refused.' }
    : undefined;
}
