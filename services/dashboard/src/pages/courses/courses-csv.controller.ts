import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { Roles } from '#service-kit';
import { allPages } from '../../api/all-pages.js';
import { type ListedRun, supplyOf } from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import { sendCsv } from '../../csv/send-csv.js';
import { COURSE_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { CoursesQuery, filterOf } from './courses.query.js';
import { LISTED_RUN_COLUMNS, PLANNED_RUN_COLUMNS, SUPPLY_COLUMNS } from './course-files.js';

/** Codes of the courses that are reported while they are planned: those of the integration course. */
const REPORTED = 'IK_';
const MONTHS_AHEAD = 3;

/** The lists of the page of courses as files. */
@PageController('kurse')
@Roles(...COURSE_ROLES)
export class CoursesCsvController {
  constructor(
    @Inject(Upstreams) private readonly upstreams: Upstreams,
    @Inject(Pages) private readonly pages: Pages,
  ) {}

  @Get('liste.csv')
  async list(@Query() query: CoursesQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const client = this.upstreams.clientFor(request);
    await sendCsv(reply, 'kurse', LISTED_RUN_COLUMNS, allPages<ListedRun>(client, '/runs', [filterOf(query)]));
  }

  /** All integration courses planned to begin within three months: what the weekly entry of courses needs. */
  @Get('planung.csv')
  async planned(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const from = this.pages.today();
    const to = Temporal.PlainDate.from(from).add({ months: MONTHS_AHEAD }).toString();
    const pages = allPages<ListedRun>(this.upstreams.clientFor(request), '/runs', [{ state: 'planned', from, to }]);
    await sendCsv(reply, 'integrationskurse-geplant', PLANNED_RUN_COLUMNS, reported(pages));
  }

  @Get('bedarf.csv')
  async supply(
    @Query() { kursart }: CoursesQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const cells = await supplyOf(this.upstreams.clientFor(request), { courseType: kursart });
    await sendCsv(reply, 'bedarf', SUPPLY_COLUMNS, [cells]);
  }
}

async function* reported(pages: AsyncIterable<readonly ListedRun[]>): AsyncGenerator<readonly ListedRun[]> {
  for await (const runs of pages) yield runs.filter(({ courseType }) => courseType.startsWith(REPORTED));
}
