import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { CompleteTransitionBody, CompleteTransitionCommand } from './complete-transition.command.js';

@ApiTags('transitions')
@Controller('api/learners/v1/transitions')
export class CompleteTransitionController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** The person has arrived. */
  @Post(':id/complete')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'education-office')
  async complete(
    @Param('id') transitionId: string,
    @Body() body: CompleteTransitionBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = { type: 'complete-transition', ...body } as const;
    const outcome = await this.commands.execute(new CompleteTransitionCommand(transitionId, command, meta));
    return respond(reply, outcome, { id: transitionId });
  }
}
