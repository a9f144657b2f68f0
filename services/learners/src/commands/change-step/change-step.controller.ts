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
import type { StepCommand } from '../../domain/transition/steps.js';
import { ChangeStepCommand, FinishStepBody, SkipStepBody } from './change-step.command.js';

@ApiTags('transitions')
@Controller('api/learners/v1/transitions/:id/steps/:step')
export class ChangeStepController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** A step is done: said by the department that owns it. */
  @Post('done')
  @HttpCode(200)
  @Roles('department', 'migration-office', 'education-office')
  done(
    @Param('id') transitionId: string,
    @Param('step') step: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: FinishStepBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(transitionId, { type: 'finish-step', step, ...body }, principal, meta, reply);
  }

  /** A step is left out, with a reason: said by the department that owns it. */
  @Post('skip')
  @HttpCode(200)
  @Roles('department', 'migration-office', 'education-office')
  skip(
    @Param('id') transitionId: string,
    @Param('step') step: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: SkipStepBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(transitionId, { type: 'skip-step', step, ...body }, principal, meta, reply);
  }

  /** What was done or left out by mistake is open again: said by the department that owns it. */
  @Post('reopen')
  @HttpCode(200)
  @Roles('department', 'migration-office', 'education-office')
  reopen(
    @Param('id') transitionId: string,
    @Param('step') step: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: FinishStepBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.change(transitionId, { type: 'reopen-step', step, ...body }, principal, meta, reply);
  }

  private async change(
    transitionId: string,
    command: StepCommand,
    principal: Principal,
    meta: CommandMeta,
    reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const by = { actor: 'owner', principal } as const;
    const outcome = await this.commands.execute(new ChangeStepCommand(transitionId, command, by, meta));
    return respond(reply, outcome, { id: transitionId });
  }
}
