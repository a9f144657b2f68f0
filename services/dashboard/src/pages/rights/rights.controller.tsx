import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandAnswer, CurrentPrincipal, newId, type Principal, Problem, Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import { namesFor } from '../../api/names.js';
import type { CaseOfRights, Path, Paths } from '../../api/rights.js';
import { Upstreams } from '../../api/upstreams.js';
import { CASE_ROLES, HANDOVER_ROLES, RIGHT_ACTING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { DayQuery } from '../../layout/queries.js';
import { CaseParam } from '../case/case.param.js';
import { type ActionProblem, ActionProblemAlert, ConfirmActionPage } from './action-forms.js';
import { ACTIONS, ActionForm, actionOf, missingIn } from './right-actions.js';
import { refusalText } from './right-words.js';
import { RightsPage } from './rights.page.js';

export class RightsQuery extends DayQuery {
  @IsOptional()
  @IsIn(Object.keys(ACTIONS))
  meldung?: string;

  /** The own write that the page shall contain. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

/** Rights and obligations of one person: what she may and must, by which rule, until when. */
@PageController('faelle/:ref/rechte')
export class RightsPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...CASE_ROLES)
  async rights(
    @Param() { ref }: CaseParam,
    @Query() query: RightsQuery,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, role, ref, query);
  }

  /** What will be done, before it is. */
  @Post('pruefen')
  @Roles(...RIGHT_ACTING_ROLES)
  async check(
    @Param() { ref }: CaseParam,
    @Body() form: ActionForm,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireRole(form, role);
    const fields = missingIn(form).map(({ name }) => name);
    if (fields.length > 0)
      return this.show(request, reply, role, ref, {}, { form, text: refusalText('input-invalid', false), fields }, 422);
    const one = await caseOf(this.upstreams.clientFor(request), ref);
    if (!one) return void reply.redirect(`/faelle/${encodeURIComponent(ref)}`, 303);
    const path = `/faelle/${ref}/rechte`;
    const head = { title: actionOf(form).title, question: 'Soll das so geschehen?', path };
    await this.pages.send(request, reply, head, <ConfirmActionPage data={{ one }} form={form} />);
  }

  @Post('ausfuehren')
  @Roles(...RIGHT_ACTING_ROLES)
  async act(
    @Param() { ref }: CaseParam,
    @Body() form: ActionForm,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireRole(form, role);
    const action = actionOf(form);
    try {
      const { body } = await this.upstreams.clientFor(request).call<CommandAnswer>('learners', action.path(form), {
        method: 'POST',
        body: action.body(form, ref),
        headers: { 'idempotency-key': form.schluessel },
      });
      const query = search({ meldung: form.aktion, gesehen: `${body.stream}@${body.version}` });
      void reply.redirect(`/faelle/${encodeURIComponent(ref)}/rechte${query}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const problem = { form, text: refusalText(error.code, error.away), fields: [] };
      await this.show(request, reply, role, ref, {}, problem, error.away ? 503 : error.status);
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    role: Principal['role'],
    ref: string,
    { tag, meldung, gesehen }: RightsQuery,
    problem?: ActionProblem,
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [one, names] = await Promise.all([caseOf(client, ref, tag, gesehen), namesFor(client, role, [ref])]);
    // The reason for opening the case is asked there.
    if (!one) return void reply.redirect(`/faelle/${encodeURIComponent(ref)}`, 303);
    const path = `/faelle/${ref}/rechte`;
    const head = {
      title: `Rechte und Pflichten: ${names.get(ref) ?? ref}`,
      question: 'Was darf diese Person, was muss sie, und bis wann?',
      path,
      day: one.day,
      otherDays: {},
      notice: meldung === undefined ? undefined : ACTIONS[meldung]?.notice,
    };
    const page = (
      <>
        {problem && <ActionProblemAlert problem={problem} />}
        <RightsPage
          one={one}
          paths={await pathsOf(client, role, ref, one.day)}
          role={role}
          acts={one.day === this.pages.today()}
          formKey={newId('f')}
          problem={problem}
        />
      </>
    );
    await this.pages.send(request, reply, head, page, status);
  }
}

/** Throws Problem 403 for an action that is not for the role. */
function requireRole(form: ActionForm, role: Principal['role']): void {
  if (actionOf(form).roles.includes(role)) return;
  throw new Problem({ status: 403, code: 'role-not-allowed', detail: 'Your role does not allow this.' });
}

/** The case; undefined where a reason must be named first. Throws ApiProblem. */
async function caseOf(client: ApiClient, ref: string, day?: string, seen?: string): Promise<CaseOfRights | undefined> {
  const headers: Record<string, string> = seen === undefined ? {} : { 'consistent-with': seen };
  try {
    const path = `/cases/${encodeURIComponent(ref)}${search({ day })}`;
    return (await client.call<CaseOfRights>('integration-status', path, { headers })).body;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'reason-required') return undefined;
    throw error;
  }
}

/** Which courses are open; departments are told of the own part alone, and the page stands while learners is away. */
async function pathsOf(
  client: ApiClient,
  role: Principal['role'],
  ref: string,
  day: string,
): Promise<readonly Path[] | undefined> {
  if (!(HANDOVER_ROLES as readonly string[]).includes(role)) return undefined;
  try {
    return (await client.get<Paths>('learners', `/learners/${encodeURIComponent(ref)}/paths`, { day })).paths;
  } catch (error) {
    if (error instanceof ApiProblem) return undefined;
    throw error;
  }
}
