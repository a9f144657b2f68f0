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
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { CancelCourseRunBody, CancelCourseRunCommand } from './cancel-course-run.command.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class CancelCourseRunController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** The run does not take place; its registrations are withdrawn, and everybody waits again or is moved. */
  @Post(':runId/cancel')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async cancel(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: CancelCourseRunBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRun(principal, runId);
    const outcome = await this.commands.execute(new CancelCourseRunCommand(runId, { kind: 'cancel', ...body }, meta));
    return respond(reply, outcome, { id: runId });
  }
}
