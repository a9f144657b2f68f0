import { Body, Controller, Get, Inject, Param, Post, Query, Res, type Type } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock, CommandExecutor, EventStore } from '#event-sourcing';
import { CurrentPrincipal, Roles } from '../access/access.guard.js';
import type { Principal } from '../access/principal.js';
import type { Role } from '../access/roles.js';
import { AcceptsBody, FILE_TYPES } from '../edge/accepts-body.js';
import { Meta, type CommandMeta } from '../edge/meta.js';
import { Problem } from '../edge/problem.js';
import { LOCATION_HEADER } from '../openapi/operation-headers.js';
import { CLOCK, COMMAND_EXECUTOR, EVENT_STORE } from '../tokens.js';
import type { Column } from './column.js';
import { DryExecutor } from './dry-executor.js';
import type { ImportFormat, ImportFormats } from './import-format.js';
import { contentOf, ImportJobs, type ImportOrder, TooManyImports } from './import-jobs.js';
import { ImportKinds, ImportQuery, ImportState } from './import.dto.js';

/** Per service: its formats (`ImportFormats`), its jobs, and the key for ids made of rows. */
export const IMPORT_FORMATS = Symbol('IMPORT_FORMATS');
export const IMPORT_JOBS = Symbol('IMPORT_JOBS');
export const IMPORT_ID_KEY = Symbol('IMPORT_ID_KEY');

const COORDINATION = ['course-coordinator', 'migration-office'] as const satisfies readonly Role[];

/** A file this quick is answered at once; a longer one with the place to look (milliseconds). */
const ANSWER_WITHIN_MS = 2000;

/**
 * The import routes of one service: a file of a kind as the body, its state by id. For the coordination, and for the
 * roles that some kinds are brought by beside it.
 */
export function importController(service: string, ...alsoFor: readonly Role[]): Type<object> {
  const importers = [...COORDINATION, ...alsoFor] as const;
  @ApiTags('import')
  @Controller(`api/${service}/v1/imports`)
  class ImportController {
    constructor(
      @Inject(IMPORT_FORMATS) private readonly formats: ImportFormats,
      @Inject(IMPORT_JOBS) private readonly jobs: ImportJobs,
      @Inject(IMPORT_ID_KEY) private readonly idKey: Uint8Array,
      @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
      @Inject(EVENT_STORE) private readonly store: EventStore,
      @Inject(CLOCK) private readonly clock: Clock,
    ) {}

    /** The kinds of files this service takes, with their columns. */
    @Get()
    @Roles(...importers)
    kinds(@CurrentPrincipal() principal: Principal): ImportKinds {
      const formats = this.formats(this.executor).filter((format) => isBroughtBy(format, principal));
      const rows = formats.map(({ kind, title, columns }) => ({
        kind,
        title,
        columns: Object.values(columns as Readonly<Record<string, Column<unknown>>>).map(
          ({ names, required, expects }) => ({ names, required, expects }),
        ),
      }));
      return { rows };
    }

    /** Carries out what the rows of a file say; a wrong row is told with its line and holds up no other. */
    @Post(':kind')
    @Roles(...importers)
    @AcceptsBody(...FILE_TYPES)
    @ApiConsumes(...FILE_TYPES)
    @ApiBody({ schema: { type: 'string', format: 'binary' }, description: 'The file, in UTF-8 or Windows-1252.' })
    @ApiCreatedResponse({ type: ImportState, description: 'Done.' })
    @ApiAcceptedResponse({ type: ImportState, description: 'Begun.', headers: LOCATION_HEADER })
    async take(
      @Param('kind') kind: string,
      @Query() query: ImportQuery,
      @CurrentPrincipal() principal: Principal,
      @Body() body: unknown,
      @Meta() meta: CommandMeta,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<ImportState> {
      const dryRun = query.dryRun === 'true';
      const { format, rehearsal } = this.formatOf(kind, dryRun);
      if (!isBroughtBy(format, principal))
        throw new Problem({ status: 403, code: 'role-not-allowed', detail: 'Files of this kind come from others.' });
      if (!Buffer.isBuffer(body) || body.length === 0)
        throw new Problem({ status: 400, code: 'file-missing', detail: 'The body is the file.' });
      const id = meta.commandId;
      const order: ImportOrder = {
        source: query.source,
        dryRun,
        ...(query.relativeTo === undefined ? {} : { relativeTo: query.relativeTo }),
        idKey: this.idKey,
        actor: meta.actor,
        principal,
        rehearsal,
        correlationId: meta.correlationId,
      };
      const content = contentOf(format, body, order);
      const known = await this.jobs.known(id, content);
      if (known?.state === 'running' || known?.state === 'done') return this.answered(known, service, reply);
      const work = this.jobs.run({ id, content }, format, body, this.clock.now(), order);
      const state = (await within(work, ANSWER_WITHIN_MS)) ?? (await this.jobs.get(id, meta.actor));
      if (!state)
        throw new Problem({ status: 404, code: 'import-unknown', detail: 'There is no import with this id.' });
      return this.answered(state, service, reply);
    }

    /** How far an import is, and its report. */
    @Get('runs/:id')
    @Roles(...importers)
    async state(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<ImportState> {
      const state = await this.jobs.get(id, principal.sub);
      if (!state)
        throw new Problem({ status: 404, code: 'import-unknown', detail: 'There is no import with this id.' });
      return state;
    }

    private formatOf(
      kind: string,
      dryRun: boolean,
    ): Pick<ImportOrder, 'rehearsal'> & { readonly format: ImportFormat } {
      const carriedOut = async (stream: string, commandId: string): Promise<boolean> =>
        (await this.store.load(stream)).some((commit) => commit.commandId === commandId);
      const dry = new DryExecutor(this.executor, carriedOut);
      const on = (executor: CommandExecutor): ImportFormat => {
        const formats = this.formats(executor);
        const format = formats.find((one) => one.kind === kind);
        if (format) return format;
        const kinds = formats.map((one) => one.kind).join(', ');
        throw new Problem({ status: 404, code: 'import-kind-unknown', detail: `Kinds: ${kinds}.` });
      };
      return { format: on(dryRun ? dry : this.executor), rehearsal: () => on(dry.rehearsal()) };
    }

    private answered(state: ImportState, service: string, reply: FastifyReply): ImportState {
      if (state.state === 'unreadable') throw unreadable(state);
      if (state.state === 'running')
        void reply.status(202).header('location', `/api/${service}/v1/imports/runs/${state.id}`);
      return state;
    }
  }
  return ImportController;
}

const isBroughtBy = ({ alsoBroughtBy = [] }: ImportFormat, { role }: Principal): boolean =>
  [...COORDINATION, ...alsoBroughtBy].includes(role);

async function within(work: Promise<ImportState>, limit: number): Promise<ImportState | undefined> {
  let timeout: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timeout = setTimeout(() => resolve(undefined), limit);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (!(error instanceof TooManyImports)) throw error;
    throw new Problem({
      status: 503,
      code: 'imports-waiting',
      detail: 'Other files wait for their turn.',
      headers: { 'retry-after': '10' },
    });
  } finally {
    clearTimeout(timeout);
  }
}

function unreadable({ problem }: ImportState): Problem {
  const detail = problem?.detail ?? 'The file cannot be read.';
  const at = problem?.line === undefined ? '' : `line ${problem.line}`;
  return new Problem({
    status: 400,
    code: problem?.code ?? 'file-unreadable',
    detail,
    errors: [{ at, code: problem?.code ?? 'file-unreadable', detail }],
  });
}
