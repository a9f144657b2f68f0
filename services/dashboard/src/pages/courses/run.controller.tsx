import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { search } from '../../api/api-client.js';
import {
  concernedOf,
  courseRunOf,
  heldSeatsOf,
  municipalitiesOf,
  post,
  providersOf,
  runsOf,
} from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import { disputesOf } from '../../api/disputes.js';
import { namesFor } from '../../api/names.js';
import { PLANNING_ROLES, TEACHING_ROLES } from '../../layout/navigation.js';
import { trimmed } from '../../layout/forms.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { CancelPage } from './cancel.page.js';
import { NOTICES } from './courses.query.js';
import { EditPage } from './edit.page.js';
import { type FormProblem, formProblem } from './form-problem.js';
import { ChangeForm, changeOf, FIELD_OF } from './plan.form.js';
import { fieldsAt } from './provider.form.js';
import { isGivenUp, type RefusedStep, type Step, STEPS } from './run-actions.js';

export class RunParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  id!: string;
}
export class StepParam extends RunParam {
  @IsIn(Object.keys(STEPS))
  schritt!: Step;
}

export class RunQuery {
  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_@-]{1,200}$/)
  gesehen?: string;
}

/** What any step of a run may carry. */
export class StepForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsIn(['kurs', 'bearbeiten'])
  zurueck: 'kurs' | 'bearbeiten' = 'bearbeiten';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  am: string = '';

  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  ende: string = '';

  @IsString()
  @MaxLength(60)
  grund: string = '';

  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  wechsel: string = '';
}

/** Who was told that a run does not take place: one box or several. */
export class ToldForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(/^[A-Za-z0-9_-]{1,100}$/, { each: true })
  anmeldung: string[] = [];
}

const STEP_FIELD_OF = { effectiveOn: 'am', reason: 'grund', endsOn: 'ende', toRunId: 'wechsel' };

