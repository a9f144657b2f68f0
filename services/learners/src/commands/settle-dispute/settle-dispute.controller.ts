import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { SettleDisputeBody, SettleDisputeCommand } from './settle-dispute.command.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class SettleDisputeController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Settles a dispute. */
  @Post(':ref/disputes/:disputeId/settle')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'data-protection')
  async settle(
    @Param('ref') personRef: string,
    @Param('disputeId') disputeId: string,
    @Body() body: SettleDisputeBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.execute(
      new SettleDisputeCommand({ type: 'settle-dispute', personRef, disputeId, ...body }, meta),
    );
    return respond(reply, outcome, { id: disputeId });
  }
}
