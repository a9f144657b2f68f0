import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { allPages } from '../../../api/all-pages.js';
import { search } from '../../../api/api-client.js';
import type { MediationRow } from '../../../api/handovers.js';
import type { HandoverRow, Named, Paged } from '../../../api/integration-status.js';
import { disputesOf } from '../../../api/disputes.js';
import { namesFor } from '../../../api/names.js';
import { Upstreams } from '../../../api/upstreams.js';
import type { CsvColumn } from '../../../csv/csv.js';
import { sendCsv } from '../../../csv/send-csv.js';
import { germanDay } from '../../../layout/dates.js';
import { MEDIATION_ROLES } from '../../../layout/navigation.js';
import { PageController } from '../../../layout/page-controller.js';
import { Pages } from '../../../layout/pages.js';
import { type FormProblem, formProblem } from '../form-problem.js';
import { mediationReasonWord, mediationResultWord, mediationStateWord } from '../handover-words.js';
import { MediationPage } from './mediation.page.js';
import {
  MEDIATION_NOTICES,
  MEDIATION_PATH,
  MediationParam,
  MediationQuery,
  MediationStepForm,
  RequestForm,
} from './mediation.query.js';

const COLUMNS: readonly CsvColumn<MediationRow>[] = [
  { head: 'Zwischen', cell: (row) => row.providers.map(({ name }) => name).join(' und ') },
  { head: 'Person', cell: (row) => row.personRef },
  { head: 'Erbeten von', cell: (row) => row.by?.name ?? 'Kurskoordination' },
  { head: 'Erbeten am', cell: (row) => germanDay(row.requestedOn) },
  { head: 'Grund', cell: (row) => mediationReasonWord(row.reason) },
  { head: 'Stand', cell: (row) => mediationStateWord(row.state) },
  { head: 'Ergebnis', cell: (row) => (row.result === undefined ? '' : mediationResultWord(row.result)) },
];
const STEPS = { uebernehmen: 'accept', abschliessen: 'conclude' } as const;

/** Mediation: asked for by either side, taken on and concluded by the coordination of the courses. */
@PageController(MEDIATION_PATH.slice(1))
export class MediationController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...MEDIATION_ROLES)
  async list(
    @Query() query: MediationQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, query);
  }

  @Post()
  @Roles(...MEDIATION_ROLES)
  async ask(
    @Body() form: RequestForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
    const body = {
      handoverId: filled(form.uebergabe),
      providerId: filled(form.traeger),
      partnerId: filled(form.partner),
      reason: form.grund,
    };
    try {
      await this.send(request, reply, '', body, form.schluessel, 'erbeten');
    } catch (error) {
      const fields = { reason: 'grund', partnerId: 'partner', providerId: 'traeger' };
      const problem = formProblem(error, 'Die Vermittlung wurde nicht erbeten', fields, 'grund');
      const uebergabe = filled(form.uebergabe);
      await this.show(request, reply, principal, uebergabe === undefined ? {} : { uebergabe }, {
        problem,
        typed: form,
      });
    }
  }

  @Post(':id/:schritt')
  @Roles('course-coordinator')
  async step(
    @Param() { id, schritt }: MediationParam,
    @Body() { schluessel, ergebnis }: MediationStepForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = schritt === 'abschliessen' ? { result: ergebnis } : {};
    try {
      await this.send(request, reply, `/${id}/${STEPS[schritt]}`, body, schluessel, schritt);
    } catch (error) {
      const field = `ergebnis-${id}`;
      const problem = formProblem(error, 'Der Schritt wurde nicht gespeichert', { result: field }, field);
      await this.show(request, reply, principal, {}, { problem });
    }
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
    body: object,
    key: string,
    meldung: keyof typeof MEDIATION_NOTICES,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { body: done } = await client.call<CommandAnswer>('courses', `/mediations${path}`, {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key },
    });
    void reply.redirect(`${MEDIATION_PATH}${search({ meldung, gesehen: `${done.stream}@${done.version}` })}`, 303);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    { uebergabe, meldung, gesehen }: MediationQuery,
    refused: { readonly problem?: FormProblem; readonly typed?: RequestForm } = {},
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const headers: Record<string, string> = gesehen === undefined ? {} : { 'consistent-with': gesehen };
    const [{ body: mediations }, { rows: receivers }, handover] = await Promise.all([
      client.call<Paged<MediationRow>>('integration-status', '/mediations?limit=200', { headers }),
      client.get<Paged<Named>>('integration-status', '/handovers/receivers'),
      uebergabe === undefined ? undefined : client.get<HandoverRow>('integration-status', `/handovers/${uebergabe}`),
    ]);
    const persons = [...mediations.rows.flatMap(({ personRef }) => personRef ?? []), handover?.personRef ?? []].flat();
    const [names, disputes] = await Promise.all([
      namesFor(client, principal.role, persons),
      disputesOf(client, persons),
    ]);
    const own = boundTo(principal)?.ids ?? [];
    await this.pages.send(
      request,
      reply,
      {
        title: 'Vermittlung',
        question: 'Wo kommen zwei Träger allein nicht weiter?',
        path: MEDIATION_PATH,
        notice: meldung === undefined ? undefined : MEDIATION_NOTICES[meldung],
      },
      <MediationPage
        rows={mediations.rows}
        handover={handover}
        receivers={receivers}
        own={own}
        names={names}
        disputes={disputes}
        coordinates={principal.role === 'course-coordinator'}
        formKey={newId('f')}
        {...refused}
      />,
      refused.problem?.status ?? 200,
    );
  }
}

/** The mediations as a file; references instead of names. */
@PageController()
export class MediationCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get(`${MEDIATION_PATH.slice(1)}.csv`)
  @Roles(...MEDIATION_ROLES)
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const rows = allPages<MediationRow>(this.upstreams.clientFor(request), '/mediations', [{}]);
    await sendCsv(reply, 'vermittlungen', COLUMNS, rows);
  }
}
