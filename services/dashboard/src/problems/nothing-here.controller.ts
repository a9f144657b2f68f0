import { All, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem, Public } from '#service-kit';
import { PageController } from '../layout/page-controller.js';

/** Every address that nobody else answers: a page for people. Machines under `/api/` and the like get their own answer. */
@PageController()
export class NothingHereController {
  @All('*')
  @Public()
  nothing(@Req() request: FastifyRequest): never {
    throw new Problem({
      status: 404,
      code: 'not-found',
      detail: `There is nothing at this address (${request.method}).`,
    });
  }
}
