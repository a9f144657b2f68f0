import { Body, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import { boundTo, type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import type { Named } from '../../api/integration-status.js';
import { mayAskForNames, namesFor } from '../../api/names.js';
import { courseRuns, findPersons, type FoundPerson, takenInBy } from '../../api/persons.js';
import { Upstreams } from '../../api/upstreams.js';
import type { Choice, FormProblem } from '../../layout/form-fields.js';
import { PERSON_ROLES, TAKE_IN_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { lookedFor, PersonsQuery, SearchForm, TakeInForm } from './person-forms.js';
import { missingIn, problemOf } from './person-problems.js';
import { PersonsPage } from './persons.page.js';
import { missingInTakeIn, takeIn } from './take-in.js';
import { TakeInPage } from './take-in.page.js';

/** Runs that began earlier have ended. */
const yearBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ years: 1 }).toString();

const RIGHTS_ROLES: readonly string[] = ['course-coordinator', 'migration-office'];
/** Municipalities of the county as choices. Throws ApiProblem. */
export async function municipalityChoices(client: ApiClient): Promise<readonly Choice[]> {
  const { rows } = await client.get<{ readonly rows: readonly (Pick<Named, 'name'> & { readonly key: string })[] }>(
    'integration-status',
    '/county/municipalities',
  );
  return rows.map(({ key, name }) => ({ value: key, text: name }));
}

@PageController('personen')
export class PersonController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...PERSON_ROLES)
  async start(
    @Query() query: PersonsQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, { form: new SearchForm(), after: query.ab });
  }

  /** Names stand in the body alone: addresses are kept in logs and histories. */
  @Post('suche')
  @Roles(...PERSON_ROLES)
  async search(
    @Body() form: SearchForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const missing = missingIn(form, ['nachname']);
    if (missing) return this.show(request, reply, principal, { form, problem: missing }, 422);
    try {
      const found = await this.find(request, form);
      await this.show(request, reply, principal, { form, found });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      await this.show(request, reply, principal, { form, problem: problemOf(error) }, error.away ? 503 : error.status);
    }
  }

  @Get('aufnehmen')
  @Roles(...TAKE_IN_ROLES)
  async takeInForm(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showTakeIn(request, reply, principal, { form: emptyForm() });
  }

  /** From the search to the form, with what was searched for. */
  @Post('aufnehmen/vorbereiten')
  @Roles(...TAKE_IN_ROLES)
  async prepare(
    @Body() searched: SearchForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { nachname, vorname, geburtsdatum = '' } = searched;
    const form = Object.assign(emptyForm(), { nachname, vorname, geburtsdatum, geprueft: lookedFor(searched) });
    await this.showTakeIn(request, reply, principal, { form });
  }

  @Post('aufnehmen')
  @Roles(...TAKE_IN_ROLES)
  async takeIn(
    @Body() form: TakeInForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const missing = missingInTakeIn(form);
    if (missing) return this.showTakeIn(request, reply, principal, { form, problem: missing }, 422);
    let done: CommandAnswer;
    try {
      const likely = form.geprueft === lookedFor(form) ? [] : await this.find(request, form);
      if (likely.length > 0) return await this.showTakeIn(request, reply, principal, { form, likely });
      done = await takeIn(this.upstreams.clientFor(request), form);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const status = error.away ? 503 : error.status;
      return this.showTakeIn(request, reply, principal, { form, problem: problemOf(error) }, status);
    }
    const seen = { meldung: 'aufgenommen', gesehen: `${done.stream}@${done.version}` };
    void reply.redirect(`/personen/${encodeURIComponent(done.id)}/weiter${search(seen)}`, 303);
  }

  private find(
    request: FastifyRequest,
    { nachname, vorname, geburtsdatum, ...form }: SearchForm | TakeInForm,
  ): Promise<readonly FoundPerson[]> {
    return findPersons(this.upstreams.clientFor(request), {
      familyName: nachname,
      ...(vorname === '' ? {} : { givenName: vorname }),
      ...(geburtsdatum === undefined || geburtsdatum === '' ? {} : { birthDate: geburtsdatum }),
      ...('grund' in form && form.grund !== undefined ? { reason: form.grund } : {}),
    });
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    shown: {
      readonly form: SearchForm;
      readonly found?: readonly FoundPerson[];
      readonly problem?: FormProblem;
      readonly after?: string | undefined;
    },
    status = 200,
  ): Promise<void> {
    const { role } = principal;
    const today = this.pages.today();
    await this.pages.send(
      request,
      reply,
      { title: 'Personen', question: 'Ist sie schon bekannt?', path: '/personen' },
      <PersonsPage
        today={today}
        search={shown.form}
        problem={shown.problem}
        asksWhy={mayAskForNames(role) || role === 'data-protection'}
        mayTakeIn={(TAKE_IN_ROLES as readonly string[]).includes(role)}
        found={shown.found}
        own={shown.found === undefined ? await this.own(request, principal, shown.after) : undefined}
      />,
      status,
    );
  }

  /** What a provider has in hand: whom it took in, and its courses. */
  private async own(request: FastifyRequest, principal: Principal, after: string | undefined) {
    const provider = boundTo(principal)?.ids[0];
    if (principal.role !== 'provider' || provider === undefined) return undefined;
    const client = this.upstreams.clientFor(request);
    const [takenIn, runs] = await Promise.all([
      takenInBy(client, after),
      courseRuns(client, { provider, from: yearBefore(this.pages.today()) }),
    ]);
    const names = await namesFor(
      client,
      principal.role,
      takenIn.rows.map(({ personRef }) => personRef),
    );
    return { takenIn, names, runs: runs.filter(({ phase }) => phase === 'planned' || phase === 'running') };
  }

  private async showTakeIn(
    request: FastifyRequest,
    reply: FastifyReply,
    { role }: Principal,
    shown: { readonly form: TakeInForm; readonly likely?: readonly FoundPerson[]; readonly problem?: FormProblem },
    status = 200,
  ): Promise<void> {
    await this.pages.send(
      request,
      reply,
      { title: 'Person aufnehmen', question: 'Wer ist neu?', path: '/personen/aufnehmen' },
      <TakeInPage
        today={this.pages.today()}
        form={shown.form}
        municipalities={await municipalityChoices(this.upstreams.clientFor(request))}
        issues={RIGHTS_ROLES.includes(role)}
        problem={shown.problem}
        likely={shown.likely ?? []}
      />,
      status,
    );
  }
}

const emptyForm = (): TakeInForm => Object.assign(new TakeInForm(), { schluessel: newId('f') });
