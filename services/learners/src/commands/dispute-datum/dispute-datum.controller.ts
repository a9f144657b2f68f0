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
import { idOf } from '../derived-id.js';
import { DisputeDatumBody, DisputeDatumCommand } from './dispute-datum.command.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class DisputeDatumController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** Marks a datum as disputed; answers with the id of the dispute. */
  @Post(':ref/disputes')
  @Roles('migration-office', 'course-coordinator', 'education-office', 'data-protection', 'provider')
  async dispute(
    @Param('ref') personRef: string,
    @CurrentPrincipal() principal: Principal,
    @Body() body: DisputeDatumBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    await this.reach.require(principal, personRef);
    // It lies in the person's stream, within which alone a caller's key is known.
    const disputeId = idOf('d', `${personRef}\n${meta.commandId}`);
    const outcome = await this.commands.execute(
      new DisputeDatumCommand({ type: 'dispute-datum', personRef, disputeId, ...body }, meta),
    );
    return respond(reply, outcome, { id: disputeId, status: 201 });
  }
}
