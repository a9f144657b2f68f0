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
import { FailHandoverBody, FailHandoverCommand } from './fail-handover.command.js';

@ApiTags('handovers')
@Controller('api/courses/v1/handovers')
export class FailHandoverController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Either side records that the follow-up course did not begin with the person, and why. */
  @Post(':handoverId/fail')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async fail(
    @CurrentPrincipal() principal: Principal,
    @Param('handoverId') handoverId: string,
    @Body() body: FailHandoverBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireHandover(principal, handoverId);
    const providerId = actingProvider(principal, body.providerId);
    const outcome = await this.commands.execute(
      new FailHandoverCommand(handoverId, { kind: 'fail', ...body, providerId }, meta),
    );
    return respond(reply, outcome, { id: handoverId });
  }
}
