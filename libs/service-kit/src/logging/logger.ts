import { type DestinationStream, type Logger, pino } from 'pino';
import { currentRequest } from '../edge/request-context.js';
import { safeMessage } from './speaking-errors.js';

export type { Logger } from 'pino';

/** Fields that may say something about a person, wherever somebody puts them: never written. */
const REDACTED = [
  'name',
  'givenName',
  'familyName',
  'birthDate',
  'email',
  'phone',
  'address',
  'text',
  'note',
  'authorization',
  'cookie',
  'password',
  'token',
  'body',
  'query',
  'url',
  'data',
  'payload',
];

/** What is known of an error without its data: class, code, place, and the message where it quotes nothing. */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  return {
    type: error.name,
    code: 'code' in error ? String(error.code).slice(0, 60) : undefined,
    message: safeMessage(error),
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
    stack,
  };
}

/**
 * JSON lines on standard output with the correlation id of the request at hand. Error texts of foreign libraries may
 * quote values, therefore only class, code and place are kept of them.
 */
export function createLogger(
  options: { readonly level: string; readonly process: string },
  destination?: DestinationStream,
): Logger {
  return pino(
    {
      level: options.level,
      base: { process: options.process },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields, error: errorFields },
      redact: { paths: REDACTED.flatMap((field) => [field, `*.${field}`]), censor: '[removed]' },
      mixin: () => {
        const request = currentRequest();
        return request ? { correlationId: request.correlationId } : {};
      },
    },
    ...(destination ? [destination] : []),
  );
}
