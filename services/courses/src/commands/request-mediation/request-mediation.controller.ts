import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  actingProvider,
  boundTo,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  Problem,
  respond,
  Roles,
} from '#service-kit';
import { CourseFacts } from '../course-facts.js';
import { Reach } from '../reach.js';
import { RequestMediationBody, RequestMediationCommand } from './request-mediation.command.js';
import { mediationOf } from './request-mediation.handler.js';

@ApiTags('mediations')
@Controller('api/courses/v1/mediations')
export class RequestMediationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Asks for mediation: on a hand-over by either side, or between two providers; the coordination may ask too. */
  @Post()
  @Roles('provider', 'course-coordinator')
  async request(
    @CurrentPrincipal() principal: Principal,
    @Body() body: RequestMediationBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { handoverId, reason } = body;
    const bound = boundTo(principal) !== undefined;
    const named = bound || handoverId === undefined ? actingProvider(principal, body.providerId) : undefined;
    const providers =
      handoverId === undefined ? pairOf(named, body.partnerId) : await this.sides(principal, handoverId);
    const outcome = await this.commands.execute(
      new RequestMediationCommand(
        {
          kind: 'request',
          providers,
          reason,
          ...(handoverId === undefined ? {} : { handoverId }),
          ...(bound && named !== undefined ? { by: named } : {}),
        },
        meta,
      ),
    );
    return respond(reply, outcome, { id: mediationOf(outcome), status: 201 });
  }

  private async sides(principal: Principal, handoverId: string): Promise<readonly [string, string]> {
    await this.reach.requireHandover(principal, handoverId);
    const { offer } = await this.courses.handover(handoverId);
    if (!offer) throw new Problem({ status: 404, code: 'handover-unknown', detail: 'There is no such hand-over.' });
    return inOrder(offer.fromProvider, offer.toProvider);
  }
}

const inOrder = (one: string, other: string): readonly [string, string] => (one < other ? [one, other] : [other, one]);

function pairOf(providerId: string | undefined, partnerId: string | undefined): readonly [string, string] {
  if (providerId !== undefined && partnerId !== undefined) return inOrder(providerId, partnerId);
  const detail = 'Name the hand-over, or the other provider.';
  const errors = [{ at: '/partnerId', code: 'missing', detail }];
  throw new Problem({ status: 400, code: 'input-invalid', detail, errors });
}
