import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { isForMachines } from './machines.js';
import { Problem } from './problem.js';

/** Files that a route may take instead of JSON; they come as a Buffer, up to FILE_LIMIT_BYTES. */
export const FILE_TYPES = ['text/csv', 'application/octet-stream'] as const;
const JSON_ALONE: readonly string[] = ['application/json'];
const FORMS: readonly string[] = ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'];

/** The media types of bodies that a route takes, instead of JSON alone. */
export const AcceptsBody = (...types: readonly [string, ...string[]]) => RouteConfig({ accepts: types });

/** Refuses a body of another media type before it is read: 415. Pages (outside of `/api/`) take forms too. */
export function checkMediaType(request: FastifyRequest): void {
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
  if (!hasBody) return;
  const accepted = request.routeOptions.config.accepts ?? (isForMachines(request.url) ? JSON_ALONE : FORMS);
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || !accepted.includes(type))
    throw unsupported('media-type-unsupported', `This route takes ${accepted.join(', ')}.`, 'Content-Type');
  const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase();
  if (type === 'application/json' && charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw unsupported('charset-unsupported', 'JSON is taken in UTF-8.', 'Content-Type');
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  if (encoding !== undefined && encoding !== 'identity')
    throw unsupported(
      'content-encoding-unsupported',
      'Bodies are taken as they are, not compressed.',
      'Content-Encoding',
    );
}

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i;

const unsupported = (code: string, detail: string, at: string): Problem =>
  new Problem({ status: 415, code, detail, errors: [{ at, code, detail }] });
