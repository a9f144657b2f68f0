import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId, Problem, Roles } from '#service-kit';
import { search } from '../../api/api-client.js';
import { type CatalogueCourse, catalogueOf } from '../../api/catalogue.js';
import { type CourseProvider, courseTypesOf, post, providersOf } from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import { type CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import { COURSE_ROLES, PLANNING_ROLES } from '../../layout/navigation.js';
import { KeyForm } from '../../layout/forms.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { courseTypeWord, levelWord } from '../../layout/words.js';
import { type FormProblem, formProblem } from '../courses/form-problem.js';
import {
  CatalogueQuery,
  CourseForm,
  courseOf,
  CourseParam,
  FIELD_OF,
  modulesOf,
  NewCourseForm,
  newCourseOf,
  NOTICES,
  PATH,
  typedModules,
} from './catalogue.form.js';
import { CataloguePage } from './catalogue.page.js';
import { CoursePage } from './course.page.js';

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

@PageController()
@Roles(...PLANNING_ROLES)
export class CatalogueController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get('kurse/katalog')
  @Roles(...COURSE_ROLES)
  async list(
    @Query() { traeger, meldung, gesehen }: CatalogueQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const providers = await providersOf(client);
    const provider = chosenOf(providers, traeger);
    const courses = provider ? await catalogueOf(client, provider.providerId, gesehen) : [];
    await this.pages.send(
      request,
      reply,
      {
        title: 'Kurskatalog',
        question: 'Was unterrichtet ein Träger, in welchen Abschnitten?',
        path: PATH,
        notice: meldung === undefined ? undefined : NOTICES[meldung],
      },
      <CataloguePage providers={providers} provider={provider} courses={courses} />,
    );
  }

  @Get('kurse/katalog.csv')
  @Roles(...COURSE_ROLES)
  async file(
    @Query() { traeger }: CatalogueQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const provider = chosenOf(await providersOf(client), traeger);
    await sendCsv(reply, 'katalog', COLUMNS, [provider ? await catalogueOf(client, provider.providerId) : []]);
  }

  @Get('kurse/katalog/neu')
  async create(
    @Query() { traeger }: CatalogueQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = Object.assign(new NewCourseForm(), { schluessel: newId('f'), traeger: traeger ?? '' });
    await this.showNew({ request, reply }, form);
  }

  @Post('kurse/katalog/neu')
  async describe(
    @Body() form: NewCourseForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const done = await post(this.upstreams.clientFor(request), '/courses', form.schluessel, newCourseOf(form));
      back(reply, form.traeger, 'beschrieben', done);
    } catch (error) {
      await this.showNew({ request, reply }, form, formProblem(error, FIELD_OF));
    }
  }

  @Get('kurse/katalog/:traeger/:kurs')
  async one(@Param() param: CourseParam, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.showOne({ request, reply }, param);
  }

  @Post('kurse/katalog/:traeger/:kurs/aendern')
  async change(
    @Param() param: CourseParam,
    @Body() form: CourseForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const client = this.upstreams.clientFor(request);
      const done = await post(client, `/courses/${param.kurs}/change`, form.schluessel, courseOf(form));
      back(reply, param.traeger, 'geaendert', done);
    } catch (error) {
      await this.showOne({ request, reply }, param, { form, problem: formProblem(error, FIELD_OF) });
    }
  }

  @Post('kurse/katalog/:traeger/:kurs/zurueckziehen')
  async withdraw(
    @Param() param: CourseParam,
    @Body() form: KeyForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const client = this.upstreams.clientFor(request);
      const done = await post(client, `/courses/${param.kurs}/withdraw`, form.schluessel, {});
      back(reply, param.traeger, 'zurueckgezogen', done);
    } catch (error) {
      await this.showOne({ request, reply }, param, { problem: formProblem(error, FIELD_OF) });
    }
  }

  private async showNew({ request, reply }: Exchange, form: NewCourseForm, problem?: FormProblem): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [providers, types] = await Promise.all([providersOf(client), courseTypesOf(client)]);
    await this.pages.send(
      request,
      reply,
      { title: 'Kurs beschreiben', question: 'Was wird unterrichtet, in welchen Abschnitten?', path: `${PATH}/neu` },
      <CoursePage
        action={`${PATH}/neu`}
        formKey={form.schluessel}
        fields={{ ...form, modules: modulesOf(form) }}
        chosen={form}
        providers={providers.filter(({ mine, retired }) => mine && !retired)}
        types={types}
        problem={problem}
      />,
      problem?.status,
    );
  }

  private async showOne(
    { request, reply }: Exchange,
    { traeger, kurs }: CourseParam,
    said: { readonly form?: CourseForm; readonly problem?: FormProblem } = {},
  ): Promise<void> {
    const courses = await catalogueOf(this.upstreams.clientFor(request), traeger);
    const course = courses.find(({ courseId }) => courseId === kurs);
    if (!course) throw new Problem({ status: 404, code: 'not-found', detail: 'There is no such course.' });
    const { form, problem } = said;
    const address = `${PATH}/${traeger}/${kurs}`;
    await this.pages.send(
      request,
      reply,
      { title: course.title, question: 'Was wird unterrichtet, in welchen Abschnitten?', path: address },
      <CoursePage
        action={`${address}/aendern`}
        formKey={form?.schluessel ?? newId('f')}
        fields={form ? { ...form, modules: modulesOf(form) } : fieldsOf(course)}
        providers={[]}
        types={[]}
        withdraw={`${address}/zurueckziehen`}
        problem={problem}
      />,
      problem?.status,
    );
  }
}

const fieldsOf = (course: CatalogueCourse) => ({
  titel: course.title,
  eingangsniveau: course.entryLevel,
  zielniveau: course.targetLevel,
  modules: typedModules(course),
});

/** The provider that was asked for; else the reader's own, where there is one alone. */
function chosenOf(providers: readonly CourseProvider[], asked: string | undefined): CourseProvider | undefined {
  if (asked !== undefined && asked !== '') return providers.find(({ providerId }) => providerId === asked);
  const own = providers.filter(({ mine, retired }) => mine && !retired);
  return own.length === 1 ? own[0] : undefined;
}

function back(
  reply: FastifyReply,
  traeger: string,
  meldung: keyof typeof NOTICES,
  { stream, version }: { readonly stream: string; readonly version: number },
): void {
  void reply.redirect(`${PATH}${search({ traeger, meldung, gesehen: `${stream}@${version}` })}`, 303);
}

const COLUMNS: readonly CsvColumn<CatalogueCourse>[] = [
  { head: 'Kurs', cell: ({ courseId }) => courseId },
  { head: 'Titel', cell: ({ title }) => title },
  { head: 'Kursart', cell: ({ courseType }) => courseTypeWord(courseType) },
  { head: 'Eingangsniveau', cell: ({ entryLevel }) => levelWord(entryLevel) },
  { head: 'Zielniveau', cell: ({ targetLevel }) => levelWord(targetLevel) },
  {
    head: 'Abschnitte',
    cell: ({ modules }) => modules.map(({ name, teachingUnits }) => `${name} (${teachingUnits} UE)`).join('; '),
  },
  { head: 'zurückgezogen', cell: ({ withdrawn }) => (withdrawn ? 'ja' : 'nein') },
];
