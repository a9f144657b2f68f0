import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  Municipalities,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { ChangeCourseRunBody, ChangeCourseRunCommand } from './change-course-run.command.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class ChangeCourseRunController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Changes the plan before the start. */
  @Post(':runId/change')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: ChangeCourseRunBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRun(principal, runId);
    this.municipalities.require(body.municipalityKey);
    const { effectiveOn, ...change } = body;
    const outcome = await this.commands.execute(
      new ChangeCourseRunCommand(
        runId,
        { kind: 'change', change, ...(effectiveOn === undefined ? {} : { effectiveOn }) },
        meta,
      ),
    );
    return respond(reply, outcome, { id: runId });
  }
}
