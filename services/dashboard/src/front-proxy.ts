import fastifyHttpProxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DASHBOARD_OPTIONS, type DashboardOptions, SERVICES } from './dashboard-options.js';

/** Longest time for an answer of a service, in milliseconds; a file may take this long to arrive. */
const LIMIT_MS = 60_000;

/**
 * Passes `/api/<service>` and `/dev` on to the processes that answer them, so that all addresses are the same as in
 * one process. Bodies are passed on unread; correlation ids as they are.
 */
export async function proxyToServices(app: NestFastifyApplication): Promise<void> {
  const { addresses } = app.get<DashboardOptions>(DASHBOARD_OPTIONS, { strict: false });
  const prefixes = [
    ...SERVICES.map((service) => [`/api/${service}`, addresses[service]] as const),
    ['/dev', addresses['development-issuer']] as const,
  ];
  for (const [prefix, upstream] of prefixes) {
    if (upstream === undefined) continue;
    await app.register(async (scope: FastifyInstance) => {
      // The parsers of the pages would read the bodies that are to be passed on.
      scope.removeAllContentTypeParsers();
      await scope.register(fastifyHttpProxy, {
        upstream,
        prefix,
        rewritePrefix: prefix,
        http: { requestOptions: { timeout: LIMIT_MS } },
        config: { passedOn: true, accepts: ['application/json', 'text/csv', 'application/octet-stream'] },
        replyOptions: {
          rewriteRequestHeaders: (request, headers) => ({
            ...headers,
            'x-correlation-id': request.houseContext.correlationId,
          }),
        },
      });
    });
  }
}
