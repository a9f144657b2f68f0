import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import {
  CLOCK,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Problem,
  Roles,
  type SeenWrite,
} from '#service-kit';
import { pathsOn } from '../../domain/rule-book/paths.js';
import type { RuleBook } from '../../domain/rule-book/rule-book.js';
import { RULE_BOOK } from '../../rules/rule-book.provider.js';
import { LearnerReach } from '../provider-scope/learner-reach.js';
import { LostPathsAnswer, LostPathsQuery, PathsAnswer, PathsQuery } from './paths.dto.js';
import { Paths } from './paths.js';

@ApiTags('paths')
@Controller('api/learners/v1')
export class PathsController {
  constructor(
    @Inject(Paths) private readonly paths: Paths,
    @Inject(RULE_BOOK) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** Which courses are open to a person on a day, and which are not, each with the rule and its paragraph. */
  @Get('learners/:ref/paths')
  @Roles('migration-office', 'course-coordinator', 'education-office', 'provider')
  async of(
    @CurrentPrincipal() principal: Principal,
    @Param('ref') personRef: string,
    @Query() { day = this.clock.today() }: PathsQuery,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PathsAnswer> {
    await this.reach.require(principal, personRef, seen);
    if (seen && !(await this.paths.seen(seen))) markBehind(reply);
    const facts = await this.paths.of(personRef);
    if (!facts) throw new Problem({ status: 404, code: 'learner-unknown', detail: 'This reference names no learner.' });
    return { personRef, day, paths: pathsOn(this.rules, facts, day) };
  }

  /** Who loses which path by a rule from a day on: less is open than on the day before. */
  @Get('rules/:ruleId/losses')
  @Roles('migration-office', 'course-coordinator', 'education-office')
  async lost(
    @Param('ruleId') ruleId: string,
    @Query() { from = this.clock.today(), limit, after }: LostPathsQuery,
  ): Promise<LostPathsAnswer> {
    if (!this.rules.some(({ id }) => id === ruleId))
      throw new Problem({ status: 404, code: 'rule-unknown', detail: 'This id names no rule.' });
    return { from, ...(await this.paths.lostBy(this.rules, { ruleId, from }, { limit, after })) };
  }
}
