import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  actingProvider,
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
import { ChangeReportCommand } from './change-report.command.js';
import { ReportAttendanceBody, WithdrawReportBody } from './report-attendance.dto.js';

@ApiTags('attendance-reports')
@Controller('api/learners/v1/attendance-reports')
export class ReportAttendanceController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /**
   * Reports disorderly participation of an own participant to every body that obliged her, and to no other
   * (§ 88a AufenthG). Refused where nobody did.
   */
  @Post()
  @Roles('provider')
  async report(
    @CurrentPrincipal() principal: Principal,
    @Body() { providerId, ...body }: ReportAttendanceBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const reportId = idOf('m', meta.commandId);
    const acting = actingProvider(principal, providerId);
    const command = { type: 'report-attendance', reportId, providerId: acting, ...body } as const;
    const outcome = await this.commands.execute(new ChangeReportCommand(reportId, command, meta));
    return respond(reply, outcome, { id: reportId, status: 201 });
  }

  /** Takes an own report back that was made in error. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Roles('provider')
  async withdraw(
    @Param('id') reportId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: WithdrawReportBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = { type: 'withdraw-report', providers: boundTo(principal)?.ids ?? [], ...body } as const;
    const outcome = await this.commands.execute(new ChangeReportCommand(reportId, command, meta));
    return respond(reply, outcome, { id: reportId });
  }
}
