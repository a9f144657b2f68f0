import { LogUnavailable } from './event-log.port.js';

const UNAVAILABLE_NAMES = new Set([
  'StoreUnavailable',
  'LogUnavailable',
  'KeyRingUnavailable',
  'DocumentStoreUnavailable',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'DisconnectedError',
]);
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
  'EIO',
]);
/** SQLite adds what it was at: SQLITE_IOERR_FSYNC. */
const UNAVAILABLE_SQLITE = /^SQLITE_(?:FULL|IOERR|CANTOPEN|BUSY|LOCKED|READONLY|CORRUPT|NOTADB|NOMEM|PROTOCOL)(?:_|$)/;
/** The driver marks what a primary that stepped down or shuts down answered. */
const UNAVAILABLE_LABELS = ['RetryableWriteError', 'TransientTransactionError', 'PoolRequestedRetry'];

const DEPTH = 5;

/** An outside part is away (by the error's name, code or label, also of its causes): wait for it, it is no poison. */
export function isUnavailable(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < DEPTH && current instanceof Error; depth++) {
    if (current instanceof LogUnavailable || UNAVAILABLE_NAMES.has(current.name)) return true;
    if ('code' in current && typeof current.code === 'string' && isUnavailableCode(current.code)) return true;
    if (hasUnavailableLabel(current)) return true;
    current = current.cause;
  }
  return false;
}

const isUnavailableCode = (code: string): boolean => UNAVAILABLE_CODES.has(code) || UNAVAILABLE_SQLITE.test(code);

function hasUnavailableLabel(error: Error): boolean {
  if (!('errorLabels' in error) || !Array.isArray(error.errorLabels)) return false;
  const labels: readonly unknown[] = error.errorLabels;
  return UNAVAILABLE_LABELS.some((label) => labels.includes(label));
}

/**
 * Names a fault without its message, which may quote a person's data: the error's name and the place in the code,
 * `TypeError at section.ts:12`.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no error was thrown';
  const place = /([\w.-]+\.[cm]?[jt]sx?):(\d+):\d+\)?$/m.exec(
    error.stack?.split('\n    at ').slice(1).join('\n') ?? '',
  );
  return place ? `${error.name} at ${place[1] ?? ''}:${place[2] ?? ''}` : error.name;
}
