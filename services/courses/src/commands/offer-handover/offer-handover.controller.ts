import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  actingProvider,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { Reach } from '../reach.js';
import { OfferHandoverBody, OfferHandoverCommand } from './offer-handover.command.js';
import { handoverOf } from './offer-handover.handler.js';

@ApiTags('handovers')
@Controller('api/courses/v1/handovers')
export class OfferHandoverController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Offers a participant to the provider of the follow-up course, before the course ends or after it. */
  @Post()
  @Roles('provider', 'course-coordinator', 'migration-office')
  async offer(
    @CurrentPrincipal() principal: Principal,
    @Body() body: OfferHandoverBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const providerId = actingProvider(principal, body.providerId);
    await this.reach.requireRegistration(principal, body.personRef, body.registrationId);
    const outcome = await this.commands.execute(new OfferHandoverCommand({ kind: 'offer', ...body, providerId }, meta));
    const handoverId = handoverOf(outcome);
    const location = `/api/courses/v1/handovers/${handoverId}`;
    return respond(reply, outcome, { id: handoverId, status: 201, location });
  }
}
