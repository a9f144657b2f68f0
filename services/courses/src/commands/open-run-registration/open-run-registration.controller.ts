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
import { OpenRunRegistrationCommand } from './open-run-registration.command.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class OpenRunRegistrationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** People can be registered for the run from now on. */
  @Post(':runId/open-registration')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async open(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: DayBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRun(principal, runId);
    const outcome = await this.commands.execute(
      new OpenRunRegistrationCommand(runId, { kind: 'open-registration', ...body }, meta),
    );
    return respond(reply, outcome, { id: runId });
  }
}
