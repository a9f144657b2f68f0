import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { allPages } from '../api/all-pages.js';
import type { ApiClient } from '../api/api-client.js';
import type {
  CaseRow,
  HandoverRow,
  HandoverTime,
  MeasureRow,
  Paged,
  RightRow,
  RunRow,
} from '../api/integration-status.js';
import type { TakenInRow } from '../api/persons.js';
import { Upstreams } from '../api/upstreams.js';
import { COUNTY_ROLES, HANDOVER_ROLES, MEASURE_ROLES, TIMES_ROLES } from '../layout/navigation.js';
import { PageController } from '../layout/page-controller.js';
import { fits } from '../pages/handovers/handover-lists.js';
import { CasesFilter, DayQuery } from '../layout/queries.js';
import type { CsvColumn } from './csv.js';
import {
  CASE_COLUMNS,
  HANDOVER_COLUMNS,
  MEASURE_COLUMNS,
  RIGHT_COLUMNS,
  RUN_COLUMNS,
  TAKEN_IN_COLUMNS,
  TIME_COLUMNS,
} from './csv-columns.js';
import { sendCsv } from './send-csv.js';

const STATES = {
  offen: 'open',
  ueberfaellig: 'overdue',
  angenommen: 'arriving',
  gemeldet: 'escalated',
  beantwortet: 'answered',
} as const;
const DIRECTIONS = { eingehend: ['incoming'], ausgehend: ['outgoing'], alle: ['incoming', 'outgoing'] } as const;

export class HandoversCsvQuery extends DayQuery {
  @IsOptional()
  @IsIn(Object.keys(STATES))
  stand: keyof typeof STATES = 'offen';

  @IsOptional()
  @IsIn(Object.keys(DIRECTIONS))
  richtung: keyof typeof DIRECTIONS = 'alle';

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  von?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  an?: string;

  @IsOptional()
  @IsIn(['angenommen', 'zurueckgegeben'])
  ergebnis?: 'angenommen' | 'zurueckgegeben';
}

/** The lists of the pages as files for a spreadsheet; references instead of names. */
@PageController()
export class CsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('uebergaben.csv')
  @Roles(...HANDOVER_ROLES)
  async handovers(
    @Query() { stand, richtung, tag, von, an, ergebnis }: HandoversCsvQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // A provider's two sides are two lists, each with a cursor of its own; the county's is one.
    const directions = boundTo(principal) === undefined ? ['all'] : DIRECTIONS[richtung];
    const queries = directions.map((direction) => ({ state: STATES[stand], direction, day: tag }));
    await this.send(request, reply, `uebergaben-${stand}`, HANDOVER_COLUMNS, (client) =>
      only(allPages<HandoverRow>(client, '/handovers', queries), (row) => fits(row, { von, an, ergebnis })),
    );
  }

  @Get('uebergaben/zeiten.csv')
  @Roles(...TIMES_ROLES)
  async times(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const read = async function* (client: ApiClient): AsyncGenerator<readonly HandoverTime[]> {
      yield (await client.get<Paged<HandoverTime>>('integration-status', '/handovers/times')).rows;
    };
    await this.send(request, reply, 'uebergabezeiten', TIME_COLUMNS, read);
  }

  @Get('rechte.csv')
  @Roles(...COUNTY_ROLES)
  async rights(@Query() { tag }: DayQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, 'rechte', RIGHT_COLUMNS, (client) =>
      allPages<RightRow>(client, '/rights', [{ day: tag }]),
    );
  }

  @Get('kurse.csv')
  @Roles(...COUNTY_ROLES)
  async runs(@Query() { tag }: DayQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, 'kurse-gefaehrdet', RUN_COLUMNS, (client) =>
      allPages<RunRow>(client, '/runs/at-risk', [{ day: tag }]),
    );
  }

  @Get('faelle.csv')
  @Roles(...COUNTY_ROLES)
  async cases(@Query() query: CasesFilter, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { fachdienst: department, stufe: stage, gemeinde: municipality, tag: day } = query;
    await this.send(request, reply, 'faelle', CASE_COLUMNS, (client) =>
      allPages<CaseRow>(client, '/cases', [{ department, stage, municipality, day }]),
    );
  }

  @Get('personen/aufgenommen.csv')
  @Roles('provider')
  async takenIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, 'aufgenommen', TAKEN_IN_COLUMNS, (client) =>
      allPages<TakenInRow>(client, '/taken-in', [{}]),
    );
  }

  @Get('massnahmen.csv')
  @Roles(...MEASURE_ROLES)
  async measures(
    @Query() { tag }: DayQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(request, reply, 'massnahmen', MEASURE_COLUMNS, (client) =>
      allPages<MeasureRow>(client, '/measures/overdue', [{ day: tag }]),
    );
  }

  private async send<Row>(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    columns: readonly CsvColumn<Row>[],
    read: (client: ApiClient) => AsyncGenerator<readonly Row[]>,
  ): Promise<void> {
    await sendCsv(reply, name, columns, read(this.upstreams.clientFor(request)));
  }
}

async function* only<Row>(
  pages: AsyncGenerator<readonly Row[]>,
  wanted: (row: Row) => boolean,
): AsyncGenerator<readonly Row[]> {
  for await (const rows of pages) yield rows.filter(wanted);
}
