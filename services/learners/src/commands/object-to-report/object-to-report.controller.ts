import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  boundTo,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { idOf } from '../derived-id.js';
import { SettleObjectionBody } from '../object-to-decision/object-to-decision.dto.js';
import { ChangeReportCommand } from '../report-attendance/change-report.command.js';
import { WithdrawReportBody } from '../report-attendance/report-attendance.dto.js';

@ApiTags('attendance-reports')
@Controller('api/learners/v1/attendance-reports')
export class ObjectToReportController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Takes in that the person objects to a report; a provider does so for its own reports. */
  @Post(':id/objections')
  @Roles('migration-office', 'course-coordinator', 'provider')
  async file(
    @Param('id') reportId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: WithdrawReportBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const objectionId = idOf('o', meta.commandId);
    const bound = boundTo(principal);
    const providers = bound ? { providers: bound.ids } : {};
    const command = { type: 'file-report-objection', objectionId, ...providers, ...body } as const;
    const outcome = await this.commands.execute(new ChangeReportCommand(reportId, command, meta));
    return respond(reply, outcome, { id: objectionId, status: 201 });
  }

  /** Upholds or dismisses an objection to a report: who made it does not judge it. */
  @Post(':id/objections/:objectionId/settle')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator')
  async settle(
    @Param('id') reportId: string,
    @Param('objectionId') objectionId: string,
    @Body() body: SettleObjectionBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = { type: 'settle-report-objection', objectionId, ...body } as const;
    const outcome = await this.commands.execute(new ChangeReportCommand(reportId, command, meta));
    return respond(reply, outcome, { id: objectionId });
  }
}
