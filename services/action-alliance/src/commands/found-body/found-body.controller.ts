import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { idOf } from '../derived-id.js';
import { FoundBodyBody, FoundBodyCommand } from './found-body.command.js';

@ApiTags('bodies')
@Controller('api/action-alliance/v1/bodies')
export class FoundBodyController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Sets up a body of the alliance. */
  @Post()
  @Roles('migration-office', 'course-coordinator')
  async found(
    @Body() body: FoundBodyBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const bodyId = body.bodyId ?? idOf('b', meta.commandId);
    const outcome = await this.commands.execute(new FoundBodyCommand({ type: 'found-body', ...body, bodyId }, meta));
    return respond(reply, outcome, { id: bodyId, status: 201 });
  }
}
