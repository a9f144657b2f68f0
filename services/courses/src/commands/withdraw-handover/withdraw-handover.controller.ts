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
import { WithdrawHandoverBody, WithdrawHandoverCommand } from './withdraw-handover.command.js';

@ApiTags('handovers')
@Controller('api/courses/v1/handovers')
export class WithdrawHandoverController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** The offering provider takes the offer back, also when it was accepted. */
  @Post(':handoverId/withdraw')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async withdraw(
    @CurrentPrincipal() principal: Principal,
    @Param('handoverId') handoverId: string,
    @Body() body: WithdrawHandoverBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireHandover(principal, handoverId);
    const providerId = actingProvider(principal, body.providerId);
    const outcome = await this.commands.execute(
      new WithdrawHandoverCommand(handoverId, { kind: 'withdraw', ...body, providerId }, meta),
    );
    return respond(reply, outcome, { id: handoverId });
  }
}
