import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { BreakOffTransitionBody, BreakOffTransitionCommand } from './break-off-transition.command.js';

@ApiTags('transitions')
@Controller('api/learners/v1/transitions')
export class BreakOffTransitionController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Ends a transition without having arrived, with a reason. */
  @Post(':id/break-off')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'education-office')
  async breakOff(
    @Param('id') transitionId: string,
    @Body() body: BreakOffTransitionBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = { type: 'break-off-transition', ...body } as const;
    const outcome = await this.commands.execute(new BreakOffTransitionCommand(transitionId, command, meta));
    return respond(reply, outcome, { id: transitionId });
  }
}
