import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { idOf } from '../derived-id.js';
import { StartTransitionBody, StartTransitionCommand } from './start-transition.command.js';

@ApiTags('transitions')
@Controller('api/learners/v1/transitions')
export class StartTransitionController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Begins a transition between daycare, school, course and work. */
  @Post()
  @Roles('migration-office', 'course-coordinator', 'education-office')
  async start(
    @Body() body: StartTransitionBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const transitionId = idOf('t', meta.commandId);
    const outcome = await this.commands.execute(
      new StartTransitionCommand({ type: 'start-transition', transitionId, ...body }, meta),
    );
    return respond(reply, outcome, { id: transitionId, status: 201 });
  }
}
