import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  type CommandMeta,
  CurrentPrincipal,
  markBehind,
  Meta,
  type Principal,
  Problem,
  Roles,
  waitUntilSeen,
} from '#service-kit';
import { CourseViews } from '../../views/views.js';
import { CourseFacts } from '../course-facts.js';
import { Reach } from '../reach.js';
import { EnterForManyBody } from './enter-for-many.dto.js';
import { EnterForMany } from './enter-for-many.js';
import { type EnteredRow, EnteredRows } from './entered-rows.dto.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs/:runId/participants')
export class EnterForManyController {
  constructor(
    @Inject(EnterForMany) private readonly many: EnterForMany,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Reach) private readonly reach: Reach,
    @Inject(CourseViews) private readonly views: CourseViews,
  ) {}

  /**
   * Enters attendance, results, certificates and drop-outs for many participants of a run. Each row is decided for
   * itself and answered with its outcome; with the same Idempotency-Key the whole form can be sent again. Waits up to
   * two seconds until the list of participants shows it all; `Consistency: behind` says that it does not yet.
   */
  @Post()
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async enter(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: EnterForManyBody,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnteredRows> {
    await this.reach.requireRun(principal, runId);
    if ((await this.courses.run(runId)).phase === 'unknown')
      throw new Problem({ status: 404, code: 'run-unknown', detail: 'There is no such course run.' });
    const rows = await this.many.rows(runId, body.rows, meta);
    if (!(await waitUntilSeen(() => this.areShown(rows)))) markBehind(reply);
    return { rows };
  }

  private async areShown(rows: readonly EnteredRow[]): Promise<boolean> {
    const seen = await Promise.all(
      rows.flatMap(({ written }) => {
        const [stream, version] = written?.split('@') ?? [];
        return stream === undefined ? [] : [this.views.hasSeen({ stream, version: Number(version) })];
      }),
    );
    return seen.every(Boolean);
  }
}
