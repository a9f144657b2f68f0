import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import { allPages } from '../../api/all-pages.js';
import { disputesOf, withDisputes } from '../../api/disputes.js';
import type { Paged } from '../../api/integration-status.js';
import { Upstreams } from '../../api/upstreams.js';
import type {
  Collision,
  FittingPersons,
  Merge,
  MergeQuestion,
  WaitingEntry,
  WaitingGroup,
  WaitingRow,
} from '../../api/waiting-list.js';
import { sendCsv } from '../../csv/send-csv.js';
import { WAITING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import {
  COLLISION_COLUMNS,
  fittingPersonColumns,
  GROUP_COLUMNS,
  MERGE_COLUMNS,
  PROPOSAL_COLUMNS,
  QUESTION_COLUMNS,
  WAITING_COLUMNS,
} from './waiting-csv-columns.js';
import { EntryParam, RunParam, WaitingFilter } from './waiting-list.query.js';

const LIST = 'integration-status';

/** The lists of the waiting list and of merges as files for a spreadsheet; references instead of names. */
@PageController()
@Roles(...WAITING_ROLES)
export class WaitingCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('warteliste.csv')
  async waiting(
    @Query() { kursart, niveau, gemeinde }: WaitingFilter,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = { courseType: kursart, level: niveau, municipality: gemeinde };
    const client = this.upstreams.clientFor(request);
    const pages = withDisputes(client, allPages<WaitingRow>(client, '/waiting-list', [query]), (rows) =>
      rows.flatMap(({ personRef }) => personRef ?? []),
    );
    await sendCsv(reply, 'warteliste', WAITING_COLUMNS, pages);
  }

  @Get('warteliste/gruppen.csv')
  async groups(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { rows } = await this.read<Paged<WaitingGroup>>(request, '/waiting-list/groups');
    await sendCsv(reply, 'warteliste-gruppen', GROUP_COLUMNS, [rows]);
  }

  @Get('warteliste/:id/vorschlaege.csv')
  async proposals(
    @Param() { id }: EntryParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { proposals } = await this.read<WaitingEntry>(request, `/waiting-list/${id}`);
    await sendCsv(reply, 'vorschlaege', PROPOSAL_COLUMNS, [proposals]);
  }

  @Get('warteliste/kurse/:id/wartende.csv')
  async fitting(@Param() { id }: RunParam, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { rows } = await this.read<FittingPersons>(request, `/runs/${id}/fitting-persons`);
    const refs = rows.flatMap(({ entry }) => entry.personRef ?? []);
    const disputes = await disputesOf(this.upstreams.clientFor(request), refs);
    await sendCsv(reply, 'passende-personen', fittingPersonColumns(disputes), [rows]);
  }

  @Get('warteliste/zusammenlegungen/kollisionen.csv')
  async collisions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { rows } = await this.read<Paged<Collision>>(request, '/collisions');
    await sendCsv(reply, 'kollisionen', COLLISION_COLUMNS, [rows]);
  }

  @Get('warteliste/zusammenlegungen/beendet.csv')
  async closed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { rows } = await this.read<Paged<Merge>>(request, '/run-merges?state=closed');
    await sendCsv(reply, 'zusammenlegungen', MERGE_COLUMNS, [rows]);
  }

  @Get('warteliste/zusammenlegungen/:id/antworten.csv')
  async answers(
    @Param() { id }: EntryParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { rows } = await this.read<Paged<Merge>>(request, '/run-merges?state=open');
    const questions: readonly MergeQuestion[] = rows.find(({ mergeId }) => mergeId === id)?.questions ?? [];
    await sendCsv(reply, 'antworten', QUESTION_COLUMNS, [questions]);
  }

  private read<Body>(request: FastifyRequest, path: string): Promise<Body> {
    return this.upstreams.clientFor(request).get<Body>(LIST, path);
  }
}
