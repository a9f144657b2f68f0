import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, newId, type Principal, Problem, Roles } from '#service-kit';
import { search } from '../../api/api-client.js';
import { courseTypesOf, municipalitiesOf, post, providersOf } from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import { ADMITTING_ROLES, COURSE_ROLES, PLANNING_ROLES } from '../../layout/navigation.js';
import { given, KeyForm } from '../../layout/forms.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { PROVIDER_FACTS_FIELD_OF, ProviderFactsForm, providerFactsOf } from '../providers/providers.form.js';
import { formProblem } from './form-problem.js';
import {
  AdmissionForm,
  AdmissionParam,
  END_FIELD_OF,
  EndAdmissionForm,
  fieldsAt,
  RetireForm,
  retirementOf,
  admissionOf,
  ContactForm,
  contactOf,
  PROVIDER_FIELD_OF,
  PROVIDER_NOTICES,
  ProviderParam,
  ProviderQuery,
  VenueForm,
  venueOf,
  VenueParam,
} from './provider.form.js';
import { ProviderPage, type Typed } from './provider.page.js';

interface Wish {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Principal;
  readonly id: string;
}

@PageController('kurse/traeger')
@Roles(...PLANNING_ROLES)
export class ProviderController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get(':id')
  @Roles(...COURSE_ROLES)
  async page(
    @Param() { id }: ProviderParam,
    @Query() query: ProviderQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show({ request, reply, principal, id }, { query });
  }

  @Post(':id/kontakt')
  async contact(
    @Param() { id }: ProviderParam,
    @Body() form: ContactForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { request, reply, principal, id };
    await this.send(wish, '/contact', form.schluessel, contactOf(form), 'kontakt', { contact: form });
  }

  @Post(':id/kursort')
  async venue(
    @Param() { id }: ProviderParam,
    @Body() form: VenueForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { request, reply, principal, id };
    await this.send(wish, '/venues', form.schluessel, venueOf(form), 'kursort', { venue: form });
  }

  @Post(':id/kursorte/:ort/schliessen')
  async close(
    @Param() { id, ort }: VenueParam,
    @Body() form: KeyForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { request, reply, principal, id };
    await this.send(wish, `/venues/${ort}/close`, form.schluessel, {}, 'geschlossen', {});
  }

  @Post(':id/zulassung')
  @Roles(...ADMITTING_ROLES)
  async admit(
    @Param() { id }: ProviderParam,
    @Body() form: AdmissionForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { request, reply, principal, id };
    await this.send(wish, '/admissions', form.schluessel, admissionOf(form), 'zulassung', { admission: form });
  }

  @Post(':id/kursorte/:ort/aendern')
  async changeVenue(
    @Param() { id, ort }: VenueParam,
    @Body() form: VenueForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { request, reply, principal, id };
    const typed = { venue: form, venueId: ort };
    const fieldOf = fieldsAt(PROVIDER_FIELD_OF, ort);
    await this.send(wish, `/venues/${ort}/change`, form.schluessel, venueOf(form), 'kursort-geaendert', typed, fieldOf);
  }

  @Post(':id/zulassungen/:zulassung/beenden')
  @Roles(...ADMITTING_ROLES)
  async endAdmission(
    @Param() { id, zulassung }: AdmissionParam,
    @Body() form: EndAdmissionForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { request, reply, principal, id };
    const typed = { ending: form, admissionId: zulassung };
    const body = given('lastDay', form.letzterTag);
    const fieldOf = fieldsAt(END_FIELD_OF, zulassung);
    await this.send(wish, `/admissions/${zulassung}/end`, form.schluessel, body, 'zulassung-beendet', typed, fieldOf);
  }

  @Post(':id/angaben')
  @Roles(...ADMITTING_ROLES)
  async facts(
    @Param() { id }: ProviderParam,
    @Body() form: ProviderFactsForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { request, reply, principal, id };
    const body = providerFactsOf(form);
    await this.send(wish, '/change', form.schluessel, body, 'angaben', { facts: form }, PROVIDER_FACTS_FIELD_OF);
  }

  @Post(':id/ausscheiden')
  @Roles(...ADMITTING_ROLES)
  async retire(
    @Param() { id }: ProviderParam,
    @Body() form: RetireForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { request, reply, principal, id };
    await this.send(wish, '/retire', form.schluessel, retirementOf(form), 'ausgeschieden', { retire: form });
  }

  private async send(
    wish: Wish,
    path: string,
    key: string,
    body: object,
    meldung: keyof typeof PROVIDER_NOTICES,
    typed: Typed,
    fieldOf = PROVIDER_FIELD_OF,
  ): Promise<void> {
    const { request, reply, id } = wish;
    try {
      const done = await post(this.upstreams.clientFor(request), `/providers/${id}${path}`, key, body);
      const seen = search({ meldung, gesehen: `${done.stream}@${done.version}` });
      void reply.redirect(`/kurse/traeger/${id}${seen}`, 303);
    } catch (error) {
      await this.show(wish, { typed, problem: formProblem(error, fieldOf) });
    }
  }

  private async show(
    { request, reply, principal, id }: Wish,
    said: {
      readonly query?: ProviderQuery;
      readonly typed?: Typed;
      readonly problem?: ReturnType<typeof formProblem>;
    },
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [providers, types, municipalities] = await Promise.all([
      providersOf(client, said.query?.gesehen),
      courseTypesOf(client),
      municipalitiesOf(client),
    ]);
    const provider = providers.find(({ providerId }) => providerId === id);
    if (!provider) throw new Problem({ status: 404, code: 'not-found', detail: 'No such provider takes part.' });
    const meldung = said.query?.meldung;
    await this.pages.send(
      request,
      reply,
      {
        title: provider.name,
        question: 'Was darf der Träger anbieten, wo, und wie erreicht man ihn?',
        path: `/kurse/traeger/${id}`,
        notice: meldung === undefined ? undefined : PROVIDER_NOTICES[meldung],
      },
      <ProviderPage
        provider={provider}
        types={types}
        municipalities={municipalities}
        formKey={newId('f')}
        today={this.pages.today()}
        mayAdmit={(ADMITTING_ROLES as readonly string[]).includes(principal.role)}
        typed={said.typed}
        problem={said.problem}
      />,
      said.problem?.status,
    );
  }
}
