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
import { ResumeCourseRunBody, ResumeCourseRunCommand } from './resume-course-run.command.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class ResumeCourseRunController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** The run goes on, to a later end where one is named. */
  @Post(':runId/resume')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async resume(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: ResumeCourseRunBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRun(principal, runId);
    const outcome = await this.commands.execute(new ResumeCourseRunCommand(runId, { kind: 'resume', ...body }, meta));
    return respond(reply, outcome, { id: runId });
  }
}
