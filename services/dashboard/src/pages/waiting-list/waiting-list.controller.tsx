import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { type ApiAnswer, type ApiClient, search } from '../../api/api-client.js';
import { disputesOf } from '../../api/disputes.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import type { Named, Paged } from '../../api/integration-status.js';
import type { FittingPersons, WaitingEntry, WaitingGroup, WaitingPage } from '../../api/waiting-list.js';
import { WAITING_DECIDERS, WAITING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import type { FormProblem } from './form-parts.js';
import { FreeSeatsPage } from './free-seats.page.js';
import { ProposalsPage } from './proposals.page.js';
import {
  CloseForm,
  DecisionForm,
  EntryParam,
  type Notice,
  NoticeQuery,
  NOTICES,
  PATH,
  RunParam,
  WaitingFilter,
} from './waiting-list.query.js';
import { WaitingListPage } from './waiting-list.page.js';
import { noticeOfFailure, type Placed, problemOf, proposedFrom, seenBy } from './form-answers.js';

const LIST = 'integration-status';

@PageController('warteliste')
export class WaitingListController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...WAITING_ROLES)
  async list(
    @Query() query: WaitingFilter,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const filter = {
      kursart: query.kursart === '' ? undefined : query.kursart,
      niveau: query.niveau === '' ? undefined : query.niveau,
      gemeinde: query.gemeinde === '' ? undefined : query.gemeinde,
    };
    const wanted = {
      courseType: filter.kursart,
      level: filter.niveau,
      municipality: filter.gemeinde,
      after: query.ab,
    };
    const headers = seenBy(query);
    const [list, groups, places] = await Promise.all([
      client.call<WaitingPage>(LIST, `/waiting-list${search(wanted)}`, { headers }),
      client.call<Paged<WaitingGroup>>(LIST, '/waiting-list/groups', { headers }),
      client.get<Paged<{ readonly key: string; readonly name: string }>>(LIST, '/county/municipalities'),
    ]);
    const { rows, next } = list.body;
    const refs = rows.flatMap(({ personRef }) => personRef ?? []);
    const municipalities = places.rows.map(({ key, name }): Named => ({ id: key, name }));
    await this.pages.send(
      request,
      reply,
      { title: 'Warteliste', question: 'Wer wartet worauf?', path: PATH, notice: noticeOf(query) },
      <WaitingListPage
        provider={boundTo(principal) !== undefined}
        filter={filter}
        groups={groups.body.rows}
        rows={rows}
        next={next === undefined ? undefined : `${PATH}${search({ ...filter, ab: next })}#liste`}
        municipalities={municipalities.toSorted((one, other) => one.name.localeCompare(other.name, 'de'))}
        names={await namesFor(client, principal.role, refs)}
        disputes={await disputesOf(client, refs)}
      />,
    );
  }

  @Get('kurse/:id')
  @Roles(...WAITING_ROLES)
  async freeSeats(
    @Param() { id }: RunParam,
    @Query() query: NoticeQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showSeats(request, reply, principal, { runId: id, query });
  }

  @Get(':id')
  @Roles(...WAITING_ROLES)
  async entry(
    @Param() { id }: EntryParam,
    @Query() query: NoticeQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showEntry(request, reply, principal, { entryId: id, query });
  }

  /** Keeps what was decided about a run; a choice is answered with what the run says. */
  @Post(':id/entscheiden')
  @Roles(...WAITING_DECIDERS)
  async decide(
    @Param() { id }: EntryParam,
    @Body() form: DecisionForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { niveaugrund = '' } = form;
    const { schluessel, kurs: runId, ergebnis: outcome, grund, regel: ruleId, fassung: ruleVersion } = form;
    const body = {
      outcome,
      runId,
      proposed: proposedFrom(form.vorschlaege),
      ruleId,
      ruleVersion,
      ...(outcome === 'not-fitting' && grund !== undefined && grund !== '' ? { reason: grund } : {}),
      ...(outcome === 'chosen' && niveaugrund !== '' ? { levelReason: niveaugrund } : {}),
    };
    const client = this.upstreams.clientFor(request);
    const back = form.zurueck === undefined || form.zurueck === '' ? undefined : form.zurueck;
    try {
      const { body: done } = await this.send<Placed>(client, `/waiting-entries/${id}/placements`, body, schluessel);
      // Who is placed has left the list: there is no entry to come back to.
      const at = back === undefined ? PATH : `${PATH}/kurse/${back}`;
      const stays = (outcome !== 'chosen' || done.failed !== undefined) && back === undefined ? `${PATH}/${id}` : at;
      const seen = { meldung: noticeAfter(outcome, done), gesehen: `${done.stream}@${done.version}` };
      void reply.redirect(`${stays}${search(seen)}`, 303);
    } catch (error) {
      const forms = { chosen: 'waehlen', 'declined-by-person': 'ablehnen', 'not-fitting': 'unpassend' } as const;
      const problem = problemOf(error, {
        form: `${forms[outcome]}-${back === undefined ? runId : id}`,
        key: schluessel,
        values: { grund: grund ?? '', niveaugrund },
      });
      const { status } = problem;
      await (back === undefined
        ? this.showEntry(request, reply, principal, { entryId: id, query: {}, problem, status })
        : this.showSeats(request, reply, principal, { runId: back, query: {}, problem, status }));
    }
  }

  @Post(':id/beenden')
  @Roles(...WAITING_DECIDERS)
  async close(
    @Param() { id }: EntryParam,
    @Body() { schluessel, grund = '' }: CloseForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    try {
      const { body } = await this.send<Placed>(client, `/waiting-entries/${id}/close`, { reason: grund }, schluessel);
      void reply.redirect(`${PATH}${search({ meldung: 'beendet', gesehen: `${body.stream}@${body.version}` })}`, 303);
    } catch (error) {
      const problem = problemOf(error, { form: 'beenden', key: schluessel, values: { grund } });
      await this.showEntry(request, reply, principal, { entryId: id, query: {}, problem, status: problem.status });
    }
  }

  private send<Body>(client: ApiClient, path: string, body: object, key: string): Promise<ApiAnswer<Body>> {
    return client.call<Body>('courses', path, { method: 'POST', body, headers: { 'idempotency-key': key } });
  }

  private async showEntry(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    shown: Shown & { readonly entryId: string },
  ): Promise<void> {
    const { entryId, query, problem, status } = shown;
    const client = this.upstreams.clientFor(request);
    const { body: answer } = await client.call<WaitingEntry>(LIST, `/waiting-list/${entryId}`, {
      headers: seenBy(query),
    });
    const { personRef } = answer.entry;
    const refs = personRef === undefined ? [] : [personRef];
    await this.pages.send(
      request,
      reply,
      { title: 'Vorschläge', question: 'Welcher Kurs passt zu dieser Person?', path: PATH, notice: noticeOf(query) },
      <ProposalsPage
        answer={answer}
        names={await namesFor(client, principal.role, refs)}
        disputes={await disputesOf(client, refs)}
        decides={decides(principal)}
        ownProviders={boundTo(principal)?.ids}
        formKey={newId('f')}
        problem={problem}
      />,
      status,
    );
  }

  private async showSeats(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    shown: Shown & { readonly runId: string },
  ): Promise<void> {
    const { runId, query, problem, status } = shown;
    const client = this.upstreams.clientFor(request);
    const { body: answer } = await client.call<FittingPersons>(LIST, `/runs/${runId}/fitting-persons`, {
      headers: seenBy(query),
    });
    const refs = answer.rows.flatMap(({ entry }) => entry.personRef ?? []);
    await this.pages.send(
      request,
      reply,
      { title: 'Freie Plätze', question: 'Wer passt auf die freien Plätze?', path: PATH, notice: noticeOf(query) },
      <FreeSeatsPage
        answer={answer}
        names={await namesFor(client, principal.role, refs)}
        disputes={await disputesOf(client, refs)}
        decides={decides(principal)}
        formKey={newId('f')}
        problem={problem}
      />,
      status,
    );
  }
}

interface Shown {
  readonly query: NoticeQuery;
  readonly problem?: FormProblem;
  readonly status?: number;
}

const decides = ({ role }: Principal): boolean => (WAITING_DECIDERS as readonly string[]).includes(role);
const noticeOf = ({ meldung }: NoticeQuery): string | undefined =>
  meldung === undefined ? undefined : NOTICES[meldung];

function noticeAfter(outcome: DecisionForm['ergebnis'], { registration, failed }: Placed): Notice {
  if (outcome === 'declined-by-person') return 'abgelehnt';
  if (outcome === 'not-fitting') return 'unpassend';
  if (failed !== undefined) return noticeOfFailure(failed);
  if (registration === 'confirmed') return 'angemeldet';
  return registration === 'refused' ? 'voll' : 'angefragt';
}
