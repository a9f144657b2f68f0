import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import type { Case } from '../../api/integration-status.js';
import { Upstreams } from '../../api/upstreams.js';
import { sendCsv } from '../../csv/send-csv.js';
import { CASE_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { DayQuery } from '../../layout/queries.js';
import { CASE_HANDOVER_COLUMNS, FITTING_RUN_COLUMNS, REGISTRATION_COLUMNS } from './case-files.js';
import { CaseParam } from './case.param.js';

/** The tables of a case as files: what the reader sees on the page, and no more. */
@PageController('faelle/:ref')
@Roles(...CASE_ROLES)
export class CaseCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('kurse.csv')
  async courses(
    @Param() { ref }: CaseParam,
    @Query() { tag }: DayQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { registrations } = await this.read(request, ref, tag);
    await sendCsv(reply, 'kurse-der-person', REGISTRATION_COLUMNS, [registrations]);
  }

  @Get('uebergaben.csv')
  async handovers(
    @Param() { ref }: CaseParam,
    @Query() { tag }: DayQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { handovers } = await this.read(request, ref, tag);
    await sendCsv(reply, 'uebergaben-der-person', CASE_HANDOVER_COLUMNS, [handovers]);
  }

  @Get('passende-kurse.csv')
  async fittingRuns(
    @Param() { ref }: CaseParam,
    @Query() { tag }: DayQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fittingRuns } = await this.read(request, ref, tag);
    await sendCsv(reply, 'passende-kurse', FITTING_RUN_COLUMNS, [fittingRuns ?? []]);
  }

  private read(request: FastifyRequest, ref: string, day: string | undefined): Promise<Case> {
    return this.upstreams.clientFor(request).get<Case>('integration-status', `/cases/${ref}`, { day });
  }
}
