import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { search } from '../../api/api-client.js';
import type { Paged } from '../../api/integration-status.js';
import { disputesOf } from '../../api/disputes.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import type { Collision, Merge } from '../../api/waiting-list.js';
import { WAITING_DECIDERS, WAITING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { problemOf, seenBy } from './form-answers.js';
import type { FormProblem } from './form-parts.js';
import { MergesPage } from './merges.page.js';
import {
  AnswerForm,
  EntryParam,
  MergeProposalForm,
  MERGES_PATH,
  MergeStepForm,
  type Notice,
  NoticeQuery,
  NOTICES,
  QuestionParam,
} from './waiting-list.query.js';

@PageController('warteliste/zusammenlegungen')
export class MergesPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...WAITING_ROLES)
  async page(
    @Query() query: NoticeQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show({ request, reply, principal }, query);
  }

  @Post()
  @Roles(...WAITING_DECIDERS)
  async propose(
    @Body() { schluessel, bleibt, endet, traeger }: MergeProposalForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { keptRunId: bleibt, dissolvedRunId: endet, ...inNameOf(traeger) };
    const form = `vorschlag-${bleibt}-${endet}`;
    await this.step(
      { request, reply, principal },
      { path: '/run-merges', body, key: schluessel, form, notice: 'vorgeschlagen' },
    );
  }

  @Post(':id/zustimmen')
  @Roles(...WAITING_DECIDERS)
  async agree(
    @Param() { id }: EntryParam,
    @Body() { schluessel, traeger }: MergeStepForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.step(
      { request, reply, principal },
      {
        path: `/run-merges/${id}/agree`,
        body: inNameOf(traeger),
        key: schluessel,
        form: `zustimmen-${id}-${traeger ?? ''}`,
        notice: 'zugestimmt',
      },
    );
  }

  @Post(':id/ablehnen')
  @Roles(...WAITING_DECIDERS)
  async refuse(
    @Param() { id }: EntryParam,
    @Body() { schluessel, traeger, grund = '' }: MergeStepForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.step(
      { request, reply, principal },
      {
        path: `/run-merges/${id}/refuse`,
        body: { reason: grund, ...inNameOf(traeger) },
        key: schluessel,
        form: `ablehnen-${id}-${traeger ?? ''}`,
        notice: 'verweigert',
        grund,
      },
    );
  }

  @Post(':id/aufgeben')
  @Roles(...WAITING_DECIDERS)
  async giveUp(
    @Param() { id }: EntryParam,
    @Body() { schluessel, grund = '' }: MergeStepForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.step(
      { request, reply, principal },
      {
        path: `/run-merges/${id}/give-up`,
        body: { reason: grund },
        key: schluessel,
        form: `aufgeben-${id}`,
        notice: 'aufgegeben',
        grund,
      },
    );
  }

  @Post(':id/antworten/:anmeldung')
  @Roles(...WAITING_DECIDERS)
  async answer(
    @Param() { id, anmeldung }: QuestionParam,
    @Body() { schluessel, antwort }: AnswerForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.step(
      { request, reply, principal },
      {
        path: `/run-merges/${id}/answers/${anmeldung}`,
        body: { answer: antwort },
        key: schluessel,
        form: `${antwort === 'accepts' ? 'ja' : 'nein'}-${anmeldung}`,
        notice: 'geantwortet',
      },
    );
  }

  /** Sends a step on; a refusal is shown on the page with everything that was entered. */
  private async step(at: At, step: Step): Promise<void> {
    const { path, body, key, form, notice, grund = '' } = step;
    try {
      const { body: done } = await this.upstreams.clientFor(at.request).call<CommandAnswer>('courses', path, {
        method: 'POST',
        body,
        headers: { 'idempotency-key': key },
      });
      const seen = { meldung: notice, gesehen: `${done.stream}@${done.version}` };
      void at.reply.redirect(`${MERGES_PATH}${search(seen)}`, 303);
    } catch (error) {
      const problem = problemOf(error, { form, key, values: { grund } });
      await this.show(at, {}, problem, problem.status);
    }
  }

  private async show(
    { request, reply, principal }: At,
    query: NoticeQuery,
    problem?: FormProblem,
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const headers = seenBy(query);
    const read = async <Row,>(path: string): Promise<readonly Row[]> =>
      (await client.call<Paged<Row>>('integration-status', path, { headers })).body.rows;
    const [collisions, open, closed] = await Promise.all([
      read<Collision>('/collisions'),
      read<Merge>('/run-merges?state=open'),
      read<Merge>('/run-merges?state=closed'),
    ]);
    const refs = open.flatMap(({ questions }) => questions.map(({ personRef }) => personRef));
    await this.pages.send(
      request,
      reply,
      {
        title: 'Zusammenlegungen',
        question: 'Welche Kurse kommen nur gemeinsam zustande?',
        path: MERGES_PATH,
        notice: query.meldung === undefined ? undefined : NOTICES[query.meldung],
      },
      <MergesPage
        today={this.pages.today()}
        collisions={collisions}
        open={open}
        closed={closed}
        names={await namesFor(client, principal.role, refs)}
        disputes={await disputesOf(client, refs)}
        decides={(WAITING_DECIDERS as readonly string[]).includes(principal.role)}
        ownProviders={boundTo(principal)?.ids}
        formKey={newId('f')}
        problem={problem}
      />,
      status,
    );
  }
}

interface At {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Principal;
}
interface Step {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly form: string;
  readonly notice: Notice;
  readonly grund?: string;
}

/** In whose name it is done, where the form says it. */
const inNameOf = (traeger: string | undefined): { readonly providerId?: string } =>
  traeger === undefined || traeger === '' ? {} : { providerId: traeger };
