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
import { CorrectIdentityBody, CorrectIdentityCommand } from './correct-identity.command.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class CorrectIdentityController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** Puts name, birth date or contact right. */
  @Post(':ref/identity/correct')
  @HttpCode(200)
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider')
  async correct(
    @Param('ref') personRef: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: CorrectIdentityBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.require(principal, personRef);
    const outcome = await this.commands.execute(
      new CorrectIdentityCommand({ type: 'correct-identity', personRef, ...body }, meta),
    );
    return respond(reply, outcome, { id: personRef });
  }
}
