import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import type { Requested } from '../../api/course-run.js';
import type { Case } from '../../api/integration-status.js';
import { namesFor } from '../../api/names.js';
import { type CourseRun, courseRuns } from '../../api/persons.js';
import { Upstreams } from '../../api/upstreams.js';
import type { Choice, FormProblem } from '../../layout/form-fields.js';
import { PLACING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { codesIn, joinedCodes } from '../course-run/rule-warnings.js';
import { NextStepPage } from './next-step.page.js';
import { NextStepQuery, PersonParam, RegisterForm, WaitForm } from './person-forms.js';
import { municipalityChoices } from './person.controller.js';
import { missingIn, problemOf } from './person-problems.js';

const NOTICES = {
  aufgenommen: 'Die Person ist aufgenommen. Als Nächstes: anmelden oder auf die Warteliste setzen.',
  angemeldet: 'Die Person ist angemeldet: Der Platz ist vergeben.',
  angefragt: 'Die Anmeldung ist angefragt; die Antwort steht gleich im Fall.',
  wartet: 'Die Person steht auf der Warteliste aller Träger.',
} as const;

/** Longer lists help nobody to choose. */
const MOST_RUNS = 25;

@PageController('personen')
export class NextStepController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get(':ref/weiter')
  @Roles(...PLACING_ROLES)
  async nextStep(
    @Param() { ref }: PersonParam,
    @Query() query: NextStepQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, ref, { query });
  }

  @Post(':ref/anmelden')
  @Roles(...PLACING_ROLES)
  async register(
    @Param() { ref }: PersonParam,
    @Body() form: RegisterForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const missing = missingIn(form, ['kurs']);
    if (missing) return this.show(request, reply, principal, ref, { problem: missing }, 422);
    const levelReason = form.niveaugrund === '' ? {} : { levelReason: form.niveaugrund };
    const body = { personRef: ref, runId: form.kurs, ...levelReason };
    type Answer = CommandAnswer & Pick<Requested, 'registration' | 'warnings'>;
    await this.send<Answer>(request, reply, principal, ref, '/registrations', form.schluessel, body, {
      accepted: ({ registration }) => (registration === 'requested' ? 'angefragt' : 'angemeldet'),
      warned: ({ warnings }) => joinedCodes(warnings),
      refused: ({ registration }) =>
        registration === 'refused'
          ? problemOf(
              new ApiProblem('courses', 409, 'run-full', '', undefined, [
                { at: '/runId', code: 'run-full', detail: '' },
              ]),
            )
          : undefined,
    });
  }

  @Post(':ref/warten')
  @Roles(...PLACING_ROLES)
  async wait(
    @Param() { ref }: PersonParam,
    @Body() form: WaitForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const missing = missingIn(form, ['kursart', 'niveau', 'gemeinde']);
    if (missing) return this.show(request, reply, principal, ref, { problem: missing, wait: form }, 422);
    const body = {
      personRef: ref,
      courseType: form.kursart,
      level: form.niveau,
      municipalityKey: form.gemeinde,
      timesOfDay: form.zeiten,
      childcare: form.betreuung.length > 0,
    };
    await this.send(request, reply, principal, ref, '/waiting-entries', form.schluessel, body, {
      accepted: () => 'wartet',
      wait: form,
    });
  }

  /** Sends a step on; what is refused is shown with everything that was entered. */
  private async send<Answer extends CommandAnswer>(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    ref: string,
    path: string,
    key: string,
    body: object,
    {
      accepted,
      refused,
      warned,
      wait,
    }: {
      readonly accepted: (answer: Answer) => keyof typeof NOTICES;
      /** What an answer says that is no success. */
      readonly refused?: (answer: Answer) => FormProblem | undefined;
      /** Codes of what the rules say to it. */
      readonly warned?: (answer: Answer) => string;
      readonly wait?: WaitForm;
    },
  ): Promise<void> {
    const again = (problem: FormProblem, status: number): Promise<void> =>
      this.show(request, reply, principal, ref, { problem, ...(wait ? { wait } : {}) }, status);
    try {
      const { body: done } = await this.upstreams.clientFor(request).call<Answer>('courses', path, {
        method: 'POST',
        body,
        headers: { 'idempotency-key': key },
      });
      const problem = refused?.(done);
      if (problem) return await again(problem, 409);
      const query = {
        meldung: accepted(done),
        hinweis: warned?.(done) ?? '',
        gesehen: `${done.stream}@${done.version}`,
      };
      void reply.redirect(`/personen/${encodeURIComponent(ref)}/weiter${search(query)}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      await again(problemOf(error), error.away ? 503 : error.status);
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    ref: string,
    shown: { readonly query?: NextStepQuery; readonly problem?: FormProblem; readonly wait?: WaitForm },
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const today = this.pages.today();
    const seen = shown.query?.gesehen;
    const { body: one } = await client.call<Case>('integration-status', `/cases/${encodeURIComponent(ref)}`, {
      headers: seen === undefined ? {} : { 'consistent-with': seen },
    });
    const provider = boundTo(principal)?.ids[0];
    const [names, runs, municipalities, types] = await Promise.all([
      namesFor(client, principal.role, [ref]),
      courseRuns(client, { from: today, ...(provider === undefined ? {} : { provider }) }),
      municipalityChoices(client),
      courseTypeChoices(client, today),
    ]);
    const meldung = shown.query?.meldung;
    await this.pages.send(
      request,
      reply,
      {
        title: `Nächster Schritt: ${names.get(ref) ?? ref}`,
        question: 'Wie geht es für diese Person weiter?',
        path: `/personen/${ref}/weiter`,
        notice: meldung === undefined ? undefined : NOTICES[meldung],
      },
      <NextStepPage
        case={one}
        name={names.get(ref)}
        runs={byFit(runs, one).slice(0, MOST_RUNS)}
        municipalities={municipalities}
        courseTypes={types}
        formKey={newId('f')}
        wait={shown.wait ?? waitFormOf(one)}
        problem={shown.problem}
        warnings={codesIn(shown.query?.hinweis)}
      />,
      status,
    );
  }
}

/** Runs with a free seat that have not begun: the fitting ones in their order, then the others by their start. */
function byFit(runs: readonly CourseRun[], { fittingRuns = [] }: Case): readonly CourseRun[] {
  const place = new Map(fittingRuns.map(({ runId }, at) => [runId, at]));
  return runs
    .filter(({ phase, seatsFree }) => phase === 'planned' && seatsFree > 0)
    .toSorted((one, other) => (place.get(one.runId) ?? runs.length) - (place.get(other.runId) ?? runs.length));
}

/** What is known of a person fills the form of the waiting list. */
const waitFormOf = ({ level, needs, municipality }: Case): WaitForm =>
  Object.assign(new WaitForm(), {
    schluessel: newId('f'),
    niveau: level?.level ?? '',
    gemeinde: municipality?.id ?? '',
    zeiten: [...(needs?.timesOfDay ?? [])],
    betreuung: needs?.childcare === true ? ['ja'] : [],
  });

interface CourseTypes {
  readonly courseTypes: readonly {
    readonly code: string;
    readonly name: string;
    readonly versions: readonly { readonly validFrom: string; readonly validTo?: string }[];
  }[];
}

/** Course types that may begin from a day on. */
async function courseTypeChoices(client: ApiClient, day: string): Promise<readonly Choice[]> {
  const { courseTypes } = await client.get<CourseTypes>('courses', '/course-types');
  return courseTypes
    .filter(({ versions }) => versions.some(({ validTo }) => validTo === undefined || validTo >= day))
    .map(({ code, name }) => ({ value: code, text: name }));
}
