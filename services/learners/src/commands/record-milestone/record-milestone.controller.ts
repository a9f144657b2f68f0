import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
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
import { RecordMilestoneBody, RecordMilestoneCommand } from './record-milestone.command.js';
import { reportsFor } from './who-reports.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class RecordMilestoneController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(COUNTY_DEPARTMENTS) private readonly departments: Departments,
  ) {}

  /** Records where a person stands with a department; each reports in its own name. */
  @Post(':ref/milestones')
  @Roles('department', 'migration-office', 'education-office')
  async record(
    @Param('ref') personRef: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: RecordMilestoneBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    if (!reportsFor(this.departments, principal, body.department)) {
      throw new Problem({ status: 403, code: 'not-your-department', detail: 'A department reports in its own name.' });
    }
    const command = { type: 'record-milestone', personRef, ...body } as const;
    const outcome = await this.commands.execute(new RecordMilestoneCommand(command, meta));
    return respond(reply, outcome, { id: personRef, status: 201 });
  }
}
