import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { signInForFile } from '../access/access.guard.js';
import type { TokenVerifier } from '../access/token-verifier.js';
import type { EdgeConfiguration } from '../configuration/variables.js';
import type { Logger } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';
import { checkMediaType, FILE_TYPES } from './accepts-body.js';
import { jsonParser } from './json-body.js';
import { contextOf, runWithContext } from './request-context.js';
import { answerWhileStopping } from './stopping.js';
import { answerUnknownAddresses } from './unknown-address.js';

/** Nothing from elsewhere, nothing inline, no frames. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

/** Headers, body parsers and hooks of every process. Before `app.init()`. */
export async function setUpEdge(
  app: NestFastifyApplication,
  {
    configuration,
    logger,
    metrics,
    verifier,
  }: {
    readonly configuration: EdgeConfiguration;
    readonly logger: Logger;
    readonly metrics: Metrics;
    readonly verifier: TokenVerifier;
  },
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorateRequest('principal', undefined);
  fastify.addHook('onRequest', (request, reply, done) => {
    request.houseContext = contextOf(request.headers);
    void reply.header('x-correlation-id', request.houseContext.correlationId);
    runWithContext(request.houseContext, done);
  });
  // Before what refuses a request: its answer is protected too.
  await app.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY, referrerPolicy: { policy: 'same-origin' } });
  answerWhileStopping(fastify);
  answerUnknownAddresses(fastify);
  fastify.addHook('onRequest', (request, _reply, done) => {
    checkMediaType(request);
    done();
  });
  fastify.addHook('onRequest', (request) => signInForFile(request, verifier));
  // Reading the body loses the context that the first hook entered.
  fastify.addHook('preValidation', (request, _reply, done) => runWithContext(request.houseContext, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    metrics.httpDuration.observe(labels, reply.elapsedTime / 1000);
    const { correlationId } = request.houseContext;
    logger.debug(
      { ...labels, ms: Math.round(reply.elapsedTime), role: request.principal?.role, correlationId },
      'request',
    );
    done();
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/api/') && reply.getHeader('cache-control') === undefined)
      void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  await app.register(cookie);
  app.useBodyParser('application/json', { bodyLimit: configuration.BODY_LIMIT_BYTES }, jsonParser);
  for (const type of FILE_TYPES) {
    fastify.addContentTypeParser(
      type,
      { parseAs: 'buffer', bodyLimit: configuration.FILE_LIMIT_BYTES },
      (_request, body, done) => done(null, body),
    );
  }
}
