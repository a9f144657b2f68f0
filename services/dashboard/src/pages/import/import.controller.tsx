import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIGURATION, CurrentPrincipal, type EdgeConfiguration, newId, type Principal, Roles } from '#service-kit';
import { ApiProblem, search } from '../../api/api-client.js';
import {
  IMPORT_SERVICES,
  type ImportService,
  importKinds,
  importState,
  recogniseFile,
  sendFile,
} from '../../api/imports.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { sendCsv } from '../../csv/send-csv.js';
import { IMPORT_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { type ImportFormData, ImportPage } from './import.page.js';
import { ERROR_COLUMNS, ImportRunPage } from './import-run.page.js';
import { LOOKALIKE_COLUMNS } from './lookalikes.js';
import { KeptFiles } from './kept-files.js';
import { readUpload, type Upload } from './upload.js';

const ID = /^[A-Za-z0-9_-]{1,100}$/;

export class RunParam {
  @IsIn(IMPORT_SERVICES)
  service!: ImportService;

  @Matches(ID)
  id!: string;
}

export class SampleParam {
  @IsIn(IMPORT_SERVICES)
  service!: ImportService;

  @Matches(/^[a-z0-9-]{1,60}$/)
  kind!: string;
}

/** What a form begins with, where an import goes on. */
export class FormQuery {
  @IsOptional()
  @Matches(ID)
  fortsetzen?: string;

  @IsOptional()
  @Matches(/^[a-z0-9/-]{1,200}$/)
  art?: string;

  @IsOptional()
  @Matches(/^[a-z0-9_-]{0,120}$/)
  quelle?: string;
}

export class RunQuery {
  /** The file kept for the run after the dry run. */
  @IsOptional()
  @Matches(ID)
  datei?: string;

  /** Page of the errors, from 1. */
  @IsOptional()
  @Matches(/^[1-9]\d{0,3}$/)
  seite?: string;
}

export class RunForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @Matches(ID)
  datei!: string;
}

const HEAD = { title: 'Import', question: 'Was würde diese Datei ändern?', path: '/import' };
const NOT_RECOGNISED =
  'An den Spalten ist nicht zu erkennen, was in der Datei steht. Bitte wählen Sie es aus, oder vergleichen Sie die Kopfzeile mit dem Muster.';
/** A page in progress asks again after so many seconds. */
const REFRESH_SECONDS = 2;

