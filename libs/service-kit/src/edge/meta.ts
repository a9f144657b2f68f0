import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '#event-sourcing';
import { Problem } from './problem.js';
import { newId } from './request-context.js';

/** What the edge knows of a command beside its content. */
export type CommandMeta = CommandContext;

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;
const ETAG = /^"(0|[1-9][0-9]{0,14})"$/;

const malformed = (header: string, detail: string) =>
  new Problem({
    status: 400,
    code: 'header-malformed',
    detail: `The header ${header} is malformed.`,
    errors: [{ at: header, code: 'header-malformed', detail }],
  });

const single = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

/** The id of a command from the caller's key: two callers with the same key do not meet. */
export const commandIdFor = (caller: string, key: string): string =>
  `c_${createHash('sha256').update(`${caller}\n${key}`).digest('base64url').slice(0, 22)}`;

/** Meta of a command from its request; throws Problem 400 for a malformed header. */
export function metaOf(request: Pick<FastifyRequest, 'headers' | 'houseContext' | 'principal'>): CommandMeta {
  const actor = request.principal?.sub ?? 'public';
  const key = single(request.headers['idempotency-key']);
  if (key !== undefined && !IDEMPOTENCY_KEY.test(key))
    throw malformed('Idempotency-Key', '1 to 200 visible ASCII characters.');
  const match = single(request.headers['if-match']);
  const version = match === undefined ? undefined : ETAG.exec(match)?.[1];
  if (match !== undefined && version === undefined)
    throw malformed('If-Match', 'The version in quotes, as an ETag gave it.');
  const { correlationId, traceparent } = request.houseContext;
  const commandId = key === undefined ? newId('c') : commandIdFor(actor, key);
  return {
    commandId,
    actor,
    correlationId,
    causationId: commandId,
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(version === undefined ? {} : { expectedVersion: Number(version) }),
  };
}

export const commandMeta = (_: unknown, context: ExecutionContext): CommandMeta =>
  metaOf(context.switchToHttp().getRequest<FastifyRequest>());

/** Parameter: the meta of the command at hand. */
export const Meta = createParamDecorator(commandMeta);
