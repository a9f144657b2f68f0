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
import { ChangeRunMergeCommand } from '../change-run-merge/change-run-merge.command.js';
import { Reach } from '../reach.js';
import { GiveUpRunMergeBody } from './give-up-run-merge.command.js';

@ApiTags('run-merges')
@Controller('api/courses/v1/run-merges')
export class GiveUpRunMergeController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** The merge is not pursued further; who was moved stays where she is, all others keep their seats. */
  @Post(':mergeId/give-up')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async giveUp(
    @CurrentPrincipal() principal: Principal,
    @Param('mergeId') mergeId: string,
    @Body() body: GiveUpRunMergeBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.requireMerge(principal, mergeId);
    const outcome = await this.commands.execute(new ChangeRunMergeCommand(mergeId, { kind: 'give-up', ...body }, meta));
    return respond(reply, outcome, { id: mergeId });
  }
}
