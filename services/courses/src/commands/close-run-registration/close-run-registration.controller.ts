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
import { CloseRunRegistrationCommand } from './close-run-registration.command.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class CloseRunRegistrationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Nobody else is registered; who is registered stays. */
  @Post(':runId/close-registration')
  @HttpCode(200)
  @Roles(...PLANNING_ROLES)
  async close(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: DayBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRun(principal, runId);
    const outcome = await this.commands.execute(
      new CloseRunRegistrationCommand(runId, { kind: 'close-registration', ...body }, meta),
    );
    return respond(reply, outcome, { id: runId });
  }
}
