import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiGoneResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CommandExecutor } from '#event-sourcing';
import {
  ACCESS_LOG,
  AccessLog,
  COMMAND_EXECUTOR,
  CurrentPrincipal,
  filled,
  type Principal,
  Problem,
  Roles,
  VERSION_HEADER,
} from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { LearnerReach } from '../provider-scope/learner-reach.js';
import { LearnerAnswer } from './learner-answer.dto.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class LearnerController {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
    @Inject(ACCESS_LOG) private readonly log: AccessLog,
  ) {}

  /**
   * One learner, from the own stream: level, needs, disputes; the name is asked for apart. Logged before it is answered;
   * who opens it outside of the own scope names a reason first, valid for the day (`POST access-log/reasons`).
   */
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
    const reason = await this.log.reason(principal, personRef);
    const { state, version } = await this.executor.load(learnerDecider, personRef);
    if (state.phase === 'unknown')
      throw new Problem({ status: 404, code: 'learner-unknown', detail: 'This reference names no learner.' });
    if (state.phase === 'erased')
      throw new Problem({ status: 410, code: 'person-erased', detail: 'The data of this person was erased.' });
    await this.log.write(principal, { what: 'case', personRefs: [personRef], reason });
    void reply.header('etag', `"${version}"`);
    const { municipalityKey, arrivedOn, enrolledOn, level, levels, literacy, needs, disputes } = state;
    return {
      personRef,
      municipalityKey,
      enrolledOn,
      levels,
      ...filled({ arrivedOn, level, literacy, needs }),
      disputes: Object.entries(disputes).map(([disputeId, dispute]) => ({ disputeId, ...dispute })),
    };
  }
}
