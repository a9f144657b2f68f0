import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { ApiProblem, search } from '../../api/api-client.js';
import type { HandoverRow, HandoverTime, Paged } from '../../api/integration-status.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { HANDOVER_ROLES, MEDIATION_ROLES, OFFER_ROLES, TIMES_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { dayOf } from '../../layout/queries.js';
import type { AnswerProblem } from './answer-forms.js';
import {
  filterOf,
  HandoversQuery,
  type HandoverTable,
  keptOf,
  NOTICE_OF,
  NOTICES,
  PATH,
  sortingIn,
} from './handovers.query.js';
import { AcceptForm, HandoverParam, onBehalf, ReasonForm, ReturnForm } from './handover-forms.js';
import { HandoversPage, type ListAround } from './handovers.page.js';
import { listOf } from './handover-lists.js';
import { refusalText } from './refusal-words.js';

@PageController('uebergaben')
export class HandoversController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...HANDOVER_ROLES)
  async list(
    @Query() query: HandoversQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, query);
  }

  @Post(':id/annehmen')
  @Roles('provider')
  async accept(
    @Param() { id }: HandoverParam,
    @Body() form: AcceptForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const runId = form.kurs ?? '';
    const body = { ...onBehalf(form), ...(runId === '' ? {} : { followUpRunId: runId }) };
    const asked = {
      handoverId: id,
      kind: 'accept' as const,
      key: form.schluessel,
      values: { reason: '', missing: [], runId },
    };
    await this.answer(request, reply, principal, asked, body);
  }

  @Post(':id/zurueckgeben')
  @Roles('provider')
  async giveBack(
    @Param() { id }: HandoverParam,
    @Body() form: ReturnForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = { reason: form.grund, missing: form.fehlt, runId: '' };
    const asked = { handoverId: id, kind: 'return' as const, key: form.schluessel, values };
    const body = { ...onBehalf(form), reason: form.grund, missing: form.fehlt };
    await this.answer(request, reply, principal, asked, body);
  }

  @Post(':id/zurueckziehen')
  @Roles('provider')
  async withdraw(
    @Param() { id }: HandoverParam,
    @Body() form: ReasonForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = { reason: form.grund, missing: [], runId: '' };
    const asked = { handoverId: id, kind: 'withdraw' as const, key: form.schluessel, values };
    await this.answer(request, reply, principal, asked, { ...onBehalf(form), reason: form.grund });
  }

  @Post(':id/gescheitert')
  @Roles('provider')
  async fail(
    @Param() { id }: HandoverParam,
    @Body() form: ReasonForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = { reason: form.grund, missing: [], runId: '' };
    const asked = { handoverId: id, kind: 'fail' as const, key: form.schluessel, values };
    await this.answer(request, reply, principal, asked, { ...onBehalf(form), reason: form.grund });
  }

  /** Sends an answer on; a refusal is shown on the page with everything that was entered. */
  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    asked: Omit<AnswerProblem, 'text' | 'errors'>,
    body: object,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const path = `/handovers/${asked.handoverId}/${asked.kind}`;
    try {
      const { body: done } = await client.call<CommandAnswer>('courses', path, {
        method: 'POST',
        body,
        headers: { 'idempotency-key': asked.key },
      });
      const meldung = NOTICE_OF[asked.kind];
      void reply.redirect(`/uebergaben${search({ meldung, gesehen: `${done.stream}@${done.version}` })}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const problem = { ...asked, text: refusalText(error), errors: error.errors };
      await this.show(request, reply, principal, {}, problem, error.away ? 503 : error.status);
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    query: HandoversQuery,
    problem?: AnswerProblem,
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { role } = principal;
    const provider = boundTo(principal) !== undefined;
    const today = this.pages.today();
    const day = dayOf(query, today);
    const filter = filterOf(query);
    const own = boundTo(principal)?.ids ?? [];
    const read = (
      state: 'open' | 'arriving' | 'escalated' | 'answered',
      direction: 'incoming' | 'outgoing' | 'all',
      after: string | undefined,
    ) => listOf(client, { day, state, direction, after }, filter, query.gesehen);
    const [incoming, outgoing, arriving, escalated, answered, times] = await Promise.all([
      read('open', provider ? 'incoming' : 'all', query.eingehendAb),
      provider ? read('open', 'outgoing', query.ausgehendAb) : undefined,
      day === today ? read('arriving', 'all', query.anschlussAb) : undefined,
      day === today ? read('escalated', 'all', query.gemeldetAb) : undefined,
      read('answered', 'all', query.beantwortetAb),
      (TIMES_ROLES as readonly string[]).includes(role)
        ? client.get<Paged<HandoverTime>>('integration-status', '/handovers/times')
        : undefined,
    ]);
    const lists = [incoming, outgoing, arriving, escalated, answered];
    const rows = lists.flatMap((list) => list?.rows ?? []);
    const names = await namesFor(
      client,
      role,
      rows.map((row) => row.personRef),
    );
    const keep = keptOf(query);
    const around = (table: HandoverTable, list: Paged<HandoverRow> | undefined): ListAround => ({
      next: list?.next === undefined ? undefined : `${PATH}${search({ ...keep, [`${table}Ab`]: list.next })}#${table}`,
      sorting: sortingIn(query, table, list?.next),
    });
    await this.pages.send(
      request,
      reply,
      {
        title: 'Übergaben',
        question: 'Welche Übergaben hängen, und warum?',
        path: PATH,
        day,
        position: incoming.position,
        otherDays: { von: query.von, an: query.an, ergebnis: query.ergebnis },
        notice: query.meldung === undefined ? undefined : NOTICES[query.meldung],
      },
      <HandoversPage
        day={day}
        today={today}
        provider={provider}
        filter={filter}
        tag={query.tag}
        incoming={{ rows: incoming.rows, ...around('eingehend', incoming) }}
        outgoing={{ rows: outgoing?.rows ?? [], ...around('ausgehend', outgoing) }}
        arriving={arriving && { rows: arriving.rows, ...around('anschluss', arriving) }}
        escalated={escalated && { rows: escalated.rows, ...around('gemeldet', escalated) }}
        own={own}
        mayOffer={(OFFER_ROLES as readonly string[]).includes(role)}
        mayMediate={(MEDIATION_ROLES as readonly string[]).includes(role)}
        answered={{ rows: answered.rows, ...around('beantwortet', answered) }}
        times={times && { rows: times.rows, sorting: sortingIn(query, 'zeiten', undefined) }}
        names={names}
        formKey={newId('f')}
        problem={problem}
        behind={lists.some((one) => one?.behind === true)}
      />,
      status,
    );
  }
}
