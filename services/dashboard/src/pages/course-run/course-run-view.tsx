import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId, type Principal, type Role } from '#service-kit';
import { type ApiClient, ApiProblem } from '../../api/api-client.js';
import { type RegistrationOfRun, registrationsOf, runOf, type RunOfPage } from '../../api/course-run.js';
import { courseTypesOf } from '../../api/courses.js';
import { lettersDue } from '../../api/letters.js';
import { disputesOf } from '../../api/disputes.js';
import { namesFor } from '../../api/names.js';
import { takenInBy } from '../../api/persons.js';
import { Upstreams } from '../../api/upstreams.js';
import type { FittingPersons } from '../../api/waiting-list.js';
import type { Choice } from '../../layout/form-fields.js';
import { Pages } from '../../layout/pages.js';
import { municipalityChoices } from '../person/person.controller.js';
import { ALL_NOTICES, type RunQuery } from './course-run.forms.js';
import { type CourseRunData, CourseRunPage } from './course-run.page.js';
import { modulesOf } from './modules.js';
import { codesIn } from './rule-warnings.js';

export type Shown = Partial<Pick<CourseRunData, 'entries' | 'register' | 'seatProblem' | 'waitingProblem'>> & {
  readonly query?: RunQuery;
  readonly warnings?: readonly string[];
  readonly formKey?: string;
};

/** The page of a run, as every form on it shows it again. */
@Injectable()
export class CourseRunView {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  async show(
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
    const [registrations, municipalities, types] = await Promise.all([
      visibleRegistrations(client, runId, seen),
      municipalityChoices(client),
      courseTypesOf(client),
    ]);
    const waiting =
      registrations && run.phase === 'planned' && run.seatsFree > 0 ? await waitingFor(client, runId) : undefined;
    const refs = (registrations ?? []).map(({ personRef }) => personRef);
    const proposed = (waiting?.rows ?? []).flatMap(({ entry }) => entry.personRef ?? []);
    const [names, disputes, letters, takenIn] = await Promise.all([
      namesFor(client, principal.role, [...refs, ...proposed]),
      disputesOf(client, [...refs, ...proposed]),
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
        disputes={disputes}
        mayEdit={registrations !== undefined || PLANS_WITHOUT_PERSONS.includes(principal.role)}
        letters={letters}
        today={today}
        formKey={shown.formKey ?? newId('f')}
        takenIn={takenIn}
        modules={modulesOf(types, run)}
        waiting={waiting}
        warnings={shown.warnings ?? codesIn(hinweis)}
        entries={shown.entries ?? { day: today, typed: new Map() }}
        register={shown.register ?? {}}
        seatProblem={shown.seatProblem}
        waitingProblem={shown.waitingProblem}
      />,
      status,
    );
  }
}

/** Who plans courses and sees no participant. */
const PLANS_WITHOUT_PERSONS: readonly Role[] = ['municipality', 'alliance-member'];

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

/** As many as one looks at beside a form; the list of all is a page of its own. */
const PROPOSED = 5;

/** Who waits for such a course and fits. A page without the list stands all the same. */
async function waitingFor(client: ApiClient, runId: string): Promise<FittingPersons | undefined> {
  try {
    const fitting = await client.get<FittingPersons>('integration-status', `/runs/${runId}/fitting-persons`);
    return { ...fitting, rows: fitting.rows.slice(0, PROPOSED) };
  } catch (error) {
    if (error instanceof ApiProblem && error.status !== 401) return undefined;
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
