import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { inputInvalid } from './input.js';
import { escaped } from './json-content.js';
import { isForMachines } from './machines.js';
import type { FieldProblem } from './problem.js';
import { inputsOf, type RouteInputs } from './route-inputs.js';

const DETAIL = 'There is no such field here.';

/**
 * A route that takes no body or no query refuses each field of one as a class of input would: a field that nobody reads
 * is a caller's mistake, and told as such. Pages are not concerned: people come to them by links of others.
 */
@Injectable()
export class NothingUnknownInterceptor implements NestInterceptor {
  private readonly known = new WeakMap<object, RouteInputs>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isForMachines(request.url)) {
      const inputs = this.inputsOf(context);
      const unknown = [
        ...(inputs.body ? [] : fieldsOf(request.body)),
        ...(inputs.query ? [] : fieldsOf(request.query)),
      ];
      if (unknown.length > 0) throw inputInvalid(unknown);
    }
    return next.handle();
  }

  private inputsOf(context: ExecutionContext): RouteInputs {
    const handler = context.getHandler();
    const inputs = this.known.get(handler) ?? inputsOf(context.getClass<unknown>(), handler.name);
    this.known.set(handler, inputs);
    return inputs;
  }
}

const fieldsOf = (value: unknown): readonly FieldProblem[] =>
  // A file is checked by the media types that its route takes.
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value)
    ? Object.keys(value).map((name) => ({ at: `/${escaped(name)}`, code: 'unknown-field', detail: DETAIL }))
    : [];
