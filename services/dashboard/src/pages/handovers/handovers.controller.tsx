import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { boundTo, type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import type { HandoverRow, HandoverTime, Paged } from '../../api/integration-status.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { HANDOVER_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import type { AnswerProblem } from './answer-forms.js';
import { HandoversPage } from './handovers.page.js';
import { refusalText } from './refusal-words.js';

const NOTICES = {
  angenommen: 'Die Übergabe ist angenommen. Der abgebende Träger sieht es sofort.',
  zurueckgegeben: 'Die Übergabe ist zurückgegeben. Der abgebende Träger sieht den Grund sofort.',
} as const;

export class HandoversQuery {
  /** Cursors of the three lists. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  eingehendAb?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  ausgehendAb?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  beantwortetAb?: string;

  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  /** The own write that the lists shall contain. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}@[1-9][0-9]{0,14}$/)
  gesehen?: string;
}

export class HandoverParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  id!: string;
}

/** What every form of an answer carries. */
export class AcceptForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsOptional()
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  kurs?: string;
}

export class ReturnForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsString()
  @MaxLength(60)
  grund: string = '';

  /** One box or several. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMaxSize(5)
  @IsString({ each: true })
  fehlt: string[] = [];
}

@PageController('uebergaben')
export class HandoversController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...HANDOVER_ROLES)
  async list(
    @Query() query: HandoversQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, query);
  }

  @Post(':id/annehmen')
  @Roles('provider')
  async accept(
    @Param() { id }: HandoverParam,
    @Body() form: AcceptForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const runId = form.kurs ?? '';
    const body = runId === '' ? {} : { followUpRunId: runId };
    const asked = {
      handoverId: id,
      kind: 'accept' as const,
      key: form.schluessel,
      values: { reason: '', missing: [], runId },
    };
    await this.answer(request, reply, principal, asked, body);
  }

  @Post(':id/zurueckgeben')
  @Roles('provider')
  async giveBack(
    @Param() { id }: HandoverParam,
    @Body() form: ReturnForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = { reason: form.grund, missing: form.fehlt, runId: '' };
    const asked = { handoverId: id, kind: 'return' as const, key: form.schluessel, values };
    await this.answer(request, reply, principal, asked, { reason: form.grund, missing: form.fehlt });
  }

  /** Sends an answer on; a refusal is shown on the page with everything that was entered. */
  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    asked: Omit<AnswerProblem, 'text' | 'errors'>,
    body: object,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const path = `/handovers/${asked.handoverId}/${asked.kind}`;
    try {
      const { body: done } = await client.call<CommandAnswer>('courses', path, {
        method: 'POST',
        body,
        headers: { 'idempotency-key': asked.key },
      });
      const meldung = asked.kind === 'accept' ? 'angenommen' : 'zurueckgegeben';
      void reply.redirect(`/uebergaben${search({ meldung, gesehen: `${done.stream}@${done.version}` })}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const problem = { ...asked, text: refusalText(error), errors: error.errors };
      await this.show(request, reply, principal, {}, problem, error.away ? 503 : error.status);
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    query: HandoversQuery,
    problem?: AnswerProblem,
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { role } = principal;
    const bound = boundTo(principal);
    const provider = bound?.kind === 'provider' ? bound.ids[0] : undefined;
    const [incoming, outgoing, answered, times] = await Promise.all([
      listOf(
        client,
        { state: 'open', direction: provider === undefined ? 'all' : 'incoming', after: query.eingehendAb },
        query.gesehen,
      ),
      provider === undefined
        ? undefined
        : listOf(client, { state: 'open', direction: 'outgoing', after: query.ausgehendAb }, query.gesehen),
      listOf(client, { state: 'answered', direction: 'all', after: query.beantwortetAb }, query.gesehen),
      role === 'education-office'
        ? undefined
        : client.get<Paged<HandoverTime>>('integration-status', '/handovers/times'),
    ]);
    const rows = [...incoming.rows, ...(outgoing?.rows ?? []), ...answered.rows];
    const names = await namesFor(
      client,
      role,
      rows.map((row) => row.personRef),
    );
    const next = (name: string, anchor: string, cursor: string | undefined): string | undefined =>
      cursor === undefined
        ? undefined
        : `/uebergaben${search({ ...query, meldung: undefined, gesehen: undefined, [name]: cursor })}#${anchor}`;
    await this.pages.send(
      request,
      reply,
      {
        title: 'Übergaben',
        question: 'Welche Übergaben hängen, und warum?',
        path: '/uebergaben',
        day: this.pages.today(),
        notice: query.meldung === undefined ? undefined : NOTICES[query.meldung],
      },
      <HandoversPage
        day={this.pages.today()}
        provider={provider}
        incoming={incoming.rows}
        outgoing={outgoing?.rows ?? []}
        answered={answered.rows}
        times={times?.rows}
        names={names}
        nextIncoming={next('eingehendAb', 'eingehend', incoming.next)}
        nextOutgoing={next('ausgehendAb', 'ausgehend', outgoing?.next)}
        nextAnswered={next('beantwortetAb', 'beantwortet', answered.next)}
        formKey={newId('f')}
        problem={problem}
        behind={[incoming, outgoing, answered].some((one) => one?.behind === true)}
      />,
      status,
    );
  }
}

interface HandoverList extends Paged<HandoverRow> {
  readonly behind: boolean;
}

/** Rows of each list on the page; the rest by its link. */
const SHOWN = '25';

/** One list of hand-overs; waits for the own write where one is named, and says when it is not contained. */
async function listOf(
  client: ApiClient,
  query: Readonly<Record<string, string | undefined>>,
  seen: string | undefined,
): Promise<HandoverList> {
  const headers: Record<string, string> = seen === undefined ? {} : { 'consistent-with': seen };
  const { body, headers: answered } = await client.call<Paged<HandoverRow>>(
    'integration-status',
    `/handovers${search({ ...query, limit: SHOWN })}`,
    { headers },
  );
  return { ...body, behind: answered.get('consistency') === 'behind' };
}
