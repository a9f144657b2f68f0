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
import { CourseFacts } from '../../commands/course-facts.js';
import { Reach } from '../../commands/reach.js';
import { ParticipationRules } from '../../rules/participation-rules.js';
import { CourseViews } from '../views.js';
import { registrationAnswer, registrationOfRun } from './registration-answer.js';
import { RegistrationAnswer, RegistrationsOfRun } from './registrations-answer.dto.js';

@ApiTags('registrations')
@Controller('api/courses/v1')
@Roles('provider', 'course-coordinator', 'migration-office')
export class RegistrationsController {
  constructor(
    @Inject(CourseViews) private readonly views: CourseViews,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(ParticipationRules) private readonly rules: ParticipationRules,
  ) {}

  /** The registrations of a run, for its provider and the coordination. */
  @Get('course-runs/:runId/registrations')
  async ofRun(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegistrationsOfRun> {
    await this.reach.requireRun(principal, runId);
    const { plan } = await this.courses.run(runId);
    if (!plan) throw new Problem({ status: 404, code: 'run-unknown', detail: 'There is no such course run.' });
    if (write && !(await waitUntilSeen(() => this.views.hasSeen(write)))) markBehind(reply);
    const [rows, followUps] = await Promise.all([this.views.registrationsOf(runId), this.views.followUpsOf(runId)]);
    const course = { code: plan.courseType, today: this.courses.today(), rules: this.rules };
    return { registrations: rows.map((row) => registrationOfRun(row, followUps.get(row.id), course)) };
  }

  /** One registration, from the person's stream itself: where to look after a 202. */
  @Get('registrations/:personRef/:registrationId')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
  ): Promise<RegistrationAnswer> {
    await this.reach.requireRegistration(principal, personRef, registrationId);
    const registration = await this.courses.registration(personRef, registrationId);
    if (registration) return registrationAnswer(registration);
    throw new Problem({ status: 404, code: 'registration-unknown', detail: 'The person has no such registration.' });
  }
}
