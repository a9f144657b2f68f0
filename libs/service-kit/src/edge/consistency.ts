import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { until } from '#event-sourcing/projections';
import { Problem } from './problem.js';

/** A write of the caller that a read shall contain. */
export interface SeenWrite {
  readonly stream: string;
  readonly version: number;
}

const CONSISTENT_WITH = /^([A-Za-z0-9_-]{1,200})@([1-9][0-9]{0,14})$/;
/** Longest wait for the reader, in milliseconds. */
export const CONSISTENCY_LIMIT_MS = 2000;

/** Parses `Consistent-With: <stream>@<version>`; undefined when absent, Problem 400 when malformed. */
export function consistentWith(header: string | readonly string[] | undefined): SeenWrite | undefined {
  if (header === undefined) return undefined;
  const [, stream, version] = (typeof header === 'string' ? CONSISTENT_WITH.exec(header.trim()) : null) ?? [];
  if (stream === undefined || version === undefined) {
    throw new Problem({
      status: 400,
      code: 'header-malformed',
      detail: 'The header Consistent-With is malformed.',
      errors: [{ at: 'Consistent-With', code: 'header-malformed', detail: '<stream>@<version>' }],
    });
  }
  return { stream, version: Number(version) };
}

export const seenWriteOf = (_: unknown, context: ExecutionContext): SeenWrite | undefined =>
  consistentWith(context.switchToHttp().getRequest<FastifyRequest>().headers['consistent-with']);

/** Parameter: the write that this read shall contain, if the caller named one. */
export const ConsistentWith = createParamDecorator(seenWriteOf);

/** Says on an answer that the reader has not seen the caller's write yet; the page shows it. */
export function markBehind(reply: FastifyReply): void {
  void reply.header('consistency', 'behind');
}

/** Asks until the write was seen, with growing pauses, two seconds at most. Resolves to whether it was seen. */
export const waitUntilSeen = (seen: () => Promise<boolean>, limitMs = CONSISTENCY_LIMIT_MS): Promise<boolean> =>
  until(seen, performance.now() + limitMs);