@PageController('import')
@Roles(...IMPORT_ROLES)
export class ImportPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
    @Inject(KeptFiles) private readonly files: KeptFiles,
    @Inject(CONFIGURATION) private readonly configuration: EdgeConfiguration,
  ) {}

  @Get()
  async form(
    @Query() { fortsetzen, art = '', quelle = '' }: FormQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const chosen = { kind: art, source: quelle, relativeTo: '', ...(fortsetzen ? { resume: fortsetzen } : {}) };
    await this.showForm(request, reply, { chosen });
  }

  /** A file with one invented row; its name is that of a kind or a profile. */
  @Get('muster/:service/:kind')
  async sample(
    @Param() { service, kind }: SampleParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = await this.upstreams.clientFor(request).text(service, `/imports/${kind}/sample.csv`);
    void reply.header('content-disposition', `attachment; filename="${kind}-muster.csv"`);
    await reply.type('text/csv; charset=utf-8').send(text);
  }

  /** The dry run: tells what the file would change, and changes nothing. */
  @Post()
  async tryOut(
    @CurrentPrincipal() { sub }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await readUpload(request, this.configuration.FILE_LIMIT_BYTES);
    if ('problem' in read) return this.showForm(request, reply, read, 422);
    const { key, name, bytes } = read;
    try {
      const order = read.order ?? (await this.recognised(request, read));
      if (!order) {
        const problem = { field: 'art', text: NOT_RECOGNISED } as const;
        return await this.showForm(
          request,
          reply,
          { chosen: { kind: '', source: read.rest.source, relativeTo: '' }, problem },
          422,
        );
      }
      const state = await sendFile(this.upstreams.clientFor(request), order, bytes, { dryRun: true, key });
      const datei = this.files.keep(sub, { order, name, bytes });
      void reply.redirect(`/import/laeufe/${order.service}/${state.id}${search({ datei })}`, 303);
    } catch (error) {
      await this.showRefusal(request, reply, read, error);
    }
  }

  @Post('einspielen')
  async run(
    @Body() { schluessel, datei }: RunForm,
    @CurrentPrincipal() { sub }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = this.files.get(sub, datei);
    if (!file) {
      const problem = {
        field: 'datei',
        text: 'Die geprüfte Datei liegt nicht mehr vor. Bitte wählen Sie sie noch einmal.',
      } as const;
      return this.showForm(request, reply, { problem }, 409);
    }
    const state = await sendFile(this.upstreams.clientFor(request), file.order, file.bytes, {
      dryRun: false,
      key: schluessel,
    });
    this.files.letGo(sub, datei);
    void reply.redirect(`/import/laeufe/${file.order.service}/${state.id}`, 303);
  }

  @Get('laeufe/:service/:id')
  async progress(
    @Param() { service, id }: RunParam,
    @Query() { datei, seite = '1' }: RunQuery,
    @CurrentPrincipal() { sub, role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const state = await importState(client, service, id);
    const alike = state.report?.lookalikes?.list.flatMap(({ ref }) => ref ?? []) ?? [];
    const names = await namesFor(client, role, alike);
    const file = datei === undefined ? undefined : this.files.get(sub, datei);
    const ready = file && datei !== undefined ? { id: datei, name: file.name, formKey: newId('f') } : undefined;
    const refresh = state.state === 'running' || state.state === 'undoing' ? REFRESH_SECONDS : undefined;
    const path = `/import/laeufe/${service}/${id}`;
    const errors = {
      page: Number(seite),
      addressOf: (page: number) => `${path}${search({ datei, seite: page === 1 ? undefined : String(page) })}#fehler`,
      csv: `${path}/fehler.csv`,
    };
    const content = (
      <ImportRunPage
        state={state}
        ready={ready}
        errors={errors}
        lookalikes={{ names, csv: `${path}/aehnliche.csv` }}
        service={service}
        path={path}
        formKey={newId('f')}
      />
    );
    await this.pages.send(request, reply, { ...HEAD, refresh }, content);
  }

  @Get('laeufe/:service/:id/fehler.csv')
  async errors(
    @Param() { service, id }: RunParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { report } = await importState(this.upstreams.clientFor(request), service, id);
    await sendCsv(reply, 'importfehler', ERROR_COLUMNS, [report?.errors ?? []]);
  }

  @Get('laeufe/:service/:id/aehnliche.csv')
  async lookalikes(
    @Param() { service, id }: RunParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { report } = await importState(this.upstreams.clientFor(request), service, id);
    await sendCsv(reply, 'vielleicht-schon-da', LOOKALIKE_COLUMNS, [report?.lookalikes?.list ?? []]);
  }

  private async recognised(request: FastifyRequest, { rest, bytes }: Upload): Promise<Upload['order']> {
    const found = await recogniseFile(this.upstreams.clientFor(request), bytes);
    return found && { ...rest, ...found };
  }

  private async showRefusal(
    request: FastifyRequest,
    reply: FastifyReply,
    upload: Upload,
    error: unknown,
  ): Promise<void> {
    if (!(error instanceof ApiProblem) || error.status === 401 || error.status === 403) throw error;
    const at = error.errors[0]?.at;
    const line = at?.startsWith('line ') ? ` (Zeile ${at.slice('line '.length)})` : '';
    const text = error.away
      ? 'Der Dienst antwortet gerade nicht. Bitte wählen Sie die Datei noch einmal und prüfen Sie erneut.'
      : `${readable(error)}${line}`;
    const { source, relativeTo = '', resume } = upload.rest;
    const kind = upload.order ? `${upload.order.service}/${upload.order.kind}` : '';
    const chosen = { kind, source, relativeTo, ...(resume === undefined ? {} : { resume }) };
    await this.showForm(request, reply, { chosen, problem: { field: 'datei', text } }, error.away ? 503 : error.status);
  }

  private async showForm(
    request: FastifyRequest,
    reply: FastifyReply,
    more: Pick<ImportFormData, 'chosen' | 'problem'> = {},
    status = 200,
  ): Promise<void> {
    const kinds = await importKinds(this.upstreams.clientFor(request));
    const data = { kinds, formKey: newId('f'), ...(more.chosen ? { chosen: more.chosen } : {}), problem: more.problem };
    await this.pages.send(request, reply, HEAD, <ImportPage {...data} />, status);
  }
}

/** The import speaks German about files; other refusals are told in general. */
const FILE_CODES: ReadonlySet<string> = new Set([
  'broken-csv',
  'empty-file',
  'unknown-encoding',
  'columns-missing',
  'columns-twice',
]);
function readable({ code, detail, status }: ApiProblem): string {
  if (FILE_CODES.has(code)) return detail;
  return status === 413 ? 'Die Datei ist zu groß. Bitte teilen Sie sie.' : 'Der Dienst nimmt diese Datei so nicht an.';
}
