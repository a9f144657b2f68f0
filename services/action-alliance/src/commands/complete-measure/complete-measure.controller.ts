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
import { CompleteMeasureBody, CompleteMeasureCommand } from './complete-measure.command.js';

@ApiTags('measures')
@Controller('api/action-alliance/v1/measures')
export class CompleteMeasureController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** Says that a measure is done; a department its own ones. */
  @Post(':id/complete')
  @HttpCode(200)
  @Roles('department', 'migration-office', 'course-coordinator')
  async complete(
    @Param('id') measureId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: CompleteMeasureBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const departments = principal.role === 'department' ? { departments: principal.scopes.department ?? [] } : {};
    const command = { type: 'complete-measure', ...body, ...departments } as const;
    const outcome = await this.commands.execute(new CompleteMeasureCommand(measureId, command, meta));
    return respond(reply, outcome, { id: measureId });
  }
}
