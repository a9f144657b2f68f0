import { Readable } from 'node:stream';
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Res, type Type } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { importStream } from '#contracts';
import { type Clock, type CommandExecutor, type EventStore, isCarriedOut } from '#event-sourcing';
import { CurrentPrincipal, Roles } from '../access/access.guard.js';
import { type Principal, withinScope } from '../access/principal.js';
import type { Role } from '../access/roles.js';
import { AcceptsBody, FILE_TYPES } from '../edge/accepts-body.js';
import { Meta, type CommandMeta } from '../edge/meta.js';
import { Problem } from '../edge/problem.js';
import { LOCATION_HEADER } from '../openapi/operation-headers.js';
import { CLOCK, COMMAND_EXECUTOR, EVENT_STORE } from '../tokens.js';
import type { Column } from './column.js';
import { DryExecutor } from './dry-executor.js';
import type { ImportFormat, ImportFormats } from './import-format.js';
import { contentOf, ImportJobs, type ImportOrder, told, TooManyImports } from './import-jobs.js';
import {
  ImportKinds,
  ImportList,
  ImportListQuery,
  ImportQuery,
  ImportState,
  RecognisedKinds,
  UndoPlanAnswer,
} from './import.dto.js';
import type { KeptImport } from './kept-imports.js';
import { type ImportProfile, readImportProfiles, sourceUnder } from './profile/import-profile.js';
import { recognise } from './profile/recognise.js';
import { UnreadableFile } from './read-table.js';
import { sampleOf } from './sample.js';
import { ImportUndo } from './undo/import-undo.js';

/** Per service: its formats (`ImportFormats`), its jobs, and the key for ids made of rows. */
export const IMPORT_FORMATS = Symbol('IMPORT_FORMATS');
export const IMPORT_JOBS = Symbol('IMPORT_JOBS');
export const IMPORT_ID_KEY = Symbol('IMPORT_ID_KEY');

const COORDINATION = ['course-coordinator', 'migration-office'] as const satisfies readonly Role[];

