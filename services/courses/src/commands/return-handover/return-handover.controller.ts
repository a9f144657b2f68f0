import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
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
import { ReturnHandoverBody, ReturnHandoverCommand } from './return-handover.command.js';

@ApiTags('handovers')
@Controller('api/courses/v1/handovers')
export class ReturnHandoverController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** The receiving provider gives the hand-over back, with the reason and what is missing. */
  @Post(':handoverId/return')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async return(
    @CurrentPrincipal() principal: Principal,
    @Param('handoverId') handoverId: string,
    @Body() body: ReturnHandoverBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireHandover(principal, handoverId);
    const providerId = actingProvider(principal, body.providerId);
    const outcome = await this.commands.execute(
      new ReturnHandoverCommand(handoverId, { kind: 'return', ...body, providerId }, meta),
    );
    return respond(reply, outcome, { id: handoverId });
  }
}
