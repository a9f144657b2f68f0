import { Body, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { ApiProblem, search } from '../../../api/api-client.js';
import { type Entered, registrationsOf, runOf } from '../../../api/course-run.js';
import { courseTypesOf } from '../../../api/courses.js';
import { disputesOf } from '../../../api/disputes.js';
import { namesFor } from '../../../api/names.js';
import { Upstreams } from '../../../api/upstreams.js';
import { PLACING_ROLES } from '../../../layout/navigation.js';
import { PageController } from '../../../layout/page-controller.js';
import { Pages } from '../../../layout/pages.js';
import { SeatParam } from '../course-run.forms.js';
import { modulesOf } from '../modules.js';
import { refusalOf } from '../refusals.js';
import { bodyOf, missingIn, StepForm, StepParam, STEPS } from './participation.forms.js';
import { ParticipationPage, type Refused } from './participation.page.js';

const FIELDS: Readonly<Record<string, string>> = {
  '/effectiveOn': 'am',
  '/reason': 'grund',
  '/expectedBackOn': 'zurueckAm',
  '/module': 'abschnitt',
};

/** What happens to one participant during a run: a pause and the way back, a module, a drop-out. */
@PageController('kurse/:runId/teilnahmen/:registrationId')
@Roles(...PLACING_ROLES)
export class ParticipationPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  async participation(
    @Param() param: SeatParam,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, param);
  }

  @Post(':schritt')
  async step(
    @Param() { runId, registrationId, schritt }: StepParam,
    @Body() form: StepForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { route, notice } = STEPS[schritt];
    const param = { runId, registrationId };
    const missing = missingIn(schritt, form);
    if (missing) return this.show(request, reply, principal, param, { step: schritt, form, problem: missing }, 422);
    try {
      const { body: done } = await this.upstreams
        .clientFor(request)
        .call<Entered>('courses', `/registrations/${form.person}/${registrationId}/${route}`, {
          method: 'POST',
          body: bodyOf(schritt, form),
          headers: { 'idempotency-key': form.schluessel },
        });
      const query = { meldung: notice, gesehen: `${done.stream}@${done.version}` };
      void reply.redirect(`/kurse/${encodeURIComponent(runId)}${search(query)}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const fieldOf = (at: string): string | undefined =>
        FIELDS[at] === undefined ? undefined : `${schritt}-${FIELDS[at]}`;
      const refused = { step: schritt, form, problem: refusalOf(error, fieldOf) };
      await this.show(request, reply, principal, param, refused, error.away ? 503 : error.status);
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    { runId, registrationId }: SeatParam,
    refused?: Refused,
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [run, registrations, types] = await Promise.all([
      runOf(client, runId),
      registrationsOf(client, runId),
      courseTypesOf(client),
    ]);
    const row = registrations.find(({ id }) => id === registrationId);
    if (!row) throw new ApiProblem('courses', 404, 'registration-unknown', 'There is no such registration.', undefined);
    const names = await namesFor(client, principal.role, [row.personRef]);
    const disputes = await disputesOf(client, [row.personRef]);
    await this.pages.send(
      request,
      reply,
      {
        title: `Teilnahme: ${names.get(row.personRef) ?? row.personRef}`,
        question: 'Was ist mit dieser Teilnahme?',
        path: `/kurse/${runId}`,
      },
      <ParticipationPage
        run={run}
        row={row}
        names={names}
        disputes={disputes}
        modules={modulesOf(types, run)}
        today={this.pages.today()}
        formKey={newId('f')}
        refused={refused}
      />,
      status,
    );
  }
}
