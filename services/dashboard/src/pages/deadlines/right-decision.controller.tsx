import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import { type DeadlineRow, deadlinesOf, rulesOf } from '../../api/deadlines.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { DECIDING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { refusalText } from './deadline-words.js';
import { PATH } from './deadlines.query.js';
import { DecisionForm, DECISIONS, RightParam, RightQuery } from './right-decision.js';
import {
  ConfirmDecisionPage,
  type DecisionProblem,
  type RightDecisionData,
  RightDecisionPage,
} from './right-decision.page.js';

type Found = Pick<RightDecisionData, 'row' | 'day' | 'names' | 'rules'>;

/** What the deadlines know of a right is decided here: by a person, with a reason, after a look at what follows. */
@PageController('fristen/recht')
export class RightDecisionController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get(':id')
  @Roles(...DECIDING_ROLES)
  async choose(
    @Param() { id }: RightParam,
    @Query() { person }: RightQuery,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(this.upstreams.clientFor(request), role, id, person);
    await this.show(request, reply, id, found);
  }

  /** What will be done, before it is. */
  @Post(':id/pruefen')
  @Roles(...DECIDING_ROLES)
  async check(
    @Param() { id }: RightParam,
    @Body() form: DecisionForm,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(this.upstreams.clientFor(request), role, id, form.person);
    if (!found || !(form.grund in DECISIONS[form.entscheidung].reasons))
      return this.show(request, reply, id, found, problemOf(form, 'Bitte wählen Sie einen Grund.'), 422);
    const { entscheidung: decision, grund: reason, schluessel: formKey } = form;
    const page = <ConfirmDecisionPage data={found} decision={decision} reason={reason} formKey={formKey} />;
    const head = { title: 'Entscheidung prüfen', question: 'Soll das so geschehen?', path: `${PATH}/recht/${id}` };
    await this.pages.send(request, reply, head, page);
  }

  @Post(':id/entscheiden')
  @Roles(...DECIDING_ROLES)
  async decide(
    @Param() { id }: RightParam,
    @Body() form: DecisionForm,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { command, notice } = DECISIONS[form.entscheidung];
    try {
      const { body } = await client.call<CommandAnswer>('learners', `/entitlements/${id}/${command}`, {
        method: 'POST',
        body: { reason: form.grund },
        headers: { 'idempotency-key': form.schluessel },
      });
      const query = search({ meldung: notice, gesehen: `${body.stream}@${body.version}` });
      void reply.redirect(`${PATH}${query}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const found = await this.find(client, role, id, form.person);
      const problem = problemOf(form, refusalText(error.code, error.away));
      await this.show(request, reply, id, found, problem, error.away ? 503 : error.status);
    }
  }

  /** The deadline of the right as the reader sees it; undefined: there is none (any more). */
  private async find(
    client: ApiClient,
    role: Principal['role'],
    entitlementId: string,
    person: string,
  ): Promise<Found | undefined> {
    const [{ rows }, rules, names] = await Promise.all([
      deadlinesOf(client, { person }),
      rulesOf(client),
      namesFor(client, role, [person]),
    ]);
    const row = rows.find(isOfRight(entitlementId));
    return row && { row, rules, names, day: this.pages.today() };
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    found: Found | undefined,
    problem?: DecisionProblem,
    status = 200,
  ): Promise<void> {
    const head = {
      title: 'Über ein Recht entscheiden',
      question: 'Verfällt dieses Recht, oder gilt es weiter?',
      path: `${PATH}/recht/${id}`,
    };
    const page = found ? (
      <RightDecisionPage {...found} formKey={newId('f')} problem={problem} />
    ) : (
      <p class="kern-body vz-empty">
        {problem?.text ?? 'Zu diesem Recht läuft keine Frist, über die Sie entscheiden können.'}{' '}
        <a class="kern-link" href={PATH}>
          Zurück zu den Fristen
        </a>
      </p>
    );
    await this.pages.send(request, reply, head, page, found || problem ? status : 404);
  }
}

const isOfRight =
  (entitlementId: string) =>
  ({ subjectId, kind }: DeadlineRow): boolean =>
    subjectId === entitlementId && (kind === 'lapse-decision' || kind === 'right-lapses');

const problemOf = (form: DecisionForm, text: string): DecisionProblem => ({
  decision: form.entscheidung,
  reason: form.grund,
  key: form.schluessel,
  text,
});
