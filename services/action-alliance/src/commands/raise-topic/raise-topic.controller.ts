import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  Problem,
  respond,
  Roles,
  withinScope,
} from '#service-kit';
import { idOf } from '../derived-id.js';
import { RaiseTopicBody, RaiseTopicCommand } from './raise-topic.command.js';

@ApiTags('topics')
@Controller('api/action-alliance/v1/topics')
export class RaiseTopicController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Brings a topic before a body; a member of the alliance before the own ones. */
  @Post()
  @Roles('alliance-member', 'migration-office', 'course-coordinator', 'education-office', 'department')
  async raise(
    @CurrentPrincipal() principal: Principal,
    @Body() body: RaiseTopicBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    if (principal.role === 'alliance-member' && !withinScope(principal, { body: body.bodyId })) {
      throw new Problem({ status: 403, code: 'not-your-body', detail: 'A member raises topics in the own bodies.' });
    }
    const topicId = idOf('to', meta.commandId);
    const outcome = await this.commands.execute(new RaiseTopicCommand({ type: 'raise-topic', topicId, ...body }, meta));
    return respond(reply, outcome, { id: topicId, status: 201 });
  }
}
