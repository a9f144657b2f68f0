import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  boundTo,
  type CommandAnswer,
  type CommandMeta,
  CurrentPrincipal,
  filled,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { LearnerReach } from '../../views/provider-scope/learner-reach.js';
import { MergeLearnersCommand } from './merge-learners.command.js';
import { PairBody } from './pair.dto.js';

@ApiTags('duplicates')
@Controller('api/learners/v1/merges')
export class MergeLearnersController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /**
   * Says that two references are of one person: all that came and comes under the younger counts for the elder, whose
   * reference is answered. A provider decides where both are its own; across providers the course coordination alone.
   */
  @Post()
  @Roles('course-coordinator', 'provider')
  async merge(
    @CurrentPrincipal() principal: Principal,
    @Body() { personRef, other }: PairBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    for (const ref of [personRef, other]) await this.reach.require(principal, ref);
    const decidedFor = boundTo(principal)?.ids[0];
    const outcome = await this.commands.execute(
      new MergeLearnersCommand({ personRef, other, ...filled({ decidedFor }) }, meta),
    );
    const younger = outcome.stream.replace(/^learner-/, '');
    return respond(reply, outcome, { id: younger === personRef ? other : personRef, status: 201 });
  }
}
