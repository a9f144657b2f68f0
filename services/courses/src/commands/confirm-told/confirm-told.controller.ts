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
import { Reach } from '../reach.js';
import { ConfirmToldBody, ConfirmToldCommand } from './confirm-told.command.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class ConfirmToldController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Records that people of a cancelled run were told. */
  @Post(':runId/told')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async confirm(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: ConfirmToldBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireRun(principal, runId);
    const outcome = await this.commands.execute(new ConfirmToldCommand(runId, { kind: 'confirm-told', ...body }, meta));
    return respond(reply, outcome, { id: runId });
  }
}
