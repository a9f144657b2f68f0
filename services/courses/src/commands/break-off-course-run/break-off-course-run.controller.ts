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
import { BreakOffCourseRunBody, BreakOffCourseRunCommand } from './break-off-course-run.command.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class BreakOffCourseRunController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /**
   * A run under way is given up: whoever takes part stops on that day, open registrations are withdrawn, and everybody
   * waits again or is moved.
   */
  @Post(':runId/break-off')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async breakOff(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: BreakOffCourseRunBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRun(principal, runId);
    const outcome = await this.commands.execute(
      new BreakOffCourseRunCommand(runId, { kind: 'break-off', ...body }, meta),
    );
    return respond(reply, outcome, { id: runId });
  }
}
