import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { idOf } from '../derived-id.js';
import { ConveneMeetingBody, ConveneMeetingCommand } from './convene-meeting.command.js';

@ApiTags('meetings')
@Controller('api/action-alliance/v1/meetings')
export class ConveneMeetingController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Calls a meeting with its agenda. */
  @Post()
  @Roles('migration-office', 'course-coordinator')
  async convene(
    @Body() body: ConveneMeetingBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const meetingId = idOf('m', meta.commandId);
    const outcome = await this.commands.execute(
      new ConveneMeetingCommand({ type: 'convene-meeting', meetingId, ...body }, meta),
    );
    return respond(reply, outcome, { id: meetingId, status: 201 });
  }
}
