import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  actingProvider,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { ChangeRunMergeCommand } from '../change-run-merge/change-run-merge.command.js';
import { Reach } from '../reach.js';
import { AgreeRunMergeBody, RefuseRunMergeBody } from './answer-run-merge.command.js';

@ApiTags('run-merges')
@Controller('api/courses/v1/run-merges')
export class AnswerRunMergeController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** A provider of one of the runs agrees; when both have, the registered persons are asked. */
  @Post(':mergeId/agree')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  agree(
    @CurrentPrincipal() principal: Principal,
    @Param('mergeId') mergeId: string,
    @Body() body: AgreeRunMergeBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.answer(principal, mergeId, body, (providerId) => ({ kind: 'agree', ...body, providerId }), meta, reply);
  }

  /** A provider of one of the runs does not want the merge. */
  @Post(':mergeId/refuse')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  refuse(
    @CurrentPrincipal() principal: Principal,
    @Param('mergeId') mergeId: string,
    @Body() body: RefuseRunMergeBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.answer(
      principal,
      mergeId,
      body,
      (providerId) => ({ kind: 'refuse', ...body, providerId }),
      meta,
      reply,
    );
  }

  private async answer(
    principal: Principal,
    mergeId: string,
    body: AgreeRunMergeBody,
    command: (providerId: string) => ChangeRunMergeCommand['command'],
    meta: CommandMeta,
    reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireMerge(principal, mergeId);
    const providerId = actingProvider(principal, body.providerId);
    const outcome = await this.commands.execute(new ChangeRunMergeCommand(mergeId, command(providerId), meta));
    return respond(reply, outcome, { id: mergeId });
  }
}
