import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
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
import { PairBody } from '../merge-learners/pair.dto.js';
import { DismissDuplicateCommand } from './dismiss-duplicate.command.js';

@ApiTags('duplicates')
@Controller('api/learners/v1/duplicates')
export class DismissDuplicateController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** Says that two references are of two persons: they are not proposed again. */
  @Post('dismiss')
  @HttpCode(200)
  @Roles('course-coordinator', 'provider')
  async dismiss(
    @CurrentPrincipal() principal: Principal,
    @Body() { personRef, other }: PairBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    for (const ref of [personRef, other]) await this.reach.require(principal, ref);
    const outcome = await this.commands.execute(new DismissDuplicateCommand({ personRef, other }, meta));
    return respond(reply, outcome, { id: personRef });
  }
}
