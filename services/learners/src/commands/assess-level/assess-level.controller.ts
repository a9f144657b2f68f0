import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
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
import { AssessLevelBody, AssessLevelCommand } from './assess-level.command.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class AssessLevelController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** Records a level by a test or a certificate. */
  @Post(':ref/levels')
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider')
  async assess(
    @Param('ref') personRef: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: AssessLevelBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.require(principal, personRef);
    const outcome = await this.commands.execute(
      new AssessLevelCommand({ type: 'assess-level', personRef, ...body }, meta),
    );
    return respond(reply, outcome, { id: personRef, status: 201 });
  }
}
