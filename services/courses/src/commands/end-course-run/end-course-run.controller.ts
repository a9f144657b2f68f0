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
import { DayBody } from '../day.command.js';
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { EndCourseRunCommand } from './end-course-run.command.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class EndCourseRunController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** The run ended. */
  @Post(':runId/end')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async end(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: DayBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRun(principal, runId);
    const outcome = await this.commands.execute(new EndCourseRunCommand(runId, { kind: 'end', ...body }, meta));
    return respond(reply, outcome, { id: runId });
  }
}
