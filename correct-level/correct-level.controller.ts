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
import { CorrectLevelBody, CorrectLevelCommand } from './correct-level.command.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class CorrectLevelController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** Puts right a level that was recorded wrongly, or takes it back; a provider what it assessed itself. */
  @Post(':ref/levels/:assessmentId/correct')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider')
  async correct(
    @Param('ref') personRef: string,
    @Param('assessmentId') assessmentId: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: CorrectLevelBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.require(principal, personRef);
    const outcome = await this.commands.execute(
      new CorrectLevelCommand({ type: 'correct-level', personRef, assessmentId, ...body }, meta),
    );
    return respond(reply, outcome, { id: personRef });
  }
}
