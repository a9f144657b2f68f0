import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CommandAnswer, type CommandMeta, Meta, respond, Roles } from '#service-kit';
import { idOf } from '../derived-id.js';
import { AssignMeasureBody, AssignMeasureCommand } from './assign-measure.command.js';

@ApiTags('measures')
@Controller('api/action-alliance/v1/measures')
export class AssignMeasureController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Gives a measure to a department, with the day by which it is due. */
  @Post()
  @Roles('migration-office', 'course-coordinator')
  async assign(
    @Body() body: AssignMeasureBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const measureId = idOf('me', meta.commandId);
    const { meetingId, ...measure } = body;
    const command = { type: 'assign-measure', measureId, ...measure } as const;
    const outcome = await this.commands.execute(new AssignMeasureCommand(command, meetingId, meta));
    return respond(reply, outcome, { id: measureId, status: 201 });
  }
}
