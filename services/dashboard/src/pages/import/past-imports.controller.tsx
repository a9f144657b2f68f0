import { Body, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId, Roles } from '#service-kit';
import { cancelImport, importKinds, importState, pastImports, undoImport, undoPlan } from '../../api/imports.js';
import { Upstreams } from '../../api/upstreams.js';
import { sendCsv } from '../../csv/send-csv.js';
import { IMPORT_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { RunParam } from './import.controller.js';
import { pastColumns, type PastImportsData, PastImportsPage } from './past-imports.page.js';
import { KEPT_COLUMNS, UndoPage } from './undo.page.js';

export class ActForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;
}

const pathOf = ({ service, id }: RunParam): string => `/import/laeufe/${service}/${id}`;

/** The imports so far: how each ended, its end before time, and its undo. */
@PageController('import/laeufe')
@Roles(...IMPORT_ROLES)
export class PastImportsPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const head = {
      title: 'Bisherige Importe',
      question: 'Was wurde eingespielt, und was davon zurückgenommen?',
      path: '/import',
    };
    await this.pages.send(request, reply, head, <PastImportsPage {...await this.past(request)} />);
  }

  @Post(':service/:id/abbrechen')
  async cancel(
    @Param() run: RunParam,
    @Body() _form: ActForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { state } = await importState(client, run.service, run.id);
    // Whoever presses late finds the end.
    if (state === 'running' || state === 'interrupted') await cancelImport(client, run.service, run.id);
    void reply.redirect(pathOf(run), 303);
  }

  /** Before the undo: what it would do. */
  @Get(':service/:id/ruecknahme')
  async plan(@Param() run: RunParam, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [state, plan] = await Promise.all([
      importState(client, run.service, run.id),
      undoPlan(client, run.service, run.id),
    ]);
    const head = {
      title: 'Import zurücknehmen',
      question: 'Was wird zurückgenommen, und was bleibt?',
      path: '/import',
    };
    const content = <UndoPage state={state} plan={plan} path={pathOf(run)} formKey={newId('f')} />;
    await this.pages.send(request, reply, head, content);
  }

  @Post(':service/:id/ruecknahme')
  async undo(
    @Param() run: RunParam,
    @Body() _form: ActForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { state } = await importState(client, run.service, run.id);
    if (state !== 'undone' && state !== 'undoing') await undoImport(client, run.service, run.id);
    void reply.redirect(pathOf(run), 303);
  }

  @Get(':service/:id/bleibt.csv')
  async kept(@Param() run: RunParam, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { undo } = await importState(client, run.service, run.id);
    const { list } = undo ?? (await undoPlan(client, run.service, run.id));
    await sendCsv(reply, 'bleibt', KEPT_COLUMNS, [list]);
  }

  private async past(request: FastifyRequest): Promise<PastImportsData> {
    const client = this.upstreams.clientFor(request);
    const [{ kinds }, { rows, away }] = await Promise.all([importKinds(client), pastImports(client)]);
    return { rows, away, titles: new Map(kinds.map(({ service, kind, title }) => [`${service}/${kind}`, title])) };
  }
}

/** The same list as a file; of a controller of its own, as its address has an end. */
@PageController('import/laeufe.csv')
@Roles(...IMPORT_ROLES)
export class PastImportsCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [{ kinds }, { rows }] = await Promise.all([importKinds(client), pastImports(client)]);
    const titles = new Map(kinds.map(({ service, kind, title }) => [`${service}/${kind}`, title]));
    await sendCsv(reply, 'importe', pastColumns(titles), [rows]);
  }
}
