import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandAnswer, CurrentPrincipal, newId, type Principal, type Role, Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import {
  enterForMany,
  type RegistrationOfRun,
  registrationsOf,
  type Requested,
  type RuleWarning,
  runOf,
  type RunOfPage,
} from '../../api/course-run.js';
import { lettersDue } from '../../api/letters.js';
import { namesFor } from '../../api/names.js';
import { takenInBy } from '../../api/persons.js';
import { Upstreams } from '../../api/upstreams.js';
import type { Choice, FormProblem } from '../../layout/form-fields.js';
import { PLACING_ROLES, PLANNING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { municipalityChoices } from '../person/person.controller.js';
import {
  ALL_NOTICES,
  EntriesForm,
  type Notice,
  RegisterForm,
  RunParam,
  RunQuery,
  SeatForm,
  SeatParam,
} from './course-run.forms.js';
import { type CourseRunData, CourseRunPage } from './course-run.page.js';
import { entriesProblem, leftToMend, rowsToSend, typedRows } from './entries.js';
import { fieldProblem, NOTHING_ENTERED, refusalOf } from './refusals.js';

type Shown = Partial<Pick<CourseRunData, 'entries' | 'register' | 'seatProblem'>> & {
  readonly query?: RunQuery;
  readonly warnings?: readonly string[];
  readonly formKey?: string;
};

@PageController('kurse/:runId')
@Roles(...PLACING_ROLES)
export class CourseRunPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
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
    await this.show(request, reply, principal, runId, { query });
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
      return this.show(request, reply, principal, runId, { entries: { ...kept, problem: NOTHING_ENTERED } }, 422);
    try {
      const entered = await enterForMany(client, runId, rows, form.schluessel);
      const refs = entered.map(({ personRef }) => personRef);
      const names = await namesFor(client, principal.role, refs);
      const problem = entriesProblem(entered, (personRef) => names.get(personRef) ?? personRef);
      const warnings = codesOf(entered.flatMap((row) => row.warnings));
      if (problem) {
        const entries = { day: form.tag, typed: leftToMend(typed, entered), problem };
        return await this.show(request, reply, principal, runId, { entries, warnings }, 422);
      }
      this.redirect(reply, runId, {
        meldung: 'eingetragen',
        zahl: String(rows.length),
        hinweis: warnings.join(','),
      });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const shown = { entries: { ...kept, problem: refusalOf(error) }, formKey: form.schluessel.replace(/-e$/, '') };
      await this.show(request, reply, principal, runId, shown, error.away ? 503 : error.status);
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
      this.show(request, reply, principal, runId, { register: { typed: form, problem } }, status);
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
        hinweis: codesOf(done.warnings).join(','),
        gesehen: `${done.stream}@${done.version}`,
      });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      await again(refusalOf(error), error.away ? 503 : error.status);
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
      await this.show(
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

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    runId: string,
    shown: Shown,
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const today = this.pages.today();
    const seen = shown.query?.gesehen;
    const run = await runOf(client, runId, seen?.startsWith('course-run-') ? seen : undefined);
    const [registrations, municipalities] = await Promise.all([
      visibleRegistrations(client, runId, seen),
      municipalityChoices(client),
    ]);
    const refs = (registrations ?? []).map(({ personRef }) => personRef);
    const [names, letters, takenIn] = await Promise.all([
      namesFor(client, principal.role, refs),
      registrations ? lettersOf(client, run) : undefined,
      registrations && principal.role === 'provider' ? takenInChoices(client, principal, refs) : [],
    ]);
    const { meldung, zahl, hinweis } = shown.query ?? {};
    const notice = meldung === undefined ? undefined : ALL_NOTICES[meldung];
    await this.pages.send(
      request,
      reply,
      {
        title: run.title,
        question: 'Wie steht dieser Kurs?',
        path: `/kurse/${runId}`,
        notice: notice !== undefined && zahl !== undefined ? `${notice} Personen: ${zahl}.` : notice,
      },
      <CourseRunPage
        run={run}
        municipality={municipalities.find(({ value }) => value === run.municipalityKey)?.text}
        registrations={registrations}
        names={names}
        mayEdit={registrations !== undefined || PLANS_WITHOUT_PERSONS.includes(principal.role)}
        letters={letters}
        today={today}
        formKey={shown.formKey ?? newId('f')}
        takenIn={takenIn}
        warnings={shown.warnings ?? (hinweis === undefined || hinweis === '' ? [] : hinweis.split(','))}
        entries={shown.entries ?? { day: today, typed: new Map() }}
        register={shown.register ?? {}}
        seatProblem={shown.seatProblem}
      />,
      status,
    );
  }
}

/** Who plans courses and sees no participant. */
const PLANS_WITHOUT_PERSONS: readonly Role[] = ['municipality', 'alliance-member'];

const REGISTERED: Readonly<Record<string, Notice>> = {
  confirmed: 'angemeldet',
  held: 'vorgemerkt',
  'taking-part': 'angemeldet',
};

const codesOf = (warnings: readonly RuleWarning[]): readonly string[] => [...new Set(warnings.map(({ code }) => code))];

/** undefined: the run is another provider's. */
async function visibleRegistrations(
  client: ApiClient,
  runId: string,
  seen: string | undefined,
): Promise<readonly RegistrationOfRun[] | undefined> {
  try {
    return await registrationsOf(client, runId, seen);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return undefined;
    throw error;
  }
}

/** How many letters of the run are due; a page without the number stands all the same. */
async function lettersOf(client: ApiClient, { runId, providerId }: RunOfPage): Promise<number | undefined> {
  try {
    return (await lettersDue(client, providerId)).filter((due) => due.runId === runId).length;
  } catch (error) {
    if (error instanceof ApiProblem && error.status !== 401) return undefined;
    throw error;
  }
}

/** Whom the provider took in and nobody registered, by name. A page without the list stands all the same. */
async function takenInChoices(
  client: ApiClient,
  principal: Principal,
  registered: readonly string[],
): Promise<readonly Choice[]> {
  try {
    const { rows } = await takenInBy(client);
    const open = rows.filter((row) => !row.registered && !registered.includes(row.personRef));
    const refs = open.map(({ personRef }) => personRef);
    const names = await namesFor(client, principal.role, refs);
    return refs.map((personRef) => ({ value: personRef, text: names.get(personRef) ?? personRef }));
  } catch (error) {
    if (error instanceof ApiProblem && error.status !== 401) return [];
    throw error;
  }
}
