import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import type { Case, CaseRow, Paged } from '../../api/integration-status.js';
import { askForNames, mayAskForNames, NAME_ASKING_ROLES, namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { CASE_ROLES, COUNTY_ROLES, TAKE_IN_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { CasesFilter, DayQuery, dayOf } from '../../layout/queries.js';
import { sortingOf } from '../../layout/sorting.js';
import { CasePage, type CaseData } from './case.page.js';
import { CaseParam } from './case.param.js';
import { CasesPage } from './cases.page.js';
import { DATA_TITLES } from './data-form.page.js';
import { DATA_FORMS, type DataForm } from './data-forms.js';
import { ReasonPage } from './reason-page.js';
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

export class CaseQuery extends DayQuery {
  @IsOptional()
  @IsIn(DATA_FORMS)
  meldung?: DataForm;

  /** `<stream>@<version>` of the reader's own write. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@\d{1,9}$/)
  gesehen?: string;
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
    @Query() { tag, meldung, gesehen }: CaseQuery,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [one, names] = await Promise.all([caseOf(client, ref, tag, gesehen), namesFor(client, role, [ref])]);
    if (!one) return this.askWhy(request, reply, ref, tag);
    // A reference that was merged leads to the elder one.
    if (one.personRef !== ref)
      return void reply.redirect(`/faelle/${encodeURIComponent(one.personRef)}${search({ tag })}`, 303);
    const data = {
      today: this.pages.today(),
      case: one,
      name: names.get(ref),
      question: mayAskForNames(role) ? { tag } : undefined,
      mayChange: (TAKE_IN_ROLES as readonly string[]).includes(role),
    };
    await this.show(
      request,
      reply,
      data,
      200,
      meldung === undefined ? undefined : `Gespeichert: ${DATA_TITLES[meldung]}.`,
    );
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
    if (grund === '') return this.askWhy(request, reply, ref, tag, 'Bitte wählen Sie einen Grund.');
    await nameReason(this.upstreams.clientFor(request), ref, grund);
    void reply.redirect(`/faelle/${encodeURIComponent(ref)}${search({ tag })}`, 303);
  }

  /** The name after a reason: told on this page alone, never in an address. */
  @Post(':ref/name')
  @Roles(...NAME_ASKING_ROLES)
  async name(
    @Param() { ref }: CaseParam,
    @Body() { grund, tag }: NameReasonForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    if (grund !== '') await nameReason(client, ref, grund);
    const one = await caseOf(client, ref, tag);
    if (!one) return this.askWhy(request, reply, ref, tag);
    const today = this.pages.today();
    if (grund === '')
      return this.show(
        request,
        reply,
        { today, case: one, question: { tag, problem: 'Bitte wählen Sie einen Grund.' } },
        422,
      );
    try {
      const name = (await askForNames(client, [ref], grund)).get(ref);
      const question =
        name === undefined ? { tag, problem: 'Zu dieser Person ist kein Name für Sie hinterlegt.' } : undefined;
      await this.show(request, reply, { today, case: one, name, question });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.away || error.status === 401) throw error;
      await this.show(
        request,
        reply,
        { today, case: one, question: { tag, problem: 'Den Namen dieser Person dürfen Sie nicht sehen.' } },
        error.status,
      );
    }
  }

  private async askWhy(
    request: FastifyRequest,
    reply: FastifyReply,
    ref: string,
    tag: string | undefined,
    problem?: string,
  ): Promise<void> {
    const head = {
      title: `Fall ${ref}`,
      question: 'Wozu öffnen Sie diesen Fall?',
      path: `/faelle/${ref}`,
      day: this.pages.today(),
      otherDays: {},
    };
    const page = <ReasonPage personRef={ref} tag={tag} problem={problem} />;
    await this.pages.send(request, reply, head, page, problem === undefined ? 200 : 422);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    data: CaseData,
    status = 200,
    notice?: string,
  ): Promise<void> {
    const { personRef, day, position } = data.case;
    const path = `/faelle/${personRef}`;
    const head = {
      title: `Fall ${data.name ?? personRef}`,
      question: 'Wo steht diese Person, wer ist dran?',
      path,
      day,
      position,
      otherDays: {},
      notice,
    };
    await this.pages.send(request, reply, head, <CasePage {...data} />, status);
  }
}

/** A case; undefined where a reason must be named first. Throws ApiProblem. */
async function caseOf(client: ApiClient, ref: string, day?: string, seen?: string): Promise<Case | undefined> {
  try {
    const headers = seen === undefined ? {} : { 'consistent-with': seen };
    const path = `/cases/${encodeURIComponent(ref)}${search({ day })}`;
    return (await client.call<Case>('integration-status', path, { headers })).body;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'reason-required') return undefined;
    throw error;
  }
}

async function nameReason(client: ApiClient, personRef: string, reason: string): Promise<void> {
  await client.call('integration-status', '/access-log/reasons', { method: 'POST', body: { personRef, reason } });
}
