import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { type ApiClient, search } from '../../api/api-client.js';
import type { EndingRun, Paper } from '../../api/handovers.js';
import type { HandoverRow, Named, Paged } from '../../api/integration-status.js';
import { disputesOf } from '../../api/disputes.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { HANDOVER_ROLES, OFFER_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { dayOf } from '../../layout/queries.js';
import { type FormProblem, formProblem } from '../handovers/form-problem.js';
import { type CoordinationData, CoordinationPage, type Waiting } from './coordination.page.js';
import {
  COORDINATION_NOTICES,
  COORDINATION_PATH,
  CoordinationQuery,
  ItemForm,
  ItemParam,
  MeetingForm,
  OutcomeForm,
} from './coordination.query.js';
import { NO_MATTERS, openMatters, subjectChoices, subjectOf } from './subjects.js';

const COORDINATING = ['course-coordinator', 'migration-office'] as const;
/** So many of the own runs that end are looked into for participants without a hand-over, and so many are shown. */
const OWN_RUNS = 10;
const SHOWN = 50;

interface Registrations {
  readonly registrations: readonly { readonly id: string; readonly personRef: string; readonly phase: string }[];
}
interface Refused {
  readonly problem?: FormProblem;
  readonly typed?: CoordinationData['typed'];
}

/** What ends soon and where it goes: the paper of the monthly meeting of the providers, with what is agreed there. */
@PageController(COORDINATION_PATH.slice(1))
export class CoordinationPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...HANDOVER_ROLES)
  async paper(
    @Query() query: CoordinationQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, query);
  }

  @Post('sitzung')
  @Roles(...COORDINATING)
  async convene(
    @Body() form: MeetingForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.send(request, reply, '', { heldOn: form.sitzungstag }, form.schluessel, 'sitzung');
    } catch (error) {
      const fields = { heldOn: 'sitzungstag' };
      const problem = formProblem(error, 'Die Sitzung wurde nicht eingetragen', fields, 'sitzungstag');
      await this.show(request, reply, principal, {}, { problem, typed: { meeting: form } });
    }
  }

  @Post('vereinbarung')
  @Roles(...COORDINATING)
  async agree(
    @Body() form: ItemForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = {
      ...subjectOf(form.thema),
      agreed: form.was,
      ...(form.wer === '' ? {} : { owner: form.wer }),
      dueOn: form.bis,
    };
    try {
      await this.send(request, reply, `/${form.sitzung}/items`, body, form.schluessel, 'vereinbart');
    } catch (error) {
      const fields = { agreed: 'was', subject: 'thema', subjectId: 'thema', owner: 'wer', dueOn: 'bis' };
      const problem = formProblem(error, 'Die Vereinbarung wurde nicht eingetragen', fields, 'sitzung');
      await this.show(request, reply, principal, {}, { problem, typed: { item: form } });
    }
  }

  @Post(':sitzung/:punkt/ergebnis')
  @Roles(...OFFER_ROLES)
  async outcome(
    @Param() { sitzung, punkt }: ItemParam,
    @Body() { schluessel, traeger, ergebnis }: OutcomeForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { outcome: ergebnis, ...(traeger === undefined || traeger === '' ? {} : { providerId: traeger }) };
    try {
      await this.send(request, reply, `/${sitzung}/items/${punkt}/outcome`, body, schluessel, 'ergebnis');
    } catch (error) {
      const field = `ergebnis-${punkt}`;
      const problem = formProblem(error, 'Das Ergebnis wurde nicht vermerkt', { outcome: field }, field);
      await this.show(request, reply, principal, {}, { problem });
    }
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
    body: object,
    key: string,
    meldung: keyof typeof COORDINATION_NOTICES,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { body: done } = await client.call<CommandAnswer>('courses', `/coordination-meetings${path}`, {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key },
    });
    const gesehen = `${done.stream}@${done.version}`;
    void reply.redirect(`${COORDINATION_PATH}${search({ meldung, gesehen })}#vereinbart`, 303);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    query: CoordinationQuery,
    { problem, typed }: Refused = {},
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const today = this.pages.today();
    const day = dayOf(query, today);
    const headers: Record<string, string> = query.gesehen === undefined ? {} : { 'consistent-with': query.gesehen };
    const coordinates = (COORDINATING as readonly string[]).includes(principal.role);
    const [{ body: paper }, receivers, matters] = await Promise.all([
      client.call<Paper>('integration-status', `/coordination/paper${search({ day })}`, { headers }),
      coordinates ? client.get<Paged<Named>>('integration-status', '/handovers/receivers') : undefined,
      coordinates && day === today ? openMatters(client) : NO_MATTERS,
    ]);
    const waiting = day === today ? await this.waiting(client, paper.ending) : [];
    const refs = [...waiting, ...matters.handovers].map(({ personRef }) => personRef);
    const [names, disputes] = await Promise.all([namesFor(client, principal.role, refs), disputesOf(client, refs)]);
    await this.pages.send(
      request,
      reply,
      {
        title: 'Abstimmung',
        question: 'Was endet bald, und wohin geht es?',
        path: COORDINATION_PATH,
        day,
        otherDays: {},
        notice: query.meldung === undefined ? undefined : COORDINATION_NOTICES[query.meldung],
      },
      <CoordinationPage
        paper={paper}
        today={today}
        receivers={receivers?.rows ?? []}
        own={boundTo(principal)?.ids ?? []}
        coordinates={coordinates}
        waiting={waiting}
        subjects={subjectChoices(paper, matters, names)}
        names={names}
        disputes={disputes}
        formKey={newId('f')}
        problem={problem}
        typed={typed}
      />,
      problem?.status ?? 200,
    );
  }

  /** Who takes part in an own run that ends soon, and is neither offered to anybody nor accepted. */
  private async waiting(client: ApiClient, ending: readonly EndingRun[]): Promise<readonly Waiting[]> {
    const own = ending.filter((run) => run.own && run.heads > (run.handedOver ?? 0)).slice(0, OWN_RUNS);
    if (own.length === 0) return [];
    const outgoing = (state: string): Promise<Paged<HandoverRow>> =>
      client.get<Paged<HandoverRow>>('integration-status', '/handovers', {
        state,
        direction: 'outgoing',
        limit: '200',
      });
    const [open, accepted, ...participants] = await Promise.all([
      outgoing('open'),
      outgoing('arriving'),
      ...own.map(({ runId }) => client.get<Registrations>('courses', `/course-runs/${runId}/registrations`)),
    ]);
    const handed = new Set([...open.rows, ...accepted.rows].map(({ registrationId }) => registrationId));
    return own
      .flatMap((run, place) =>
        (participants[place]?.registrations ?? [])
          .filter(({ id, phase }) => phase === 'taking-part' && !handed.has(id))
          .map(({ id, personRef }) => ({ personRef, registrationId: id, run })),
      )
      .slice(0, SHOWN);
  }
}
