import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import { search } from '../../api/api-client.js';
import { Upstreams } from '../../api/upstreams.js';
import type { OfYear, RightLapses, WaitTime } from '../../api/waiting-times.js';
import type { CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import { COUNTY_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { DayQuery, dayOf } from '../../layout/queries.js';
import { rightWord } from '../../layout/words.js';
import { typeOf, WaitingTimesPage } from './waiting-times.page.js';

export const WAITING_TIMES_PATH = '/warteliste/zeiten';

const WAIT_COLUMNS: readonly CsvColumn<WaitTime>[] = [
  { head: 'Kursart', cell: typeOf },
  { head: 'Angemeldet', cell: ({ count }) => count },
  { head: 'Hälfte bis (Tage)', cell: ({ median }) => median },
  { head: '90 % bis (Tage)', cell: ({ p90 }) => p90 },
];
const LAPSE_COLUMNS: readonly CsvColumn<RightLapses>[] = [
  { head: 'Recht', cell: ({ kind }) => rightWord(kind) },
  { head: 'Erteilt', cell: ({ issued }) => issued },
  { head: 'Vermutlich verfallen', cell: ({ presumed }) => presumed },
  { head: 'Verfall festgestellt', cell: ({ lapsed }) => lapsed },
];

/** How long the county has people wait, and which rights go unused meanwhile. */
@PageController()
@Roles(...COUNTY_ROLES)
export class WaitingTimesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get(WAITING_TIMES_PATH.slice(1))
  async page(@Query() query: DayQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { tag } = query;
    const [waits, lapses] = await Promise.all([
      this.read<WaitTime>(request, '/waiting-list/times', tag),
      this.read<RightLapses>(request, '/rights/lapses', tag),
    ]);
    await this.pages.send(
      request,
      reply,
      {
        title: 'Wartezeiten',
        question: 'Wie lange wird gewartet, und was verfällt dabei?',
        path: WAITING_TIMES_PATH,
        day: dayOf(query, this.pages.today()),
        otherDays: {},
      },
      <WaitingTimesPage waits={waits} lapses={lapses} search={search({ tag })} />,
    );
  }

  @Get('warteliste/zeiten.csv')
  async waits(@Query() { tag }: DayQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { rows } = await this.read<WaitTime>(request, '/waiting-list/times', tag);
    await sendCsv(reply, 'wartezeiten', WAIT_COLUMNS, [rows]);
  }

  @Get('warteliste/verfallen.csv')
  async lapses(@Query() { tag }: DayQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { rows } = await this.read<RightLapses>(request, '/rights/lapses', tag);
    await sendCsv(reply, 'verfallene-rechte', LAPSE_COLUMNS, [rows]);
  }

  private read<Row>(request: FastifyRequest, path: string, tag: string | undefined): Promise<OfYear<Row>> {
    return this.upstreams
      .clientFor(request)
      .get<OfYear<Row>>('integration-status', path, { day: tag === '' ? undefined : tag });
  }
}
