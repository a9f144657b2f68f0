import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiGoneResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock, CommandExecutor } from '#event-sourcing';
import {
  ACCESS_LOG,
  AccessLog,
  CLOCK,
  COMMAND_EXECUTOR,
  ConsistentWith,
  CurrentPrincipal,
  type Principal,
  Problem,
  Roles,
  type SeenWrite,
  VERSION_HEADER,
} from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { wholeLearner } from '../../domain/learner/whole-learner.js';
import { Persons } from '../identities/persons.js';
import { LearnerReach } from '../provider-scope/learner-reach.js';
import { LearnerAnswer } from './learner-answer.dto.js';

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class LearnerController {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
    @Inject(ACCESS_LOG) private readonly log: AccessLog,
    @Inject(Persons) private readonly persons: Persons,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One learner, from the own stream: level, needs, disputes; the name is asked for apart. A reference that was merged
   * leads to the elder one. Logged before it is answered;
   * who opens it outside of the own scope names a reason first, valid for the day (`POST access-log/reasons`).
   */
  @Get(':ref')
  @ApiOkResponse({ type: LearnerAnswer, headers: VERSION_HEADER })
  @ApiGoneResponse()
  @Roles('provider', 'course-coordinator', 'migration-office', 'education-office', 'data-protection')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('ref') asked: string,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LearnerAnswer> {
    await this.reach.require(principal, asked, seen);
    const { root: personRef, members } = (await this.persons.of([asked]))(asked);
    const reason = await this.log.reason(principal, personRef);
    const loaded = await Promise.all(members.map((ref) => this.executor.load(learnerDecider, ref)));
    const [eldest] = loaded;
    if (eldest === undefined || eldest.state.phase === 'unknown')
      throw new Problem({ status: 404, code: 'learner-unknown', detail: 'This reference names no learner.' });
    if (eldest.state.phase === 'erased')
      throw new Problem({ status: 410, code: 'person-erased', detail: 'The data of this person was erased.' });
    await this.log.write(principal, { what: 'case', personRefs: [personRef], reason });
    void reply.header('etag', `"${eldest.version}"`);
    const others = loaded.slice(1).flatMap(({ state }) => (state.phase === 'enrolled' ? [state] : []));
    return wholeLearner(eldest.state, others, this.clock.today());
  }
}
