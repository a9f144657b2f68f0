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
import { PublishCourseRunCommand } from './publish-course-run.command.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class PublishCourseRunController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** The public may know of the run: it stands in the course finder and in the calendars. */
  @Post(':runId/publish')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async publish(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: DayBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRun(principal, runId);
    const outcome = await this.commands.execute(new PublishCourseRunCommand(runId, { kind: 'publish', ...body }, meta));
    return respond(reply, outcome, { id: runId });
  }
}
