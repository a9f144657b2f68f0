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
  requireProvider,
  respond,
  Roles,
} from '#service-kit';
import { RuleBook } from '../../rules/rule-book.js';
import { idOf } from '../derived-id.js';
import { PlanCourseRunBody, PlanCourseRunCommand } from './plan-course-run.command.js';
import { PlannedAnswer } from './planned-answer.dto.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class PlanCourseRunController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(RuleBook) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Municipalities) private readonly municipalities: Municipalities,
  ) {}

  /** Plans a run of a course; the answer carries what the rules say about its type. */
  @Post()
  @Roles('provider', 'course-coordinator', 'migration-office')
  async plan(
    @CurrentPrincipal() principal: Principal,
    @Body() { effectiveOn, ...plan }: PlanCourseRunBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlannedAnswer> {
    requireProvider(principal, plan.providerId);
    this.municipalities.require(plan.municipalityKey);
    const runId = idOf('r', meta.commandId);
    const outcome = await this.commands.execute(
      new PlanCourseRunCommand(
        { kind: 'plan', plan: { runId, ...plan }, ...(effectiveOn === undefined ? {} : { effectiveOn }) },
        meta,
      ),
    );
    const answer = respond(reply, outcome, {
      id: runId,
      status: 201,
      location: `/api/courses/v1/course-runs/${runId}`,
    });
    return { ...answer, warnings: this.rules.warningsFor(plan.courseType, plan.startsOn, this.clock.today()) };
  }
}
