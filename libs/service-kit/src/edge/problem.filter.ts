import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logging/logger.js';
import { LOGGER } from '../tokens.js';
import { problemBody, type ProblemInit } from './problem.js';
import { problemOf } from './problem-of.js';
import type { RequestContext } from './request-context.js';

const UNFORESEEN: ProblemInit = {
  status: 500,
  code: 'internal-error',
  detail: 'Something failed here. The correlation id leads to it.',
};

/** Every error as problem+json; what nobody foresaw is logged and answered with the correlation id alone. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    // An address that is none (`OPTIONS *`) fails before the first hook.
    const context = http.getRequest<FastifyRequest>().houseContext as RequestContext | undefined;
    const correlationId = context?.correlationId;
    const known = problemOf(error);
    if (!known) this.logger.error({ err: error, correlationId }, 'unforeseen error');
    else if (known.status >= 500)
      this.logger.warn({ code: known.code, err: error, correlationId }, 'answered unavailable');
    const init = known ?? UNFORESEEN;
    if (reply.sent) return;
    void reply
      .status(init.status)
      .headers(init.headers ?? {})
      .type('application/problem+json; charset=utf-8')
      .send(problemBody(init, correlationId));
  }
}
