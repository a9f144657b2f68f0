import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommandAnswer,
  type CommandMeta,
  boundTo,
  CurrentPrincipal,
  Meta,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { idOf } from '../derived-id.js';
import { LearnerReach } from '../../views/provider-scope/learner-reach.js';
import { AssessLevelBody, AssessLevelCommand } from './assess-level.command.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class AssessLevelController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** Records a level by a test or a certificate; answers with the id of the assessment. */
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
    // It lies in the person's stream, within which alone a caller's key is known.
    const assessmentId = idOf('a', `${personRef}\n${meta.commandId}`);
    const outcome = await this.commands.execute(
      new AssessLevelCommand(
        {
          type: 'assess-level',
          personRef,
          assessmentId,
          ...body,
          ...(body.assessedBy === undefined ? assessedHere(principal) : {}),
        },
        meta,
      ),
    );
    return respond(reply, outcome, { id: assessmentId, status: 201 });
  }
}

/** What an account of one provider records was assessed there, unless it says otherwise. */
function assessedHere(principal: Principal): { readonly assessedBy?: string } {
  const bound = boundTo(principal);
  const [provider, another] = bound?.kind === 'provider' ? bound.ids : [];
  return provider === undefined || another !== undefined ? {} : { assessedBy: provider };
}
