import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Problem,
  Roles,
  type SeenWrite,
  waitUntilSeen,
} from '#service-kit';
import { Reach } from '../../commands/reach.js';
import { Roster } from '../../policies/roster.js';
import type { RunRow } from '../runs/run-row.js';
import { CourseViews } from '../views.js';
import { ConcernedAnswer, type ConcernedPersonAnswer } from './concerned-answer.dto.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
export class ConcernedController {
  constructor(
    @Inject(CourseViews) private readonly views: CourseViews,
    @Inject(Roster) private readonly roster: Roster,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Everybody who was registered when the run was cancelled: who was told, and who waits or is registered elsewhere. */
  @Get(':runId/concerned')
  @Roles('provider', 'course-coordinator', 'migration-office')
  async concerned(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConcernedAnswer> {
    await this.reach.requireRun(principal, runId);
    if (write && !(await waitUntilSeen(() => this.views.hasSeen(write)))) markBehind(reply);
    const run = await this.views.run(runId);
    if (!run) throw new Problem({ status: 404, code: 'run-unknown', detail: 'There is no such course run.' });
    const people = (run.concerned ?? []).map((registrationId) => this.personOf(registrationId, run));
    return { people: await Promise.all(people) };
  }

  private async personOf(registrationId: string, { plan, told = [] }: RunRow): Promise<ConcernedPersonAnswer> {
    const entry = { registrationId, told: told.includes(registrationId) };
    const personRef = (await this.roster.registration(registrationId))?.personRef;
    if (personRef === undefined) return entry;
    const [needs, registrations] = await Promise.all([
      this.roster.needsOfPerson(personRef),
      this.roster.registrationsOfPerson(personRef),
    ]);
    const waiting = needs.find(({ open, courseType }) => open && courseType === plan.courseType);
    const other = registrations.find(
      ({ phase, runId }) => runId !== plan.runId && (phase === 'confirmed' || phase === 'taking-part'),
    );
    return {
      ...entry,
      personRef,
      ...(waiting && { waitingSince: waiting.since ?? waiting.openedOn }),
      ...(other && { registeredFor: other.runId }),
    };
  }
}