@PageController('kurse')
@Roles(...PLANNING_ROLES)
export class CourseRunController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get(':id/bearbeiten')
  async edit(
    @Param() { id }: RunParam,
    @Query() { meldung, gesehen }: RunQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, id, {
      gesehen,
      notice: meldung === undefined ? undefined : NOTICES[meldung],
    });
  }

  @Post(':id/aendern')
  async change(
    @Param() { id }: RunParam,
    @Body() form: ChangeForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const client = this.upstreams.clientFor(request);
      const done = await post(client, `/course-runs/${id}/change`, form.schluessel, changeOf(form));
      const seen = search({ meldung: 'geaendert', gesehen: `${done.stream}@${done.version}` });
      void reply.redirect(`/kurse/${id}/bearbeiten${seen}`, 303);
    } catch (error) {
      await this.show(request, reply, principal, id, { form, problem: formProblem(error, FIELD_OF) });
    }
  }

  @Post(':id/benachrichtigt')
  @Roles(...TEACHING_ROLES)
  async told(
    @Param() { id }: RunParam,
    @Body() form: ToldForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const client = this.upstreams.clientFor(request);
      const done = await post(client, `/course-runs/${id}/told`, form.schluessel, { registrationIds: form.anmeldung });
      const seen = search({ meldung: 'benachrichtigt', gesehen: `${done.stream}@${done.version}` });
      void reply.redirect(`/kurse/${id}/bearbeiten${seen}#angemeldete`, 303);
    } catch (error) {
      await this.show(request, reply, principal, id, {
        stepProblem: { step: 'absagen', problem: formProblem(error, {}) },
      });
    }
  }

  @Get(':id/absagen')
  async cancel(@Param() { id }: RunParam, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.showCancel(request, reply, id);
  }

  @Post(':id/:schritt')
  async step(
    @Param() { id, schritt }: StepParam,
    @Body() form: StepForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const client = this.upstreams.clientFor(request);
      const done = await post(client, `/course-runs/${id}/${STEPS[schritt]}`, form.schluessel, bodyOf(schritt, form));
      const seen = search({ meldung: schritt, gesehen: `${done.stream}@${done.version}` });
      void reply.redirect(`/kurse/${id}${form.zurueck === 'kurs' ? '' : '/bearbeiten'}${seen}`, 303);
    } catch (error) {
      if (isGivenUp(schritt)) return await this.showCancel(request, reply, id, form, formProblem(error, STEP_FIELD_OF));
      const problem = formProblem(error, fieldsAt(STEP_FIELD_OF, schritt));
      await this.show(request, reply, principal, id, { stepProblem: { step: schritt, problem, form } });
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    id: string,
    said: {
      readonly gesehen?: string | undefined;
      readonly notice?: string | undefined;
      readonly form?: ChangeForm;
      readonly problem?: FormProblem;
      readonly stepProblem?: RefusedStep;
    },
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [run, providers, municipalities, held] = await Promise.all([
      courseRunOf(client, id, said.gesehen),
      providersOf(client),
      municipalitiesOf(client),
      heldSeatsOf(client),
    ]);
    const knowsPeople = run.phase === 'cancelled' && (TEACHING_ROLES as readonly string[]).includes(principal.role);
    const mine = providers.some(({ providerId, mine: own }) => providerId === run.providerId && own);
    const concerned = knowsPeople && mine ? await concernedOf(client, id, said.gesehen) : undefined;
    const refs = (concerned ?? []).flatMap(({ personRef }) => personRef ?? []);
    const [names, disputes] = await Promise.all([namesFor(client, principal.role, refs), disputesOf(client, refs)]);
    const provider = providers.find(({ providerId }) => providerId === run.providerId);
    await this.pages.send(
      request,
      reply,
      {
        title: run.title,
        question: 'Wie ist der Kurs geplant, was geschieht mit ihm?',
        path: `/kurse/${id}/bearbeiten`,
        notice: said.notice,
      },
      <EditPage
        run={run}
        provider={provider}
        municipalities={municipalities}
        today={this.pages.today()}
        formKey={newId('f')}
        mine={mine}
        held={held.get(id) ?? 0}
        concerned={concerned}
        names={names}
        disputes={disputes}
        form={said.form}
        problem={said.problem}
        stepProblem={said.stepProblem}
      />,
      said.problem?.status ?? said.stepProblem?.problem.status,
    );
  }

  private async showCancel(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    form?: StepForm,
    problem?: FormProblem,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const run = await courseRunOf(client, id);
    const targets = await runsOf(client, {
      state: 'planned',
      courseType: run.courseType,
      provider: run.providerId,
      level: run.entryLevel,
      from: this.pages.today(),
      limit: '50',
    });
    const open = targets.rows.filter(
      ({ runId, registrationOpen, taken, seats }) => runId !== id && registrationOpen && taken < seats,
    );
    await this.pages.send(
      request,
      reply,
      {
        title: `${run.title} ${run.phase === 'running' ? 'abbrechen' : 'absagen'}`,
        question: 'Was wird aus den Angemeldeten?',
        path: `/kurse/${id}/absagen`,
      },
      <CancelPage
        run={run}
        targets={open}
        today={this.pages.today()}
        formKey={form?.schluessel ?? newId('f')}
        form={form}
        problem={problem}
      />,
      problem?.status,
    );
  }
}

/** What a step says to the API. */
function bodyOf(step: Step, { am, ende, grund, wechsel }: StepForm): object {
  return {
    ...(am === '' ? {} : { effectiveOn: am }),
    ...(step === 'unterbrechen' || isGivenUp(step) ? { reason: grund } : {}),
    ...(step === 'fortsetzen' && ende !== '' ? { endsOn: ende } : {}),
    ...(isGivenUp(step) && wechsel !== '' ? { people: 'wait-and-move', toRunId: wechsel } : {}),
  };
}
