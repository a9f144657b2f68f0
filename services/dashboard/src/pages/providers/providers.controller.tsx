import { Body, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { search } from '../../api/api-client.js';
import { type CourseProvider, municipalitiesOf, post, providersOf } from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import type { CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import { ADMITTING_ROLES, COURSE_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { type FormProblem, formProblem } from '../courses/form-problem.js';
import { kindWord } from './provider-words.js';
import {
  NewProviderForm,
  newProviderOf,
  NOTICES,
  PATH,
  PROVIDER_FACTS_FIELD_OF,
  ProvidersQuery,
} from './providers.form.js';
import { ProvidersPage } from './providers.page.js';

interface Wish {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Principal;
}

@PageController()
@Roles(...COURSE_ROLES)
export class ProvidersController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get('kurse/traeger')
  async list(
    @Query() query: ProvidersQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show({ request, reply, principal }, { query });
  }

  @Get('kurse/traeger.csv')
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await sendCsv(reply, 'traeger', COLUMNS, [await providersOf(this.upstreams.clientFor(request))]);
  }

  @Post('kurse/traeger/aufnehmen')
  @Roles(...ADMITTING_ROLES)
  async register(
    @Body() form: NewProviderForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const client = this.upstreams.clientFor(request);
      const done = await post(client, '/providers', form.schluessel, newProviderOf(form));
      const seen = search({ meldung: 'aufgenommen', gesehen: `${done.stream}@${done.version}` });
      void reply.redirect(`${PATH}${seen}`, 303);
    } catch (error) {
      await this.show({ request, reply, principal }, { form, problem: formProblem(error, PROVIDER_FACTS_FIELD_OF) });
    }
  }

  private async show(
    { request, reply, principal }: Wish,
    said: { readonly query?: ProvidersQuery; readonly form?: NewProviderForm; readonly problem?: FormProblem },
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [providers, municipalities] = await Promise.all([
      providersOf(client, said.query?.gesehen),
      municipalitiesOf(client),
    ]);
    const meldung = said.query?.meldung;
    await this.pages.send(
      request,
      reply,
      {
        title: 'Träger',
        question: 'Wer nimmt teil?',
        path: PATH,
        notice: meldung === undefined ? undefined : NOTICES[meldung],
      },
      <ProvidersPage
        providers={providers}
        municipalities={municipalities}
        mayRegister={(ADMITTING_ROLES as readonly string[]).includes(principal.role)}
        formKey={newId('f')}
        form={said.form}
        problem={said.problem}
      />,
      said.problem?.status,
    );
  }
}

const COLUMNS: readonly CsvColumn<CourseProvider>[] = [
  { head: 'Träger', cell: ({ providerId }) => providerId },
  { head: 'Name', cell: ({ name }) => name },
  { head: 'Art', cell: ({ kind }) => kindWord(kind) },
  { head: 'Gemeindeschlüssel des Sitzes', cell: ({ municipalityKey }) => municipalityKey },
  { head: 'Telefon', cell: ({ contact }) => contact?.phone },
  { head: 'E-Mail', cell: ({ contact }) => contact?.email },
  { head: 'ausgeschieden', cell: ({ retired }) => (retired ? 'ja' : 'nein') },
];
