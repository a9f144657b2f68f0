import { Body, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandAnswer, CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { toTheEnd } from '../../api/all-pages.js';
import { ApiProblem, search } from '../../api/api-client.js';
import { type Disputes, disputesOf, withDisputes } from '../../api/disputes.js';
import { type DuplicatePair, duplicatePairs, type DuplicateState } from '../../api/duplicates.js';
import type { Case } from '../../api/integration-status.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import type { CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import { germanDay } from '../../layout/dates.js';
import { disputesText } from '../../layout/disputed.js';
import { DUPLICATE_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { municipalityChoices } from '../person/person.controller.js';
import { ConfirmPage } from './confirm.page.js';
import { DuplicatesPageQuery, NOTICES, PairForm, PairQuery, UndoForm } from './duplicate-forms.js';
import { pairStateWord, reasonAgainstWord, reasonForWord, refusalWord } from './duplicate-words.js';
import { DuplicatesPage } from './duplicates.page.js';

const PATH = '/personen/dubletten';
const AWAY = 'Der Dienst antwortet gerade nicht. Bitte versuchen Sie es noch einmal; doppelt gezählt wird nichts.';

@PageController('personen')
export class DuplicatesPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get('dubletten')
  @Roles(...DUPLICATE_ROLES)
  async list(
    @Query() query: DuplicatesPageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, { query });
  }

  @Get('dubletten.csv')
  @Roles(...DUPLICATE_ROLES)
  async file(
    @Query() { stand }: DuplicatesPageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const pages = toTheEnd((after) =>
      duplicatePairs(client, { state: stand, limit: PAIRS_AT_ONCE, ...(after === undefined ? {} : { after }) }),
    );
    await sendCsv(reply, 'dubletten', COLUMNS, withDisputes(client, pages, refsOf));
  }

  /** What happens, before it is done. */
  @Get('dubletten/zusammenfuehren')
  @Roles(...DUPLICATE_ROLES)
  async confirm(
    @Query() { person, andere }: PairQuery,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const caseOf = (ref: string): Promise<Case> => client.get<Case>('integration-status', `/cases/${ref}`);
    const [younger, elder, names] = await Promise.all([
      caseOf(person),
      caseOf(andere),
      namesFor(client, role, [person, andere]),
    ]);
    const head = {
      title: 'Zusammenführen',
      question: 'Was geschieht, wenn beide eine Person sind?',
      path: `${PATH}/zusammenfuehren`,
    };
    const page = <ConfirmPage younger={{ names, case: younger }} elder={{ names, case: elder }} />;
    await this.pages.send(request, reply, head, page);
  }

  @Post('dubletten/zusammenfuehren')
  @Roles(...DUPLICATE_ROLES)
  async merge(
    @Body() { schluessel, person, andere }: PairForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { personRef: person, other: andere };
    await this.decide(request, reply, '/merges', schluessel, body, { stand: 'merged', meldung: 'zusammengefuehrt' });
  }

  @Post('dubletten/verschieden')
  @Roles(...DUPLICATE_ROLES)
  async dismiss(
    @Body() { schluessel, person, andere }: PairForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { personRef: person, other: andere };
    await this.decide(request, reply, '/duplicates/dismiss', schluessel, body, {
      stand: 'open',
      meldung: 'verschieden',
    });
  }

  @Post('dubletten/aufheben')
  @Roles(...DUPLICATE_ROLES)
  async undo(
    @Body() { schluessel, person, grund }: UndoForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (grund === '') {
      const query = Object.assign(new DuplicatesPageQuery(), { stand: 'merged' });
      return this.show(request, reply, { query, problem: 'Bitte wählen Sie, warum es rückgängig gemacht wird.' }, 422);
    }
    const path = `/merges/${encodeURIComponent(person)}/undo`;
    await this.decide(request, reply, path, schluessel, { reason: grund }, { stand: 'merged', meldung: 'getrennt' });
  }

  private async decide(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
    key: string,
    body: object,
    { stand, meldung }: { readonly stand: DuplicateState; readonly meldung: keyof typeof NOTICES },
  ): Promise<void> {
    try {
      const { body: done } = await this.upstreams.clientFor(request).call<CommandAnswer>('learners', path, {
        method: 'POST',
        body,
        headers: { 'idempotency-key': key },
      });
      const gesehen = `${done.stream}@${done.version}`;
      const shown = stand === 'open' ? undefined : stand;
      void reply.redirect(`${PATH}${search({ stand: shown, meldung, gesehen })}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const query = Object.assign(new DuplicatesPageQuery(), { stand });
      const problem = error.away ? AWAY : refusalWord(error.code);
      await this.show(request, reply, { query, problem }, error.away ? 503 : error.status);
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    { query, problem }: { readonly query: DuplicatesPageQuery; readonly problem?: string },
    status = 200,
  ): Promise<void> {
    const { stand: state, ab: after, gesehen: seen, meldung } = query;
    const client = this.upstreams.clientFor(request);
    const asked = { state, ...(after === undefined ? {} : { after }), ...(seen === undefined ? {} : { seen }) };
    const [page, places] = await Promise.all([duplicatePairs(client, asked), municipalityChoices(client)]);
    const head = {
      title: 'Dubletten',
      question: 'Ist jemand zweimal aufgenommen?',
      path: PATH,
      notice: meldung === undefined ? undefined : NOTICES[meldung],
    };
    const disputes = await disputesOf(client, refsOf(page.rows));
    const data = {
      state,
      page,
      disputes,
      problem,
      places: new Map(places.map(({ value, text }) => [value, text])),
    };
    await this.pages.send(request, reply, head, <DuplicatesPage {...data} />, status);
  }
}

/** So many pairs are read at once for the file. */
const PAIRS_AT_ONCE = 100;

const refsOf = (pairs: readonly DuplicatePair[]): readonly string[] =>
  pairs.flatMap(({ elder, younger }) => [elder.personRef, younger.personRef]);

/** A pair in a file, with what each of the two disputes. */
type FilePair = DuplicatePair & { readonly disputes: Disputes };

const COLUMNS: readonly CsvColumn<FilePair>[] = [
  { head: 'Ältere Aufnahme', cell: ({ elder }) => elder.personRef },
  { head: 'Name', cell: ({ elder }) => `${elder.givenName} ${elder.familyName}` },
  { head: 'Geburtsdatum', cell: ({ elder }) => germanDay(elder.birthDate) },
  { head: 'Jüngere Aufnahme', cell: ({ younger }) => younger.personRef },
  { head: 'Name (jüngere)', cell: ({ younger }) => `${younger.givenName} ${younger.familyName}` },
  { head: 'Geburtsdatum (jüngere)', cell: ({ younger }) => germanDay(younger.birthDate) },
  { head: 'Stand', cell: ({ state }) => pairStateWord(state) },
  { head: 'Dafür spricht', cell: ({ reasonsFor }) => reasonsFor.map(reasonForWord).join(', ') },
  { head: 'Dagegen spricht', cell: ({ reasonsAgainst }) => reasonsAgainst.map(reasonAgainstWord).join(', ') },
  { head: 'Bestritten', cell: ({ elder, disputes }) => disputesText(disputes, elder.personRef) },
  { head: 'Bestritten (jüngere)', cell: ({ younger, disputes }) => disputesText(disputes, younger.personRef) },
];
