import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { allPages } from '../../../api/all-pages.js';
import { search } from '../../../api/api-client.js';
import type { AgreementRow } from '../../../api/handovers.js';
import type { Named, Paged } from '../../../api/integration-status.js';
import { Upstreams } from '../../../api/upstreams.js';
import type { CsvColumn } from '../../../csv/csv.js';
import { sendCsv } from '../../../csv/send-csv.js';
import { germanDay } from '../../../layout/dates.js';
import { TIMES_ROLES } from '../../../layout/navigation.js';
import { PageController } from '../../../layout/page-controller.js';
import { Pages } from '../../../layout/pages.js';
import { type FormProblem, formProblem } from '../form-problem.js';
import { agreementStateWord } from '../handover-words.js';
import { AgreementsPage, periodText, promiseTexts } from './agreements.page.js';
import {
  AGREEMENT_NOTICES,
  AgreementParam,
  AGREEMENTS_PATH,
  AgreementsQuery,
  AgreementStepForm,
  ProposeForm,
} from './agreements.query.js';

const COLUMNS: readonly CsvColumn<AgreementRow>[] = [
  { head: 'Zwischen', cell: (row) => row.providers.map(({ name }) => name).join(' und ') },
  { head: 'Vorgeschlagen von', cell: (row) => row.proposedBy.name },
  { head: 'Vorgeschlagen am', cell: (row) => germanDay(row.proposedOn) },
  { head: 'Zusage', cell: (row) => promiseTexts(row).join('; ') },
  { head: 'Gilt', cell: periodText },
  { head: 'Stand', cell: (row) => agreementStateWord(row.state) },
];
const FIELDS = {
  partnerId: 'partner',
  answerDays: 'antwort',
  startDays: 'beginn',
  courseStartDays: 'kursende',
  validFrom: 'ab',
  validTo: 'bis',
  providerId: 'traeger',
} as const;
const STEPS = { zustimmen: 'agree', ablehnen: 'decline', beenden: 'end' } as const;

/** What providers promise each other: proposed by one, agreed by the other, ended by either. */
@PageController(AGREEMENTS_PATH.slice(1))
export class AgreementsController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...TIMES_ROLES)
  async list(
    @Query() query: AgreementsQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, query);
  }

  @Post()
  @Roles('provider')
  async propose(
    @Body() form: ProposeForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const days = (text: string | undefined): number | undefined =>
      text === undefined || text === '' ? undefined : Number(text);
    const body = {
      providerId: form.traeger,
      partnerId: form.partner,
      answerDays: days(form.antwort),
      startDays: days(form.beginn),
      courseStartDays: days(form.kursende),
      validFrom: form.ab,
      validTo: form.bis === '' ? undefined : form.bis,
    };
    try {
      await this.send(request, reply, '', body, form.schluessel, 'vorgeschlagen');
    } catch (error) {
      const problem = formProblem(error, 'Die Vereinbarung wurde nicht vorgeschlagen', FIELDS, 'partner');
      await this.show(request, reply, principal, {}, { problem, typed: form });
    }
  }

  @Post(':id/:schritt')
  @Roles('provider')
  async step(
    @Param() { id, schritt }: AgreementParam,
    @Body() form: AgreementStepForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { providerId: form.traeger, ...(schritt === 'beenden' ? { lastDay: form.bis } : {}) };
    try {
      await this.send(request, reply, `/${id}/${STEPS[schritt]}`, body, form.schluessel, schritt);
    } catch (error) {
      const field = schritt === 'beenden' ? `ende-${id}` : 'inhalt';
      const problem = formProblem(error, 'Der Schritt wurde nicht gespeichert', { lastDay: field }, field);
      await this.show(request, reply, principal, {}, { problem });
    }
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
    body: object,
    key: string,
    meldung: keyof typeof AGREEMENT_NOTICES,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { body: done } = await client.call<CommandAnswer>('courses', `/handover-agreements${path}`, {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key },
    });
    void reply.redirect(`${AGREEMENTS_PATH}${search({ meldung, gesehen: `${done.stream}@${done.version}` })}`, 303);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    { meldung, gesehen }: AgreementsQuery,
    refused: { readonly problem?: FormProblem; readonly typed?: ProposeForm } = {},
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const headers: Record<string, string> = gesehen === undefined ? {} : { 'consistent-with': gesehen };
    const [{ body: agreements }, { rows: receivers }] = await Promise.all([
      client.call<Paged<AgreementRow>>('integration-status', '/handover-agreements?limit=200', { headers }),
      client.get<Paged<Named>>('integration-status', '/handovers/receivers'),
    ]);
    await this.pages.send(
      request,
      reply,
      {
        title: 'Vereinbarungen',
        question: 'Was sagen Träger einander für Übergaben zu?',
        path: AGREEMENTS_PATH,
        notice: meldung === undefined ? undefined : AGREEMENT_NOTICES[meldung],
      },
      <AgreementsPage
        rows={agreements.rows}
        receivers={receivers}
        own={boundTo(principal)?.ids ?? []}
        today={this.pages.today()}
        formKey={newId('f')}
        {...refused}
      />,
      refused.problem?.status ?? 200,
    );
  }
}

/** The agreements as a file. */
@PageController()
export class AgreementsCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get(`${AGREEMENTS_PATH.slice(1)}.csv`)
  @Roles(...TIMES_ROLES)
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const rows = allPages<AgreementRow>(this.upstreams.clientFor(request), '/handover-agreements', [{}]);
    await sendCsv(reply, 'vereinbarungen', COLUMNS, rows);
  }
}
