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
  respond,
  Roles,
} from '#service-kit';
import { requireDepartment } from '../deciding-body.js';
import { idOf } from '../derived-id.js';
import { ChangeObligationCommand } from './change-obligation.command.js';
import { ImposeObligationBody } from './impose-obligation.dto.js';

@ApiTags('obligations')
@Controller('api/learners/v1/obligations')
export class ImposeObligationController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /**
   * Obliges a person to take part, for a reason that the law gives to this body. It opens the case to the body as far
   * as § 88a AufenthG allows; a department names itself alone.
   */
  @Post()
  @Roles('migration-office', 'course-coordinator', 'department')
  async impose(
    @CurrentPrincipal() principal: Principal,
    @Body() body: ImposeObligationBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    requireDepartment(principal, body.imposedBy);
    const obligationId = idOf('v', meta.commandId);
    const command = { type: 'impose-obligation', obligationId, ...body } as const;
    const outcome = await this.commands.execute(new ChangeObligationCommand(obligationId, command, meta));
    return respond(reply, outcome, { id: obligationId, status: 201 });
  }
}
