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
  Problem,
  respond,
  Roles,
} from '#service-kit';
import type { Departments } from '../../domain/departments/departments.js';
import { COUNTY_DEPARTMENTS } from '../../rules/departments.provider.js';
import { WithdrawMilestoneBody, WithdrawMilestoneCommand } from './withdraw-milestone.command.js';
import { reportsFor } from '../record-milestone/who-reports.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class WithdrawMilestoneController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(COUNTY_DEPARTMENTS) private readonly departments: Departments,
  ) {}

  /** Takes back what was reported in error; each department its own. */
  @Post(':ref/milestones/withdraw')
  @HttpCode(200)
  @Roles('department', 'migration-office', 'education-office')
  async withdraw(
    @Param('ref') personRef: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: WithdrawMilestoneBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    if (!reportsFor(this.departments, principal, body.department)) {
      throw new Problem({ status: 403, code: 'not-your-department', detail: 'A department reports in its own name.' });
    }
    const command = { type: 'withdraw-milestone', personRef, ...body } as const;
    const outcome = await this.commands.execute(new WithdrawMilestoneCommand(command, meta));
    return respond(reply, outcome, { id: personRef });
  }
}
