import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { type ApiClient, search } from '../../api/api-client.js';
import { countyDepartments, deskOf, myFollowUps, orNothing, transitionSteps } from '../../api/learners-desk.js';
import { disputesOf } from '../../api/disputes.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import type { FormProblem } from '../../layout/form-fields.js';
import { DESK_ROLES, FOLLOW_UP_ROLES, STEP_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { missingFields } from './desk-problems.js';
import type { RefusedChange } from './follow-up-actions.js';
import {
  ChangeForm,
  DeputyForm,
  EndDeputyForm,
  FollowUpParam,
  FollowUpsQuery,
  HandOverForm,
  MoveForm,
  NOTICES,
  PATH,
} from './follow-ups.forms.js';
import { refusalOf, statusOf } from './refusal.js';
import { FollowUpsPage, type FollowUpsData } from './follow-ups.page.js';

type Refused = Pick<FollowUpsData, 'change' | 'deputy'>;
const has = (roles: readonly string[], role: string): boolean => roles.includes(role);

@PageController('wiedervorlagen')
export class FollowUpsPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...FOLLOW_UP_ROLES)
  async list(
    @Query() query: FollowUpsQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, query);
  }

  @Post(':id/erledigt')
  @Roles(...DESK_ROLES)
  async done(
    @Param() { id }: FollowUpParam,
    @Body() form: ChangeForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.change(request, reply, principal, { id, form, action: 'done', notice: 'erledigt', body: {} });
  }

  @Post(':id/verschieben')
  @Roles(...DESK_ROLES)
  async move(
    @Param() { id }: FollowUpParam,
    @Body() form: MoveForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const change = {
      id,
      form,
      action: 'move',
      notice: 'verschoben',
      body: { dueOn: form.tag },
      day: form.tag,
    } as const;
    const missing = missingFields({ tag: form.tag });
    if (missing) return this.show(request, reply, principal, {}, { change: refusedChange(change, missing) }, 422);
    await this.change(request, reply, principal, change);
  }

  @Post(':id/uebergeben')
  @Roles(...DESK_ROLES)
  async handOver(
    @Param() { id }: FollowUpParam,
    @Body() form: HandOverForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = form.an === '' ? {} : { account: form.an };
    const change = { id, form, action: 'hand-over', notice: 'uebergeben', body, account: form.an } as const;
    await this.change(request, reply, principal, change);
  }

  @Post(':id/notiz-loeschen')
  @Roles(...DESK_ROLES)
  async redact(
    @Param() { id }: FollowUpParam,
    @Body() form: ChangeForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const change = { id, form, action: 'redact-note', notice: 'notiz-geloescht', body: {} } as const;
    await this.change(request, reply, principal, change);
  }

  @Post('vertretung')
  @Roles(...DESK_ROLES)
  async appoint(
    @Body() form: DeputyForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { vertretung, vertreten, von, bis, stelle, schluessel } = form;
    const missing = missingFields({ vertretung, von, bis });
    if (missing) return this.show(request, reply, principal, {}, { deputy: { form, problem: missing } }, 422);
    const body = {
      ...{ deputy: vertretung, from: von, to: bis },
      ...(vertreten === '' ? {} : { principal: vertreten }),
      ...(stelle === undefined ? {} : { office: stelle }),
    };
    try {
      await post(this.upstreams.clientFor(request), '/deputies', body, schluessel);
      void reply.redirect(`${PATH}${search({ meldung: 'vertretung' })}`, 303);
    } catch (error) {
      const problem = refusalOf(error, { '/deputy': 'vertretung', '/from': 'von', '/to': 'bis', '/office': 'stelle' });
      await this.show(request, reply, principal, {}, { deputy: { form, problem } }, statusOf(error));
    }
  }

  @Post('vertretung/:id/beenden')
  @Roles(...DESK_ROLES)
  async endDeputy(
    @Param() { id }: FollowUpParam,
    @Body() { schluessel, stelle }: EndDeputyForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = stelle === undefined ? {} : { office: stelle };
    try {
      await post(this.upstreams.clientFor(request), `/deputies/${id}/end`, body, schluessel);
      void reply.redirect(`${PATH}${search({ meldung: 'vertretung-beendet' })}`, 303);
    } catch (error) {
      const change = { followUpId: '', key: schluessel, day: '', account: '', problem: refusalOf(error, {}) };
      await this.show(request, reply, principal, {}, { change }, statusOf(error));
    }
  }

  private async change(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    change: Change,
  ): Promise<void> {
    const { id, form, action, notice, body } = change;
    try {
      const client = this.upstreams.clientFor(request);
      const done = await post(client, `/follow-ups/${id}/${action}`, body, form.schluessel);
      const back = form.zurueck === undefined || form.zurueck === '' ? PATH : form.zurueck;
      // A redaction is not published: there is nothing to wait for.
      const seen = {
        meldung: notice,
        gesehen: action === 'redact-note' ? undefined : `${done.stream}@${done.version}`,
      };
      void reply.redirect(`${back}${search(seen)}`, 303);
    } catch (error) {
      const refused = refusedChange(change, refusalOf(error, { '/dueOn': 'tag', '/account': 'an' }));
      await this.show(request, reply, principal, {}, { change: refused }, statusOf(error));
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    { role }: Principal,
    query: FollowUpsQuery,
    refused: Refused = {},
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { ab: after, schritteAb, gesehen, fachdienst } = query;
    const owner = fachdienst === '' ? undefined : fachdienst;
    const [mine, desk, steps, departments] = await Promise.all([
      has(DESK_ROLES, role) ? myFollowUps(client, { after }, gesehen) : undefined,
      has(DESK_ROLES, role) ? deskOf(client) : undefined,
      has(STEP_ROLES, role) ? orNothing(transitionSteps(client, { owner, after: schritteAb })) : undefined,
      has(STEP_ROLES, role) && role !== 'department' ? orNothing(countyDepartments(client)) : undefined,
    ]);
    const refs = [...(mine?.rows ?? []), ...(steps?.rows ?? [])].map(({ personRef }) => personRef);
    const [names, disputes] = await Promise.all([namesFor(client, role, refs), disputesOf(client, refs)]);
    const next = (more: object) => `${PATH}${search({ fachdienst: owner, ...more })}`;
    const notice = query.meldung === undefined ? undefined : NOTICES[query.meldung];
    await this.pages.send(
      request,
      reply,
      { title: 'Wiedervorlagen', question: 'Was liegt heute bei mir an?', path: PATH, notice },
      <FollowUpsPage
        today={this.pages.today()}
        names={names}
        disputes={disputes}
        formKey={newId('f')}
        mine={mine && { rows: mine.rows, next: mine.next === undefined ? undefined : next({ ab: mine.next }) }}
        desk={desk}
        steps={
          steps && {
            rows: steps.rows,
            next: steps.next === undefined ? undefined : `${next({ schritteAb: steps.next })}#schritte`,
            csv: `/wiedervorlagen/schritte.csv${search({ fachdienst: owner })}`,
            owner,
            departments: departments ?? [],
          }
        }
        {...refused}
      />,
      status,
    );
  }
}

interface Change {
  readonly id: string;
  readonly form: ChangeForm;
  readonly action: string;
  readonly notice: keyof typeof NOTICES;
  readonly body: object;
  readonly day?: string;
  readonly account?: string;
}

const refusedChange = ({ id, form, day = '', account = '' }: Change, problem: FormProblem): RefusedChange => ({
  followUpId: id,
  key: form.schluessel,
  day,
  account,
  problem,
});

/** A command to learners; the same key again is the same command. Throws ApiProblem. */
async function post(client: ApiClient, path: string, body: object, key: string): Promise<CommandAnswer> {
  const headers = { 'idempotency-key': key };
  return (await client.call<CommandAnswer>('learners', path, { method: 'POST', body, headers })).body;
}
