import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import { search } from '../../../api/api-client.js';
import type { StageTime } from '../../../api/handovers.js';
import type { Paged } from '../../../api/integration-status.js';
import { Upstreams } from '../../../api/upstreams.js';
import type { CsvColumn } from '../../../csv/csv.js';
import { sendCsv } from '../../../csv/send-csv.js';
import { TIMES_ROLES } from '../../../layout/navigation.js';
import { PageController } from '../../../layout/page-controller.js';
import { Pages } from '../../../layout/pages.js';
import { sortingOf } from '../../../layout/sorting.js';
import { courseTypeWord } from '../../../layout/words.js';
import { ListQuery } from '../../../layout/queries.js';
import { stageWord } from '../handover-words.js';
import { PARTS, StageTimesPage } from './times.page.js';

export const STAGE_TIMES_PATH = '/uebergaben/zeiten';

export class StageTimesQuery extends ListQuery {
  @IsOptional()
  @IsIn(['', ...Object.keys(PARTS)])
  nach: '' | keyof typeof PARTS = '';
}

const partOf = ({ courseType, municipality }: StageTime): string =>
  courseType === undefined ? (municipality?.name ?? '') : courseTypeWord(courseType);

const COLUMNS: readonly CsvColumn<StageTime>[] = [
  { head: 'Schritt', cell: (row) => stageWord(row.stage) },
  { head: 'Von', cell: (row) => row.from.name },
  { head: 'An', cell: (row) => row.to.name },
  { head: 'Kursart oder Gemeinde', cell: partOf },
  { head: 'Übergaben', cell: (row) => row.count },
  { head: 'Hälfte bis (Tage)', cell: (row) => row.median },
  { head: '90 % bis (Tage)', cell: (row) => row.p90 },
];

/** How long each stage of the hand-overs between two providers takes. */
@PageController()
@Roles(...TIMES_ROLES)
export class StageTimesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get(STAGE_TIMES_PATH.slice(1))
  async page(
    @Query() query: StageTimesQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = await this.rows(request, query);
    await this.pages.send(
      request,
      reply,
      {
        title: 'Zeiten der Schritte',
        question: 'Wo dauert eine Übergabe lange?',
        path: STAGE_TIMES_PATH,
      },
      <StageTimesPage
        rows={rows}
        by={query.nach}
        csv={`/uebergaben/schritte.csv${search({ nach: query.nach })}`}
        partOf={partOf}
        sorting={sortingOf(STAGE_TIMES_PATH, { nach: query.nach }, query, undefined)}
      />,
    );
  }

  @Get('uebergaben/schritte.csv')
  async file(
    @Query() query: StageTimesQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, 'uebergabeschritte', COLUMNS, [await this.rows(request, query)]);
  }

  private async rows(request: FastifyRequest, { nach }: StageTimesQuery): Promise<readonly StageTime[]> {
    const by = nach === '' ? undefined : PARTS[nach].by;
    const client = this.upstreams.clientFor(request);
    return (await client.get<Paged<StageTime>>('integration-status', '/handovers/stage-times', { by })).rows;
  }
}
