import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type CommandMeta, CurrentPrincipal, Meta, type Principal, Problem, Roles } from '#service-kit';
import { CourseFacts } from '../course-facts.js';
import { Reach } from '../reach.js';
import { EnterForManyBody } from './enter-for-many.dto.js';
import { EnterForMany } from './enter-for-many.js';
import { EnteredRows } from './entered-rows.dto.js';

@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs/:runId/participants')
export class EnterForManyController {
  constructor(
    @Inject(EnterForMany) private readonly many: EnterForMany,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /**
   * Enters attendance, results, certificates and drop-outs for many participants of a run. Each row is decided for
   * itself and answered with its outcome; with the same Idempotency-Key the whole form can be sent again.
   */
  @Post()
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office')
  async enter(
    @CurrentPrincipal() principal: Principal,
    @Param('runId') runId: string,
    @Body() body: EnterForManyBody,
    @Meta() meta: CommandMeta,
  ): Promise<EnteredRows> {
    await this.reach.requireRun(principal, runId);
    if ((await this.courses.run(runId)).phase === 'unknown')
      throw new Problem({ status: 404, code: 'run-unknown', detail: 'There is no such course run.' });
    return { rows: await this.many.rows(runId, body.rows, meta) };
  }
}
