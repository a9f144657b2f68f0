import { Body, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId, Roles } from '#service-kit';
import { search } from '../../api/api-client.js';
import { catalogueOf } from '../../api/catalogue.js';
import { courseTypesOf, municipalitiesOf, post, providersOf } from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import { PLANNING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { type FormProblem, formProblem } from './form-problem.js';
import { FIELD_OF, isTicked, PlanForm, planOf } from './plan.form.js';
import { PlanPage } from './plan.page.js';

/** What a plan begins with when one comes from a gap that was found. */
export class PlanQuery {
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  kursart?: string;

  @IsOptional()
  @Matches(/^\d{8}$/)
  gemeinde?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  traeger?: string;

  /** A course of the catalogue. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  katalog?: string;
}

@PageController('kurse/planen')
@Roles(...PLANNING_ROLES)
export class PlanCourseController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  async form(@Query() query: PlanQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(request, reply, { schluessel: newId('f'), ...query });
  }

  @Post()
  async plan(@Body() form: PlanForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const client = this.upstreams.clientFor(request);
    try {
      const planned = await post(client, '/course-runs', form.schluessel, planOf(form));
      const last = isTicked(form.veroeffentlichen)
        ? await post(client, `/course-runs/${planned.id}/publish`, `${form.schluessel}-v`, {})
        : planned;
      const seen = search({ meldung: 'geplant', gesehen: `${last.stream}@${last.version}` });
      void reply.redirect(`/kurse/${planned.id}/bearbeiten${seen}`, 303);
    } catch (error) {
      await this.show(request, reply, form, formProblem(error, FIELD_OF));
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    form: Partial<PlanForm> & Pick<PlanForm, 'schluessel'>,
    problem?: FormProblem,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [providers, types, municipalities] = await Promise.all([
      providersOf(client),
      courseTypesOf(client),
      municipalitiesOf(client),
    ]);
    const own = providers.filter(({ mine, retired }) => mine && !retired);
    const shown = own.filter(({ providerId }) => own.length === 1 || providerId === form.traeger);
    const catalogues = await Promise.all(shown.map(({ providerId }) => catalogueOf(client, providerId)));
    await this.pages.send(
      request,
      reply,
      { title: 'Kurs planen', question: 'Was soll wann und wo beginnen?', path: '/kurse/planen' },
      <PlanPage
        providers={providers}
        types={types}
        municipalities={municipalities}
        catalogue={catalogues.flat().filter(({ withdrawn }) => !withdrawn)}
        day={this.pages.today()}
        form={form}
        problem={problem}
      />,
      problem?.status,
    );
  }
}
