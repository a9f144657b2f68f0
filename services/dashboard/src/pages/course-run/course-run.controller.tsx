import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandAnswer, CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { ApiProblem, search } from '../../api/api-client.js';
import { enterForMany, type Requested } from '../../api/course-run.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { noticeOfFailure, type Placed, problemOf, proposedFrom } from '../waiting-list/form-answers.js';
import { NOTICES as WAITING_NOTICES } from '../waiting-list/waiting-list.query.js';
import type { FormProblem } from '../../layout/form-fields.js';
import { PLACING_ROLES, PLANNING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import {
  EntriesForm,
  type Notice,
  ProposalForm,
  ProposalParam,
  RegisterForm,
  RunParam,
  RunQuery,
  SeatForm,
  SeatParam,
} from './course-run.forms.js';
import { CourseRunView } from './course-run-view.js';
import { entriesProblem, leftToMend, rowsToSend, typedRows } from './entries.js';
import { codesIn, joinedCodes } from './rule-warnings.js';
import { proposalForm } from './waiting-proposals.js';
import { fieldProblem, NOTHING_ENTERED, refusalOf } from './refusals.js';

@PageController('kurse/:runId')
@Roles(...PLACING_ROLES)
export class CourseRunPageController {
  constructor(
    @Inject(CourseRunView) private readonly view: CourseRunView,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...PLANNING_ROLES)
  async run(
    @Param() { runId }: RunParam,
    @Query() query: RunQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.view.show(request, reply, principal, runId, { query });
  }

  @Post('eintragen')
  async enter(
    @Param() { runId }: RunParam,
    @Body() form: EntriesForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const typed = typedRows(form);
    const rows = rowsToSend(typed, form.tag);
    const kept = { day: form.tag, typed };
    if (rows.length === 0)
      return this.view.show(request, reply, principal, runId, { entries: { ...kept, problem: NOTHING_ENTERED } }, 422);
    try {
      const entered = await enterForMany(client, runId, rows, form.schluessel);
      const refs = entered.map(({ personRef }) => personRef);
      const names = await namesFor(client, principal.role, refs);
      const problem = entriesProblem(entered, typed, (personRef) => names.get(personRef) ?? personRef);
      const warnings = entered.flatMap((row) => row.warnings);
      if (problem) {
        const entries = { day: form.tag, typed: leftToMend(typed, entered), problem };
        return await this.view.show(
          request,
          reply,
          principal,
          runId,
          { entries, warnings: codesIn(joinedCodes(warnings)) },
          422,
        );
      }
      this.redirect(reply, runId, {
        meldung: 'eingetragen',
        zahl: String(rows.length),
        hinweis: joinedCodes(warnings),
      });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const shown = { entries: { ...kept, problem: refusalOf(error) }, formKey: form.schluessel.replace(/-e$/, '') };
      await this.view.show(request, reply, principal, runId, shown, error.away ? 503 : error.status);
    }
  }

  @Post('anmelden')
  async register(
    @Param() { runId }: RunParam,
    @Body() form: RegisterForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const again = (problem: FormProblem, status: number): Promise<void> =>
      this.view.show(request, reply, principal, runId, { register: { typed: form, problem } }, status);
    const personRef = form.aufgenommen === '' ? form.referenz.trim() : form.aufgenommen;
    if (personRef === '')
      return again(fieldProblem('referenz', 'Bitte wählen Sie eine Person, oder geben Sie ihre Referenz an.'), 422);
    const body = {
      personRef,
      runId,
      ...(form.vormerken === 'ja' ? { hold: true } : {}),
      ...(form.niveaugrund === '' ? {} : { levelReason: form.niveaugrund }),
    };
    try {
      const { body: done } = await this.upstreams.clientFor(request).call<Requested>('courses', '/registrations', {
        method: 'POST',
        body,
        headers: { 'idempotency-key': form.schluessel },
      });
      if (done.registration === 'refused') return await again(fieldProblem('referenz', 'run-full'), 409);
      this.redirect(reply, runId, {
        meldung: REGISTERED[done.registration] ?? 'angefragt',
        hinweis: joinedCodes(done.warnings),
        gesehen: `${done.stream}@${done.version}`,
      });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      await again(refusalOf(error), error.away ? 503 : error.status);
    }
  }

  /** Registers somebody who was proposed from the waiting list; what was proposed is kept with the decision. */
  @Post('vorschlaege/:entryId')
  async choose(
    @Param() { runId, entryId }: ProposalParam,
    @Body() form: ProposalForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const again = (problem: FormProblem): Promise<void> =>
      this.view.show(request, reply, principal, runId, { seatProblem: problem }, 409);
    try {
      const { body: done } = await this.upstreams
        .clientFor(request)
        .call<Placed>('courses', `/waiting-entries/${entryId}/placements`, {
          method: 'POST',
          body: {
            outcome: 'chosen',
            runId,
            proposed: proposedFrom(form.vorschlaege),
            ruleId: form.regel,
            ruleVersion: form.fassung,
            ...(form.niveaugrund === '' ? {} : { levelReason: form.niveaugrund }),
          },
          headers: { 'idempotency-key': form.schluessel },
        });
      const failed = done.registration === 'refused' ? 'run-full' : done.failed;
      if (failed !== undefined) {
        const problem = fieldProblem('anmelden', WAITING_NOTICES[noticeOfFailure(failed)]);
        // Of a run that is over the page has no place to register any more.
        return await again(failed === 'run-closed' ? { ...problem, fields: {} } : problem);
      }
      this.redirect(reply, runId, {
        meldung: REGISTERED[done.registration ?? ''] ?? 'angefragt',
        gesehen: `${done.stream}@${done.version}`,
      });
    } catch (error) {
      const { niveaugrund, schluessel: key } = form;
      const problem = problemOf(error, { form: proposalForm(entryId), key, values: { niveaugrund } });
      await this.view.show(request, reply, principal, runId, { waitingProblem: problem }, problem.status);
    }
  }

  @Post('plaetze/:registrationId/bestaetigen')
  async confirm(
    @Param() { runId, registrationId }: SeatParam,
    @Body() form: SeatForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = `/registrations/${form.person}/${registrationId}/confirm`;
    await this.seat(request, reply, principal, runId, { path, key: form.schluessel, body: {}, notice: 'bestaetigt' });
  }

  @Post('plaetze/:registrationId/freigeben')
  async release(
    @Param() { runId, registrationId }: SeatParam,
    @Body() form: SeatForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = `/registrations/${form.person}/${registrationId}/withdraw`;
    const body = form.grund === '' ? {} : { reason: form.grund };
    await this.seat(request, reply, principal, runId, { path, key: form.schluessel, body, notice: 'freigegeben' });
  }

  private async seat(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    runId: string,
    step: { readonly path: string; readonly key: string; readonly body: object; readonly notice: Notice },
  ): Promise<void> {
    try {
      const { body: done } = await this.upstreams.clientFor(request).call<CommandAnswer>('courses', step.path, {
        method: 'POST',
        body: step.body,
        headers: { 'idempotency-key': step.key },
      });
      this.redirect(reply, runId, {
        meldung: step.notice,
        gesehen: `${done.stream}@${done.version}`,
      });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      await this.view.show(
        request,
        reply,
        principal,
        runId,
        { seatProblem: refusalOf(error) },
        error.away ? 503 : error.status,
      );
    }
  }

  private redirect(
    reply: FastifyReply,
    runId: string,
    query: { readonly meldung: Notice; readonly zahl?: string; readonly hinweis?: string; readonly gesehen?: string },
  ): void {
    void reply.redirect(`/kurse/${encodeURIComponent(runId)}${search(query)}`, 303);
  }
}

const REGISTERED: Readonly<Record<string, Notice>> = {
  confirmed: 'angemeldet',
  held: 'vorgemerkt',
  'taking-part': 'angemeldet',
};
