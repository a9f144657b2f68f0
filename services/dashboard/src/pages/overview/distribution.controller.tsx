import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { Upstreams } from '../../api/upstreams.js';
import { sendCsv } from '../../csv/send-csv.js';
import { OVERVIEW_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { DayQuery, dayOf } from '../../layout/queries.js';
import { departmentWord, stageWord } from '../../layout/words.js';
import { DistributionPage, distributionOf, SHARE_COLUMNS } from './distribution.js';
import { isCounty } from './reader.js';

export class DistributionQuery extends DayQuery {
  @Matches(/^[a-z-]{1,60}$/)
  fachdienst: string = 'all';

  @Matches(/^[a-z-]{1,60}$/)
  stufe: string = 'enrolled';

  @IsOptional()
  @IsString()
  @MaxLength(60)
  sortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  richtung?: 'ab';
}

/** The way down from a number of the board where its cases may not be opened. */
@PageController()
export class DistributionController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get('verteilung')
  @Roles(...OVERVIEW_ROLES)
  async page(
    @Query() query: DistributionQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fachdienst: department, stufe: stage } = query;
    const day = this.dayFor(principal, query);
    const tag = day === this.pages.today() ? undefined : day;
    const shares = await distributionOf(this.upstreams.clientFor(request), { department, stage, day });
    const keep = { fachdienst: department, stufe: stage };
    const sorting = {
      path: '/verteilung',
      keep: { ...keep, tag },
      column: query.sortiert,
      descending: query.richtung === 'ab',
    };
    const head = {
      title: `${departmentWord(department)}: ${stageWord(stage)}`,
      question: 'Wie verteilt sich diese Zahl auf die Gemeinden?',
      path: '/verteilung',
      day,
      ...(isCounty(principal) ? { otherDays: keep } : {}),
    };
    const data = { shares, department, stage, tag, sorting };
    await this.pages.send(request, reply, head, <DistributionPage {...data} />);
  }

  @Get('verteilung.csv')
  @Roles(...OVERVIEW_ROLES)
  async file(
    @Query() query: DistributionQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fachdienst: department, stufe: stage } = query;
    const day = this.dayFor(principal, query);
    const shares = await distributionOf(this.upstreams.clientFor(request), { department, stage, day });
    await sendCsv(reply, 'verteilung', SHARE_COLUMNS, [shares]);
  }

  private dayFor(principal: Principal, query: DayQuery): string {
    return isCounty(principal) ? dayOf(query, this.pages.today()) : this.pages.today();
  }
}
