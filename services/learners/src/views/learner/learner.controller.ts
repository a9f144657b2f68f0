import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiGoneResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CommandExecutor } from '#event-sourcing';
import { COMMAND_EXECUTOR, CurrentPrincipal, type Principal, Problem, Roles, VERSION_HEADER } from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { LearnerReach } from '../provider-scope/learner-reach.js';
import { LearnerAnswer } from './learner-answer.dto.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class LearnerController {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** One learner, from the own stream: level, needs, disputes. The name is asked for apart, as each look is logged. */
  @Get(':ref')
  @ApiOkResponse({ type: LearnerAnswer, headers: VERSION_HEADER })
  @ApiGoneResponse()
  @Roles('provider', 'course-coordinator', 'migration-office', 'education-office', 'data-protection')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('ref') personRef: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LearnerAnswer> {
    await this.reach.require(principal, personRef);
    const { state, version } = await this.executor.load(learnerDecider, personRef);
    if (state.phase === 'unknown')
      throw new Problem({ status: 404, code: 'learner-unknown', detail: 'This reference names no learner.' });
    if (state.phase === 'erased')
      throw new Problem({ status: 410, code: 'person-erased', detail: 'The data of this person was erased.' });
    void reply.header('etag', `"${version}"`);
    const { phase: _phase, identity: _identity, takenInBy: _takenInBy, disputes, ...learner } = state;
    return {
      ...learner,
      disputes: Object.entries(disputes).map(([disputeId, dispute]) => ({ disputeId, ...dispute })),
    };
  }
}
