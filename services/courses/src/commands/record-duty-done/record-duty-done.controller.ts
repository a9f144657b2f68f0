import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
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
import { RecordDutyDoneBody, RecordDutyDoneCommand } from './record-duty-done.command.js';

@ApiTags('letters')
@Controller('api/courses/v1/reports/duties')
export class RecordDutyDoneController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Records that the planned courses were brought up to date in KURSNET, or a course was reported before its start. */
  @Post('done')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async done(
    @CurrentPrincipal() principal: Principal,
    @Body() { providerId: named, ...body }: RecordDutyDoneBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const providerId = actingProvider(principal, named);
    const outcome = await this.commands.execute(
      new RecordDutyDoneCommand({ kind: 'duty-done', providerId, ...body }, meta),
    );
    return respond(reply, outcome, { id: providerId });
  }
}
