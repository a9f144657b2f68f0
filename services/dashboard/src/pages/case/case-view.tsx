import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId, type Role } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import type { Case } from '../../api/integration-status.js';
import { mayAskForNames, namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { OFFER_ROLES, PLACING_ROLES, TAKE_IN_ROLES } from '../../layout/navigation.js';
import { Pages } from '../../layout/pages.js';
import { CasePage, type CaseData } from './case.page.js';
import { readDesk, type RefusedForm } from './desk/desk-data.js';
import { type CaseQuery, NOTICES } from './desk/desk.forms.js';
import type { NameQuestion } from './name-form.js';
import { ReasonPage } from './reason-page.js';

/** What is shown of a case beside the case itself. */
interface Shown {
  readonly query?: CaseQuery | undefined;
  /** Set where the name was asked for; else it is the one that the role sees at once. */
  readonly name?: string | undefined;
  readonly question?: NameQuestion | undefined;
  readonly refused?: RefusedForm | undefined;
  readonly status?: number;
}

/** Shows a case with what is done at it; asks for the reason first where one is needed. */
@Injectable()
export class CaseView {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  async show(
    request: FastifyRequest,
    reply: FastifyReply,
    role: Role,
    ref: string,
    { query = {}, name, question, refused, status = 200 }: Shown,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { tag, gesehen, meldung } = query;
    const [one, names] = await Promise.all([caseOf(client, ref, tag, gesehen), namesFor(client, role, [ref])]);
    if (!one) return this.askWhy(request, reply, ref, tag);
    // A reference that was merged leads to the elder one.
    if (one.personRef !== ref)
      return void reply.redirect(`/faelle/${encodeURIComponent(one.personRef)}${search({ tag })}`, 303);
    const desk = await readDesk(client, role, ref, { seen: gesehen, formKey: newId('f'), refused });
    const data: CaseData = {
      today: this.pages.today(),
      case: one,
      name: name ?? names.get(ref),
      question: question ?? (name === undefined && mayAskForNames(role) ? { tag } : undefined),
      desk,
      mayOffer: (OFFER_ROLES as readonly string[]).includes(role),
      mayChange: (TAKE_IN_ROLES as readonly string[]).includes(role),
      mayPlace: (PLACING_ROLES as readonly string[]).includes(role),
    };
    const { personRef, day, position } = one;
    const head = {
      title: `Fall ${data.name ?? personRef}`,
      question: 'Wo steht diese Person, wer ist dran?',
      path: `/faelle/${personRef}`,
      day,
      position,
      otherDays: {},
      notice: meldung === undefined ? undefined : NOTICES[meldung],
    };
    await this.pages.send(request, reply, head, <CasePage {...data} />, status);
  }

  /** Asks why a case outside of the own scope is opened. */
  async askWhy(
    request: FastifyRequest,
    reply: FastifyReply,
    ref: string,
    tag: string | undefined,
    problem?: string,
  ): Promise<void> {
    const head = {
      title: `Fall ${ref}`,
      question: 'Wozu öffnen Sie diesen Fall?',
      path: `/faelle/${ref}`,
      day: this.pages.today(),
      otherDays: {},
    };
    const page = <ReasonPage personRef={ref} tag={tag} problem={problem} />;
    await this.pages.send(request, reply, head, page, problem === undefined ? 200 : 422);
  }
}

/** A case; undefined where a reason must be named first. Throws ApiProblem. */
async function caseOf(client: ApiClient, ref: string, day?: string, seen?: string): Promise<Case | undefined> {
  try {
    const headers: Record<string, string> = seen === undefined ? {} : { 'consistent-with': seen };
    const path = `/cases/${ref}${search({ day })}`;
    return (await client.call<Case>('integration-status', path, { headers })).body;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'reason-required') return undefined;
    throw error;
  }
}
