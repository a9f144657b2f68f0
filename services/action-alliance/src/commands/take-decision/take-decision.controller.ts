import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { idOf } from '../derived-id.js';
import { TakeDecisionBody, TakeDecisionCommand } from './take-decision.command.js';

@ApiTags('meetings')
@Controller('api/action-alliance/v1/meetings')
export class TakeDecisionController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Records what the meeting decided on a topic; answers with the id of the decision. */
  @Post(':id/decisions')
  @Roles('migration-office', 'course-coordinator')
  async decide(
    @Param('id') meetingId: string,
    @Body() body: TakeDecisionBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const decisionId = idOf('de', `${meetingId}\n${meta.commandId}`);
    const command = { type: 'take-decision', decisionId, ...body } as const;
    const outcome = await this.commands.execute(new TakeDecisionCommand(meetingId, command, meta));
    return respond(reply, outcome, { id: decisionId, status: 201 });
  }
}
