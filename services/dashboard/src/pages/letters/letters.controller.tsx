import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import { registrationsOf, runOf } from '../../api/course-run.js';
import { providersOf } from '../../api/courses.js';
import { lettersDue, registrationReport } from '../../api/letters.js';
import { disputesOf } from '../../api/disputes.js';
import { namesFor, seesNames } from '../../api/names.js';
import { contactOf } from '../../api/persons.js';
import { Upstreams } from '../../api/upstreams.js';
import { DASHBOARD_OPTIONS, type DashboardOptions } from '../../dashboard-options.js';
import { PLACING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { municipalityChoices } from '../person/person.controller.js';
import { LetterSheet } from './letter.page.js';
import { letterText } from './letter-texts.js';
import { LetterParam, LettersPageQuery, NOTICES, ReportSentForm, SentForm } from './letters.forms.js';
import { LettersPage, ProviderChoice } from './letters.page.js';
import { type ContactOrWhy, MissingData } from './missing-data.js';
import { placeOf, senderOf } from './sender.js';

const PATH = '/briefe';
const QUESTION = 'Welche Briefe und Meldungen sind fällig?';

@PageController('briefe')
@Roles(...PLACING_ROLES)
export class LettersPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
    @Inject(DASHBOARD_OPTIONS) private readonly options: DashboardOptions,
  ) {}

  @Get()
  async list(
    @Query() query: LettersPageQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, query);
  }

  /** One letter to read and to print. */
  @Get(':runId/:registrationId/:letter/:recipient')
  async letter(
    @Param() { runId, registrationId, letter, recipient }: LetterParam,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [run, registrations, municipalities, providers] = await Promise.all([
      runOf(client, runId),
      registrationsOf(client, runId),
      municipalityChoices(client),
      providersOf(client),
    ]);
    const registration = registrations.find(({ id }) => id === registrationId);
    if (!registration) throw noLetter();
    const names = await namesFor(client, principal.role, [registration.personRef]);
    const townOf = (key: string): string => municipalities.find(({ value }) => value === key)?.text ?? '';
    const person = names.get(registration.personRef) ?? registration.personRef;
    const toPerson = recipient === 'person';
    const held = placeOf(run, providers, townOf);
    const text = letterText({ letter, recipient, person, run, registration, place: held });
    if (!text) throw noLetter();
    const sender = senderOf(run, providers, townOf);
    const contact = toPerson ? await this.contactFor(client, principal, registration.personRef) : undefined;
    await this.pages.send(
      request,
      reply,
      { title: text.subject, question: 'Was steht im Brief?', path: PATH },
      <>
        <MissingData
          sender={sender}
          providerId={run.providerId}
          personRef={registration.personRef}
          contact={contact}
          disputes={await disputesOf(client, [registration.personRef])}
        />
        <LetterSheet
          sender={sender}
          county={this.options.county.name}
          today={this.pages.today()}
          reference={registration.id}
          text={text}
        />
      </>,
    );
  }

  /** How the person is reached, or why that is not known here. */
  private async contactFor(client: ApiClient, { role }: Principal, personRef: string): Promise<ContactOrWhy> {
    return seesNames(role) ? ((await contactOf(client, personRef)) ?? 'no-answer') : 'not-shown';
  }

  @Post(':runId/:registrationId/:letter/:recipient/versandt')
  async sent(
    @Param() { registrationId, letter, recipient }: LetterParam,
    @Body() form: SentForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = `/registrations/${form.person}/${registrationId}/letters`;
    await this.record(request, reply, principal, form, path, { letter, recipient }, 'versandt');
  }

  @Post('meldung/versandt')
  async reported(
    @Body() form: ReportSentForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { traeger, von, bis } = form;
    const body = { from: von, to: bis, ...(traeger === undefined ? {} : { providerId: traeger }) };
    await this.record(request, reply, principal, form, '/reports/registrations/sent', body, 'gemeldet');
  }

  private async record(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    { schluessel, traeger }: SentForm | ReportSentForm,
    path: string,
    body: object,
    meldung: keyof typeof NOTICES,
  ): Promise<void> {
    try {
      const { body: done } = await this.upstreams.clientFor(request).call<CommandAnswer>('courses', path, {
        method: 'POST',
        body,
        headers: { 'idempotency-key': schluessel },
      });
      const gesehen = `${done.stream}@${done.version}`;
      void reply.redirect(`${PATH}${search({ traeger, meldung, gesehen })}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const query = Object.assign(new LettersPageQuery(), traeger === undefined ? {} : { traeger });
      await this.show(request, reply, principal, query, REFUSALS[error.code] ?? AGAIN, error.away ? 503 : error.status);
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    query: LettersPageQuery,
    problem?: string,
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const today = this.pages.today();
    const head = {
      title: 'Briefe',
      question: QUESTION,
      path: PATH,
      notice: query.meldung === undefined ? undefined : NOTICES[query.meldung],
    };
    const provider = query.traeger === '' ? undefined : query.traeger;
    if (provider === undefined && boundTo(principal)?.ids.length !== 1) {
      await this.pages.send(request, reply, head, <ProviderChoice providers={await providersOf(client)} />);
      return;
    }
    const [all, report] = await Promise.all([
      lettersDue(client, provider, query.gesehen),
      registrationReport(client, provider),
    ]);
    const letters = all.filter(({ runId }) => query.kurs === undefined || query.kurs === '' || runId === query.kurs);
    const reported = report.runs.flatMap((run) => run.registrations.map(({ personRef }) => personRef));
    const refs = [...letters.map(({ personRef }) => personRef), ...reported];
    const [names, disputes] = await Promise.all([namesFor(client, principal.role, refs), disputesOf(client, refs)]);
    await this.pages.send(
      request,
      reply,
      head,
      <LettersPage
        letters={letters}
        report={report}
        names={names}
        disputes={disputes}
        today={today}
        formKey={newId('f')}
        provider={provider}
        runId={query.kurs}
        problem={problem}
      />,
      status,
    );
  }
}

const AGAIN =
  'Das wurde nicht vermerkt: Der Dienst antwortet gerade nicht, oder die Angaben passen nicht. Bitte versuchen Sie es noch einmal.';
const REFUSALS: Readonly<Record<string, string>> = {
  'letter-already-sent': 'Dieser Brief ist schon als versandt vermerkt.',
  'period-already-reported': 'Für diesen Zeitraum ist schon eine Meldung als versandt vermerkt.',
  'period-not-over': 'Gemeldet wird bis gestern: Wer sich heute noch anmeldet, stünde sonst in keiner Meldung.',
  'registration-unknown': 'Diese Anmeldung gibt es nicht.',
};

const noLetter = () => new ApiProblem('courses', 404, 'not-found', '', undefined);
