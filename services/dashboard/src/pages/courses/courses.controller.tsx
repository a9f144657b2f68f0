import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { search } from '../../api/api-client.js';
import { courseTypesOf, heldSeatsOf, municipalitiesOf, providersOf, runsOf, supplyOf } from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import { DASHBOARD_OPTIONS, type DashboardOptions } from '../../dashboard-options.js';
import { COURSE_ROLES, COUNTY_ROLES, PLANNING_ROLES, TEACHING_ROLES, WAITING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { sortingOf } from '../../layout/sorting.js';
import { CoursesPage } from './courses.page.js';
import { CoursesQuery, filterOf, keptOf, NOTICES, PATH } from './courses.query.js';
import { calendarEnd } from './week-calendar.js';

/** Rows of the list on one page. */
const AT_ONCE = '100';
const MOST = '200';

@PageController('kurse')
export class CoursesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
    @Inject(DASHBOARD_OPTIONS) private readonly options: DashboardOptions,
  ) {}

  @Get()
  @Roles(...COURSE_ROLES)
  async list(
    @Query() query: CoursesQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const day = this.pages.today();
    const [atRisk, list, starting, supply, types, providers, municipalities, held] = await Promise.all([
      runsOf(client, { atRisk: 'true', limit: AT_ONCE }, query.gesehen),
      runsOf(client, { ...filterOf(query), limit: AT_ONCE, after: query.ab }, query.gesehen),
      runsOf(client, { state: 'planned', from: day, to: calendarEnd(day), limit: MOST }, query.gesehen),
      supplyOf(client, { courseType: query.kursart }),
      courseTypesOf(client),
      providersOf(client),
      municipalitiesOf(client),
      heldSeatsOf(client),
    ]);
    const kept = keptOf(query);
    await this.pages.send(
      request,
      reply,
      {
        title: 'Kurse',
        question: 'Was läuft wo, was kommt zu kurz?',
        path: PATH,
        position: list.position,
        notice: query.meldung === undefined ? undefined : NOTICES[query.meldung],
      },
      <CoursesPage
        query={query}
        day={day}
        atRisk={atRisk.rows}
        runs={list.rows}
        starting={starting.rows}
        supply={supply}
        outlines={this.options.county.outlines}
        types={types}
        providers={providers}
        municipalities={municipalities}
        held={held}
        mayPlan={(PLANNING_ROLES as readonly string[]).includes(principal.role)}
        seesWaiting={(WAITING_ROLES as readonly string[]).includes(principal.role)}
        decidesOverlaps={(TEACHING_ROLES as readonly string[]).includes(principal.role)}
        linked={(COUNTY_ROLES as readonly string[]).includes(principal.role)}
        next={list.next === undefined ? undefined : `${PATH}${search({ ...kept, ab: list.next })}#liste`}
        sorting={sortingOf(PATH, kept, query, list.next)}
      />,
    );
  }
}
