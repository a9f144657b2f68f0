import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemBody } from './problem.js';
import { problemOfStatus } from './problem-of.js';

/** What the server refuses before it has found a route: an address that cannot be read, or a part of it too long. */
export function answerFrameworkError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const init = problemOfStatus(error.statusCode ?? 400);
  void reply
    .status(init.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(init, undefined)));
}
