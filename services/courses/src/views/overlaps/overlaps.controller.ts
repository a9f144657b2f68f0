import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Roles,
  type SeenWrite,
  waitUntilSeen,
  withinScope,
} from '#service-kit';
import { CourseViews } from '../views.js';
import type { OverlapRow } from './overlap-row.js';
import { type OverlapAnswer, OverlapsAnswer } from './overlaps-answer.dto.js';

@ApiTags('registrations')
@Controller('api/courses/v1/overlaps')
export class OverlapsController {
  constructor(@Inject(CourseViews) private readonly views: CourseViews) {}

  /**
   * Registrations that claim the same days since the days of a run changed, longest open first: for the coordination
   * both sides of each, for a provider the side of its own run.
   */
  @Get()
  @Roles('provider', 'course-coordinator', 'migration-office')
  async open(
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OverlapsAnswer> {
    if (write && !(await waitUntilSeen(() => this.views.hasSeen(write)))) markBehind(reply);
    const rows = await Promise.all((await this.views.openOverlaps()).map((row) => this.answerOf(principal, row)));
    return { overlaps: rows.flat() };
  }

  private async answerOf(principal: Principal, row: OverlapRow): Promise<readonly OverlapAnswer[]> {
    const { personRef, registrationId, runId, otherRegistrationId, since } = row;
    const run = await this.views.run(runId);
    if (!run || !withinScope(principal, { provider: run.plan.providerId })) return [];
    const other = await this.views.registration(otherRegistrationId);
    const otherRun = other && (await this.views.run(other.runId));
    const own = await this.views.registration(registrationId);
    const { title, startsOn, endsOn } = run.plan;
    return [
      {
        personRef,
        registrationId,
        runId,
        title,
        startsOn,
        endsOn,
        otherRegistrationId,
        ...(otherRun && withinScope(principal, { provider: otherRun.plan.providerId }) && other
          ? { otherRunId: other.runId }
          : {}),
        since,
        begun: own?.phase === 'taking-part',
      },
    ];
  }
}
