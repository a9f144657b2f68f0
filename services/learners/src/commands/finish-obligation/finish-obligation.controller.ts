import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { departmentsOf } from '../deciding-body.js';
import { ChangeObligationCommand } from '../impose-obligation/change-obligation.command.js';
import { EndObligationBody, ExemptBody } from './finish-obligation.dto.js';

@ApiTags('obligations')
@Controller('api/learners/v1/obligations')
export class FinishObligationController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Finds a person exempt (§ 44a Abs. 2 AufenthG). A department does so for what it imposed. */
  @Post(':id/exempt')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'department')
  async exempt(
    @Param('id') obligationId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: ExemptBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const departments = departmentsOf(principal);
    const command = { type: 'exempt-from-obligation', ...body, ...(departments ? { departments } : {}) } as const;
    const outcome = await this.commands.execute(new ChangeObligationCommand(obligationId, command, meta));
    return respond(reply, outcome, { id: obligationId });
  }

  /** Ends an obligation. A department ends what it imposed. */
  @Post(':id/end')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'department')
  async end(
    @Param('id') obligationId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: EndObligationBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const departments = departmentsOf(principal);
    const command = { type: 'end-obligation', ...body, ...(departments ? { departments } : {}) } as const;
    const outcome = await this.commands.execute(new ChangeObligationCommand(obligationId, command, meta));
    return respond(reply, outcome, { id: obligationId });
  }
}