const LISTED = 50;

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
    private readonly profiles = readImportProfiles();

    constructor(
      @Inject(IMPORT_FORMATS) private readonly formats: ImportFormats,
      @Inject(IMPORT_JOBS) private readonly jobs: ImportJobs,
      @Inject(IMPORT_ID_KEY) private readonly idKey: Uint8Array,
      @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
      @Inject(EVENT_STORE) private readonly store: EventStore,
      @Inject(CLOCK) private readonly clock: Clock,
      @Inject(ImportUndo) private readonly undone: ImportUndo,
    ) {}

    /** The kinds of files this service takes, with their columns. */
    @Get()
    @Roles(...importers)
    kinds(@CurrentPrincipal() principal: Principal): ImportKinds {
      const formats = this.formats(this.executor).filter((format) => isBroughtBy(format, principal));
      const profiles = this.profiles.filter(({ kind }) => formats.some((format) => format.kind === kind));
      const rows = formats.map(({ kind, title, columns }) => ({
        kind,
        title,
        columns: Object.values(columns as Readonly<Record<string, Column<unknown>>>).map(
          ({ names, required, expects, example = '' }) => ({ names, required, expects, example }),
        ),
      }));
      return {
        rows,
        profiles: profiles.map(({ name, title, kind, note = '' }) => ({ name, title, kind, note })),
      };
    }

    /** A file of a kind with invented rows, to be filled in. */
    @Get(':kind/sample.csv')
    @Roles(...importers)
    @Header('content-type', 'text/csv; charset=utf-8')
    @ApiProduces('text/csv')
    @ApiOkResponse({ schema: { type: 'string', example: 'nachname;vorname' }, description: 'The file.' })
    sample(@Param('kind') kind: string, @CurrentPrincipal() principal: Principal): string {
      const profile = this.profiles.find(({ name }) => name === kind);
      const { format } = this.formatOf(profile?.kind ?? kind, false);
      if (!isBroughtBy(format, principal)) throw fromOthers();
      return profile ? `${profile.sample.join('\r\n')}\r\n` : sampleOf(format);
    }

    /** What a file may be, by the names of its columns; it is read no further. */
    @Post('recognised')
    @Roles(...importers)
    @AcceptsBody(...FILE_TYPES)
    @ApiConsumes(...FILE_TYPES)
    @ApiBody({ schema: { type: 'string', format: 'binary' }, description: 'The file, or its first lines.' })
    @HttpCode(200)
    async recognised(@CurrentPrincipal() principal: Principal, @Body() body: unknown): Promise<RecognisedKinds> {
      const bytes = fileOf(body);
      const formats = this.formats(this.executor).filter((format) => isBroughtBy(format, principal));
      try {
        return { rows: await recognise(() => Readable.from([bytes]), formats, this.profiles) };
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        throw new Problem({ status: 400, code: error.code, detail: error.detail });
      }
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
      if (!isBroughtBy(format, principal)) throw fromOthers();
      const bytes = fileOf(body);
      const profile = this.profileOf(query.profile, kind);
      const provider = providerOf(principal, query.source);
      const id = query.resume ?? meta.commandId;
      const order: ImportOrder = {
        source: sourceUnder(query.source, profile),
        ...(profile ? { profile } : {}),
        dryRun,
        ...(query.relativeTo === undefined ? {} : { relativeTo: query.relativeTo }),
        idKey: this.idKey,
        actor: meta.actor,
        principal,
        ...(provider === undefined ? {} : { provider }),
        rehearsal,
        correlationId: importStream(id),
        causationId: meta.correlationId,
      };
      const content = contentOf(format, bytes, order);
      if (query.resume !== undefined) await this.own(query.resume, principal);
      const known = await this.jobs.known(id, content);
      if (known?.state === 'running' || known?.state === 'done') return this.answered(known, principal, reply);
      const work = this.jobs.run({ id, content }, format, bytes, this.clock.now(), order);
      return this.answered(await this.soon(work, id), principal, reply);
    }

    /** The imports of this service that the reader may see, the latest first. */
    @Get('runs')
    @Roles(...importers)
    async list(@CurrentPrincipal() principal: Principal, @Query() query: ImportListQuery): Promise<ImportList> {
      const page = await this.jobs.latest(LISTED, query.after);
      const rows = page.rows
        .filter((kept) => isSeenBy(kept, principal) && !kept.report?.dryRun)
        .map((kept) => told(kept, knowsBoth(principal)));
      return { rows, ...(page.next === undefined ? {} : { next: page.next }) };
    }

    /** How far an import is, and its report. */
    @Get('runs/:id')
    @Roles(...importers)
    async state(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<ImportState> {
      return told(await this.own(id, principal), knowsBoth(principal));
    }

    /** Ends an import: the rows that were read stay whole; the same file goes on with the rest, or all is undone. */
    @Post('runs/:id/cancel')
    @Roles(...importers)
    @HttpCode(200)
    async cancel(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<ImportState> {
      return told(await this.jobs.cancel(await this.own(id, principal)), knowsBoth(principal));
    }

    /** What an undo would take back, and what it would keep because later work was built upon it. Changes nothing. */
    @Get('runs/:id/undo')
    @Roles(...importers)
    async plan(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<UndoPlanAnswer> {
      return this.undone.plan((await this.own(id, principal)).id);
    }

    /** Takes back what an import wrote and caused, but for what later work was built upon: that is kept and listed. */
    @Post('runs/:id/undo')
    @Roles(...importers)
    @ApiCreatedResponse({ type: ImportState, description: 'Done.' })
    @ApiAcceptedResponse({ type: ImportState, description: 'Begun.', headers: LOCATION_HEADER })
    async undo(
      @Param('id') id: string,
      @CurrentPrincipal() principal: Principal,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<ImportState> {
      const kept = await this.own(id, principal);
      const state = await this.soon(this.jobs.undo(kept, principal.sub), id);
      return this.answered(state, principal, reply);
    }

    private profileOf(name: string | undefined, kind: string): ImportProfile | undefined {
      if (name === undefined) return undefined;
      const profile = this.profiles.find((one) => one.name === name && one.kind === kind);
      if (profile) return profile;
      throw new Problem({ status: 404, code: 'import-profile-unknown', detail: 'No such profile for this kind.' });
    }

    private async own(id: string, principal: Principal): Promise<KeptImport> {
      const kept = await this.jobs.get(id);
      if (kept && isSeenBy(kept, principal)) return kept;
      throw new Problem({ status: 404, code: 'import-unknown', detail: 'There is no import with this id.' });
    }

    /** The end if it is near, else how far it is. */
    private async soon(work: Promise<KeptImport>, id: string): Promise<KeptImport> {
      const state = (await within(work, ANSWER_WITHIN_MS)) ?? (await this.jobs.get(id));
      if (state) return state;
      throw new Problem({ status: 404, code: 'import-unknown', detail: 'There is no import with this id.' });
    }

    private formatOf(
      kind: string,
      dryRun: boolean,
    ): Pick<ImportOrder, 'rehearsal'> & { readonly format: ImportFormat } {
      const carriedOut = async (stream: string, commandId: string): Promise<boolean> =>
        isCarriedOut(await this.store.load(stream), commandId);
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

    private answered(kept: KeptImport, principal: Principal, reply: FastifyReply): ImportState {
      const state = told(kept, knowsBoth(principal));
      if (state.state === 'unreadable') throw unreadable(state);
      if (state.state === 'running' || state.state === 'undoing')
        void reply.status(202).header('location', `/api/${service}/v1/imports/runs/${state.id}`);
      return state;
    }
  }
  return ImportController;
}

const fromOthers = (): Problem =>
  new Problem({ status: 403, code: 'role-not-allowed', detail: 'Files of this kind come from others.' });

function fileOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  throw new Problem({ status: 400, code: 'file-missing', detail: 'The body is the file.' });
}

const isBroughtBy = ({ alsoBroughtBy = [], notOfProvider }: ImportFormat, { role }: Principal): boolean =>
  [...COORDINATION, ...alsoBroughtBy].includes(role) || (role === 'provider' && notOfProvider !== undefined);

/** A provider's numbers are its own: under another's name it would learn what is known there. Throws Problem. */
function providerOf(principal: Principal, source: string): string | undefined {
  if (principal.role !== 'provider') return undefined;
  if (withinScope(principal, { provider: source })) return source;
  throw new Problem({ status: 403, code: 'source-not-own', detail: 'A provider brings its own numbers alone.' });
}

/** What became of the rows of a department or a provider is told to itself alone; the coordination works as one. */
const isSeenBy = ({ actor, role }: KeptImport, principal: Principal): boolean =>
  actor === principal.sub ||
  (role !== undefined && [role, principal.role].every((one) => (COORDINATION as readonly Role[]).includes(one)));

/** Across providers the course coordination alone; a provider was told of its own persons only when its file was read. */
const knowsBoth = ({ role }: Principal): boolean => role === 'course-coordinator' || role === 'provider';

async function within(work: Promise<KeptImport>, limit: number): Promise<KeptImport | undefined> {
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
