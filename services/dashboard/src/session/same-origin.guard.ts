import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#service-kit';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a form was sent by a page of this very site; a request that does not say is not believed. */
export function fromOwnPage(headers: Readonly<Record<string, string | readonly string[] | undefined>>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  if (typeof origin !== 'string' || typeof host !== 'string') return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The session travels in a cookie: a form that another site sends in somebody's name is refused. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (READING.has(request.method) || fromOwnPage(request.headers)) return true;
    throw new Problem({
      status: 403,
      code: 'foreign-origin',
      detail: 'Forms are taken from pages of this site alone.',
    });
  }
}
