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
import { LearnerReach } from '../../views/provider-scope/learner-reach.js';
import { UndoMergeBody, UndoMergeCommand } from './undo-merge.command.js';

@ApiTags('duplicates')
@Controller('api/learners/v1/merges')
export class UndoMergeController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /**
   * Takes a merge back, by the younger reference: what came under each counts for each again. A provider takes back what
   * was decided in its name.
   */
  @Post(':ref/undo')
  @HttpCode(200)
  @Roles('course-coordinator', 'provider')
  async undo(
    @Param('ref') personRef: string,
    @CurrentPrincipal() principal: Principal,
    @Body() { reason }: UndoMergeBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.require(principal, personRef);
    await this.reach.requireOwnMerge(principal, personRef);
    const outcome = await this.commands.execute(new UndoMergeCommand({ type: 'undo-merge', personRef, reason }, meta));
    return respond(reply, outcome, { id: personRef });
  }
}
