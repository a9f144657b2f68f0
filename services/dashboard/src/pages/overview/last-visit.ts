import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const KEPT_SECONDS = 90 * 24 * 60 * 60;
const VALUE = /^(\d{4}-\d{2}-\d{2})?\|(\d{4}-\d{2}-\d{2})$/;

/**
 * The day before today on which this account looked last with this browser. Kept in a cookie of two days, so that
 * looking twice on one day does not forget the visit before.
 */
export function lastVisit(
  request: FastifyRequest,
  reply: FastifyReply,
  { account, today, secure }: { readonly account: string; readonly today: string; readonly secure: boolean },
): string | undefined {
  const name = `besuch_${createHash('sha256').update(account).digest('hex').slice(0, 12)}`;
  const [, before = '', last] = VALUE.exec(request.cookies[name] ?? '') ?? [];
  const visit = last === undefined || last === today ? before : last;
  void reply.setCookie(name, `${visit}|${today}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: KEPT_SECONDS,
  });
  return visit === '' || visit >= today ? undefined : visit;
}
