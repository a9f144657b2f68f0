import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import type { CaseRow, Paged } from '../../api/integration-status.js';
import { askForNames, NAME_ASKING_ROLES, namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { CASE_ROLES, COUNTY_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { CasesFilter, dayOf } from '../../layout/queries.js';
import { sortingOf } from '../../layout/sorting.js';
import { CaseView } from './case-view.js';
import { CaseParam } from './case.param.js';
import { CasesPage } from './cases.page.js';
import { CaseQuery } from './desk/desk.forms.js';
import { NAME_REASONS } from './name-form.js';

export class CasesQuery extends CasesFilter {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  ab?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  sortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  richtung?: 'ab';
}

export class NameReasonForm {
  @IsString()
  @MaxLength(40)
  @IsIn(['', ...NAME_REASONS])
  grund!: string;

  /** The day that is looked at. */
  @IsOptional()
  @Matches(/^(\d{4}-\d{2}-\d{2})?$/)
  tag?: string;
}

@PageController('faelle')
export class CaseController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
    @Inject(CaseView) private readonly view: CaseView,
  ) {}

  /** The list behind a number of the board. */
  @Get()
  @Roles(...COUNTY_ROLES)
  async list(
    @Query() query: CasesQuery,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { fachdienst: department, stufe: stage, gemeinde, ab: after } = query;
    const day = dayOf(query, this.pages.today());
    const municipalityKey = gemeinde === '' ? undefined : gemeinde;
    const page = await client.get<Paged<CaseRow>>('integration-status', '/cases', {
      department,
      stage,
      municipality: municipalityKey,
      day,
      after,
    });
    const names = await namesFor(
      client,
      role,
      page.rows.map((row) => row.personRef),
    );
    const keep = { fachdienst: department, stufe: stage, gemeinde: municipalityKey };
    const next = page.next === undefined ? undefined : `/faelle${search({ ...keep, tag: day, ab: page.next })}`;
    const sorting = sortingOf('/faelle', { ...keep, tag: query.tag }, query, page.next);
    const head = {
      title: 'Fälle',
      question: 'Wer verbirgt sich hinter der Zahl?',
      path: '/faelle',
      day,
      position: page.position,
      otherDays: keep,
    };
    const place = municipalityKey === undefined ? undefined : (page.rows[0]?.municipality?.name ?? municipalityKey);
    const csv = `/faelle.csv${search({ ...keep, tag: query.tag })}`;
    const data = { day, department, stage, place, rows: page.rows, names, next, sorting, csv };
    await this.pages.send(request, reply, head, <CasesPage {...data} />);
  }

  @Get(':ref')
  @Roles(...CASE_ROLES)
  async case(
    @Param() { ref }: CaseParam,
    @Query() query: CaseQuery,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.view.show(request, reply, role, ref, { query });
  }

  /** The reason for opening a case outside of the own scope: valid for the day, so the case is shown at once. */
  @Post(':ref/grund')
  @Roles(...NAME_ASKING_ROLES)
  async reason(
    @Param() { ref }: CaseParam,
    @Body() { grund, tag }: NameReasonForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (grund === '') return this.view.askWhy(request, reply, ref, tag, 'Bitte wählen Sie einen Grund.');
    await nameReason(this.upstreams.clientFor(request), ref, grund);
    void reply.redirect(`/faelle/${encodeURIComponent(ref)}${search({ tag })}`, 303);
  }

  /** The name after a reason: told on this page alone, never in an address. */
  @Post(':ref/name')
  @Roles(...NAME_ASKING_ROLES)
  async name(
    @Param() { ref }: CaseParam,
    @Body() { grund, tag }: NameReasonForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { role } = principal;
    const query = tag === undefined ? {} : { tag };
    const ask = (problem: string, status: number): Promise<void> =>
      this.view.show(request, reply, role, ref, { query, question: { tag, problem }, status });
    if (grund === '') return ask('Bitte wählen Sie einen Grund.', 422);
    const client = this.upstreams.clientFor(request);
    await nameReason(client, ref, grund);
    try {
      const name = (await askForNames(client, [ref], grund)).get(ref);
      if (name === undefined) return await ask('Zu dieser Person ist kein Name für Sie hinterlegt.', 200);
      await this.view.show(request, reply, role, ref, { query, name });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.away || error.status === 401) throw error;
      await ask('Den Namen dieser Person dürfen Sie nicht sehen.', error.status);
    }
  }
}

async function nameReason(client: ApiClient, personRef: string, reason: string): Promise<void> {
  await client.call('integration-status', '/access-log/reasons', { method: 'POST', body: { personRef, reason } });
}
