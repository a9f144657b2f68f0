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
import { RecordReportSentBody, RecordReportSentCommand } from './record-report-sent.command.js';

@ApiTags('letters')
@Controller('api/courses/v1/reports/registrations')
export class RecordReportSentController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Records that the report of registrations for a period was sent, by who calls. */
  @Post('sent')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async sent(
    @CurrentPrincipal() principal: Principal,
    @Body() { providerId: named, ...body }: RecordReportSentBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const providerId = actingProvider(principal, named);
    const outcome = await this.commands.execute(
      new RecordReportSentCommand({ kind: 'record-sent', providerId, ...body }, meta),
    );
    return respond(reply, outcome, { id: providerId });
  }
}
