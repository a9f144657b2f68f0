import { Body, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { type ApiClient, search } from '../../../api/api-client.js';
import type { FollowUps, HandoverTerms } from '../../../api/handovers.js';
import type { Named, Paged } from '../../../api/integration-status.js';
import { namesFor } from '../../../api/names.js';
import { Upstreams } from '../../../api/upstreams.js';
import { OFFER_ROLES } from '../../../layout/navigation.js';
import { PageController } from '../../../layout/page-controller.js';
import { Pages } from '../../../layout/pages.js';
import { type FormProblem, formProblem } from '../form-problem.js';
import { PATH } from '../handovers.query.js';
import { type Chosen, OfferPage } from './offer.page.js';
import { ConsentForm, OFFER_PATH, OfferForm, OfferQuery } from './offer.query.js';

/** The fields of the form by those of the API. */
const FIELDS = {
  toProvider: 'an',
  followUpCourseType: 'kursart',
  followUpRunId: 'an',
  basis: 'senden',
  passes: 'angaben',
} as const;

interface CourseTypes {
  readonly courseTypes: readonly {
    readonly code: string;
    readonly versions: readonly { readonly validTo?: string }[];
  }[];
}

/** Offering a participant: receiver and run, basis and data, summary, and then the offer. Nothing is kept in between. */
@PageController(OFFER_PATH.slice(1))
@Roles(...OFFER_ROLES)
export class OfferPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  async steps(
    @Query() query: OfferQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, query);
  }

  @Post()
  async offer(
    @Body() form: OfferForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const followUps = await this.followUps(client, form);
    const chosen = await this.chosen(client, form, followUps);
    if (!chosen) return this.show(request, reply, principal, form);
    const { basis, consentRef } = chosen.terms;
    const body = {
      providerId: followUps.from.id,
      personRef: form.person,
      registrationId: form.anmeldung,
      toProvider: chosen.receiver.id,
      followUpCourseType: chosen.courseType,
      level: followUps.level,
      basis,
      passes: [...new Set(['level', ...(form.angaben ?? [])])],
      ...(chosen.run ? { followUpRunId: chosen.run.runId } : {}),
      ...(consentRef === undefined ? {} : { consentRef }),
    };
    try {
      const headers = { 'idempotency-key': form.schluessel };
      const { body: done } = await client.call<CommandAnswer>('courses', '/handovers', {
        method: 'POST',
        body,
        headers,
      });
      const seen = `${done.stream}@${done.version}`;
      void reply.redirect(`${PATH}${search({ meldung: 'angeboten', gesehen: seen })}#ausgehend`, 303);
    } catch (error) {
      const problem = formProblem(error, 'Die Übergabe wurde nicht angeboten', FIELDS, 'senden');
      await this.show(request, reply, principal, form, problem);
    }
  }

  /** Records the consent that an offer needs; the offer goes on from where it was. */
  @Post('einwilligung')
  async consent(
    @Body() form: ConsentForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const chosen = await this.chosen(client, form, await this.followUps(client, form));
    if (!chosen) return this.show(request, reply, principal, form);
    const body = { personRef: form.person, recipient: chosen.receiver.id, purpose: 'handover', givenBy: form.erteilt };
    try {
      const headers = { 'idempotency-key': form.schluessel };
      await client.call<CommandAnswer>('learners', '/consents', { method: 'POST', body, headers });
      const { person, anmeldung, niveau, kurs, an, kursart } = form;
      const query = { person, anmeldung, niveau, kurs, an, kursart, meldung: 'einwilligung' };
      void reply.redirect(`${OFFER_PATH}${search(query)}`, 303);
    } catch (error) {
      const problem = formProblem(error, 'Die Einwilligung wurde nicht vermerkt', { givenBy: 'erteilt' }, 'erteilt');
      await this.show(request, reply, principal, form, problem);
    }
  }

  private followUps(client: ApiClient, { person, anmeldung, niveau }: OfferQuery): Promise<FollowUps> {
    const path = `/handovers/follow-ups/${person}/${anmeldung}`;
    return client.get<FollowUps>('integration-status', path, { level: niveau });
  }

  private async receivers(client: ApiClient): Promise<readonly Named[]> {
    return (await client.get<Paged<Named>>('integration-status', '/handovers/receivers')).rows;
  }

  /** The receiver by the run that was chosen, else as named; with what an offer to it rests on. */
  private async chosen(
    client: ApiClient,
    { person, anmeldung, kurs, an, kursart }: OfferQuery,
    { fittingRuns, courseTypes }: FollowUps,
  ): Promise<Chosen | undefined> {
    const run = fittingRuns.find(({ runId }) => runId === kurs);
    const courseType = run ? courseTypes[run.runId] : kursart;
    const receiver = run?.provider ?? (await this.receivers(client)).find(({ id }) => id === an);
    if (!receiver || courseType === undefined || courseType === '') return undefined;
    const path = `/registrations/${person}/${anmeldung}/handover-terms/${receiver.id}/${courseType}`;
    const terms = await client.get<HandoverTerms>('courses', path);
    return { receiver, run, courseType, terms };
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    query: OfferQuery,
    problem?: FormProblem,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [followUps, receivers, types, names] = await Promise.all([
      this.followUps(client, query),
      this.receivers(client),
      client.get<CourseTypes>('courses', '/course-types'),
      namesFor(client, principal.role, [query.person]),
    ]);
    const chosen = await this.chosen(client, query, followUps);
    const unchosen = chosen === undefined && [query.kurs, query.an, query.kursart].some((one) => one !== undefined);
    const nothing: FormProblem = {
      title: 'Es fehlt noch eine Wahl',
      faults: [{ field: 'an', text: 'Bitte wählen Sie einen Kurs, oder einen Träger und eine Kursart.' }],
      status: 422,
    };
    const shown = problem ?? (unchosen ? nothing : undefined);
    await this.pages.send(
      request,
      reply,
      {
        title: 'Übergabe anbieten',
        question: 'An wen, mit welchen Angaben, auf welcher Grundlage?',
        path: OFFER_PATH,
        notice: query.meldung === 'einwilligung' ? 'Die Einwilligung ist vermerkt.' : undefined,
      },
      <OfferPage
        query={query}
        person={names.get(query.person) ?? query.person}
        followUps={followUps}
        receivers={receivers}
        courseTypes={types.courseTypes
          .filter(({ versions }) => versions.some(({ validTo }) => validTo === undefined))
          .map(({ code }) => code)}
        chosen={chosen}
        formKey={newId('f')}
        problem={shown}
      />,
      shown?.status ?? 200,
    );
  }
}
