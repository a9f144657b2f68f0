import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import {
  CLOCK,
  type CommandMeta,
  CurrentPrincipal,
  Meta,
  Municipalities,
  type Principal,
  respond,
  Roles,
} from '#service-kit';
import { RuleBook } from '../../rules/rule-book.js';
import type { PlanRun } from '../../domain/course-run/course-run.commands.js';
import { isAdmitted } from '../../domain/provider/provider.js';
import { filledPlan } from '../../domain/rules/planning.js';
import { CourseFacts } from '../course-facts.js';
import { idOf } from '../derived-id.js';
import { PLANNING_ROLES } from '../planning-roles.js';
import { Reach } from '../reach.js';
import { PlanCourseRunBody, PlanCourseRunCommand } from './plan-course-run.command.js';
import { PlannedAnswer } from './planned-answer.dto.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class PlanCourseRunController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(RuleBook) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /**
   * Plans a run of a course. What is left open comes from the type of the course. The answer carries what the rules say:
   * they warn with their paragraph and refuse nothing.
   */
  @Post()
  @Roles(...PLANNING_ROLES)
  async plan(
    @CurrentPrincipal() principal: Principal,
    @Body() { effectiveOn, ...body }: PlanCourseRunBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlannedAnswer> {
    await this.reach.requireActingFor(principal, body.providerId);
    this.municipalities.require(body.municipalityKey);
    const runId = idOf('r', meta.commandId);
    const type = this.rules.courseTypeOf(body.courseType);
    const filled = { ...body, ...(type ? filledPlan(type, body.startsOn, body) : OF_NO_TYPE) };
    const weighed = this.rules.weighPlan(filled, await this.admitted(body), this.clock.today());
    const plan: PlanRun['plan'] = {
      runId,
      ...filled,
      childcare: body.childcare ?? false,
      ...(weighed.rules.length === 0 ? {} : { rules: [...weighed.rules] }),
    };
    const outcome = await this.commands.execute(
      new PlanCourseRunCommand({ kind: 'plan', plan, ...(effectiveOn === undefined ? {} : { effectiveOn }) }, meta),
    );
    const answer = respond(reply, outcome, {
      id: runId,
      status: 201,
      location: `/api/courses/v1/course-runs/${runId}`,
    });
    return { ...answer, warnings: weighed.warnings };
  }

  private async admitted({ providerId, courseType, startsOn }: PlanCourseRunBody): Promise<boolean | undefined> {
    return isAdmitted(await this.courses.provider(providerId), courseType, startsOn);
  }
}

/** Nothing is filled in for a type that the catalogue does not have: the decision refuses such a plan. */
const OF_NO_TYPE = {
  title: '-',
  entryLevel: 'pre-A1',
  targetLevel: 'pre-A1',
  funding: 'self',
  seats: 1,
  minimumGroup: 1,
  endsOn: '9999-12-31',
} as const;
