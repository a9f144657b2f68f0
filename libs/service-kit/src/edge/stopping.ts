import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

/**
 * A process that stops answers what it had begun, tells later requests so, and keeps no connection: one that a client
 * holds open for its next request would hold up the end. In the place of Fastify's own answer, which is no problem.
 */
export function answerWhileStopping(fastify: FastifyInstance): void {
  let stopping = false;
  fastify.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  fastify.addHook('onRequest', (_request, _reply, done) => {
    if (!stopping) return done();
    throw new Problem({
      status: 503,
      code: 'stopping',
      detail: 'The service is stopping.',
      headers: { 'retry-after': '2' },
    });
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) void reply.header('connection', 'close');
    done(null, payload);
  });
}
