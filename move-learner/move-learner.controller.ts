import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
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
import { LearnerReach } from '../../views/provider-scope/learner-reach.js';
import { MoveLearnerBody, MoveLearnerCommand } from './move-learner.command.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class MoveLearnerController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Records that the person lives in another municipality from a day on. */
  @Post(':ref/moves')
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider')
  async move(
    @Param('ref') personRef: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: MoveLearnerBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    this.municipalities.require(body.municipalityKey);
    await this.reach.require(principal, personRef);
    const outcome = await this.commands.execute(
      new MoveLearnerCommand({ type: 'move-learner', personRef, ...body }, meta),
    );
    return respond(reply, outcome, { id: personRef, status: 201 });
  }
}
