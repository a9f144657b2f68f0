import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** What follows a request to its last effect. */
export interface RequestContext {
  readonly correlationId: string;
  /** W3C trace context, passed on as it came. */
  readonly traceparent?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const currentRequest = (): RequestContext | undefined => storage.getStore();
export const runWithContext = <Result>(context: RequestContext, work: () => Result): Result =>
  storage.run(context, work);

/** A random id that fits the ids of events and streams: prefix and 22 characters of base64url. */
export const newId = (prefix: string): string => `${prefix}_${randomBytes(16).toString('base64url')}`;

/** Not that of an import: what it wrote and caused is found again, and taken back, by it. */
const CORRELATION = /^(?!import-)[A-Za-z0-9_-]{8,100}$/;
const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

const single = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

/** The ids of a request: the caller's where well formed, else new. A malformed one is replaced, not refused. */
export function contextOf(headers: Readonly<Record<string, string | readonly string[] | undefined>>): RequestContext {
  const brought = single(headers['x-correlation-id']);
  const trace = single(headers['traceparent']);
  return {
    correlationId: brought !== undefined && CORRELATION.test(brought) ? brought : newId('q'),
    ...(trace !== undefined && TRACEPARENT.test(trace) ? { traceparent: trace } : {}),
  };
}
