import { type ApiClient, ApiProblem } from './api-client.js';
import type { ServiceName } from '../dashboard-options.js';

export interface ImportKind {
  readonly service: ServiceName;
  readonly kind: string;
  readonly title: string;
  readonly columns: readonly {
    readonly names: readonly string[];
    readonly required: boolean;
    readonly expects: string;
  }[];
}

export interface ImportError {
  readonly line: number;
  readonly column: string;
  readonly valueClass: string;
  readonly code: string;
  readonly reason: string;
}

/** Somebody whom a new row may be already: by reference, or by the row of the same file. */
export interface ImportLookalike {
  readonly line: number;
  readonly ref?: string;
  readonly otherLine?: number;
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
}

/** How the export of a program is read as a kind of file. */
export interface ImportProfile {
  readonly service: ServiceName;
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly note: string;
}

export type ImportPhase =
  | 'running'
  | 'done'
  | 'unreadable'
  | 'failed'
  | 'interrupted'
  | 'cancelled'
  | 'undoing'
  | 'undo-interrupted'
  | 'undone';

/** Something that an import brought and that stays when it is undone. */
export interface KeptRecord {
  readonly stream: string;
  readonly kind: string;
  readonly reason: 'changed-since' | 'referred-to' | 'seats-in-use' | 'too-many-imports-since';
  readonly by: string;
  readonly since?: string;
}

export interface UndoReport {
  readonly retracted: number;
  readonly kept: number;
  /** The first thousand. */
  readonly list: readonly KeptRecord[];
}

export interface UndoPlan extends UndoReport {
  readonly streams: number;
  readonly complete: boolean;
}

export interface ImportState {
  readonly id: string;
  readonly kind: string;
  readonly state: ImportPhase;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly source?: string;
  readonly rows: number;
  readonly total?: number;
  readonly rowsPerSecond?: number;
  readonly secondsLeft?: number;
  readonly undo?: UndoReport;
  readonly report?: {
    readonly dryRun: boolean;
    readonly rows: number;
    readonly created: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly wrong: number;
    /** Columns of the file of which nothing is taken. */
    readonly ignoredColumns: readonly string[];
    /** The first thousand; `wrong` counts all rows. */
    readonly errors: readonly ImportError[];
    /** Absent where the account may not know both. */
    readonly lookalikes?: { readonly rows: number; readonly list: readonly ImportLookalike[] };
  };
  readonly problem?: { readonly code: string; readonly detail: string; readonly line?: number };
}

export interface ImportOrder {
  readonly service: ServiceName;
  readonly kind: string;
  readonly source: string;
  readonly relativeTo?: string | undefined;
  readonly profile?: string | undefined;
  /** The import that the same file goes on with. */
  readonly resume?: string | undefined;
}

export const IMPORT_SERVICES = ['learners', 'courses', 'action-alliance'] as const satisfies readonly ServiceName[];
export type ImportService = (typeof IMPORT_SERVICES)[number];
/** A file that takes longer goes on by itself; it must have arrived by then (milliseconds). */
const UPLOAD_LIMIT_MS = 60_000;

export interface ImportKinds {
  readonly kinds: readonly ImportKind[];
  readonly profiles: readonly ImportProfile[];
  /** Services that did not say what they take. */
  readonly away: readonly ServiceName[];
}

/** The kinds of files that the services take, in the order in which they build on each other. */
export async function importKinds(client: ApiClient): Promise<ImportKinds> {
  const { told, away } = await ofServices(client, async (service) => {
    const answer = await client.get<{
      rows: readonly Omit<ImportKind, 'service'>[];
      profiles?: readonly Omit<ImportProfile, 'service'>[];
    }>(service, '/imports');
    return {
      kinds: answer.rows.map((row) => ({ ...row, service })),
      profiles: (answer.profiles ?? []).map((row) => ({ ...row, service })),
    };
  });
  return { kinds: told.flatMap(({ kinds }) => kinds), profiles: told.flatMap(({ profiles }) => profiles), away };
}

/** Asks every service that the account may bring files to; one that is away is named instead. */
async function ofServices<Told>(
  client: ApiClient,
  ask: (service: ImportService) => Promise<Told>,
): Promise<{ readonly told: readonly Told[]; readonly away: readonly ServiceName[] }> {
  const answers = await Promise.allSettled(IMPORT_SERVICES.map(ask));
  const away: ServiceName[] = [];
  const told = answers.flatMap((answer, place) => {
    if (answer.status === 'fulfilled') return [answer.value];
    if (!(answer.reason instanceof ApiProblem)) throw answer.reason;
    // A service to which others alone bring files says so.
    if (answer.reason.status === 403) return [];
    if (!answer.reason.away && answer.reason.status !== 404) throw answer.reason;
    away.push(IMPORT_SERVICES[place] ?? 'learners');
    return [];
  });
  return { told, away };
}

/** So much of a file is sent to be recognised: its first line is in it (bytes). */
const HEAD_BYTES = 64 * 1024;

/** What a file may be, by the names of its columns; undefined where nobody knows it. */
export async function recogniseFile(
  client: ApiClient,
  file: Uint8Array,
): Promise<(Pick<ImportOrder, 'kind' | 'profile'> & { readonly service: ImportService }) | undefined> {
  const { told } = await ofServices(client, async (service) => {
    const { body } = await client.call<{ rows: readonly { kind: string; profile?: string }[] }>(
      service,
      '/imports/recognised',
      { method: 'POST', body: firstLines(file) },
    );
    return body.rows.map((row) => ({ ...row, service }));
  });
  return told.flat()[0];
}

/** Whole lines: a cell that is cut would be taken for a broken file. */
function firstLines(file: Uint8Array): Uint8Array {
  if (file.length <= HEAD_BYTES) return file;
  const end = file.lastIndexOf(0x0a, HEAD_BYTES);
  return file.subarray(0, end === -1 ? HEAD_BYTES : end + 1);
}

export type ImportOfService = ImportState & { readonly service: ImportService };

/** The imports of all services, the latest first. */
export async function pastImports(
  client: ApiClient,
): Promise<{ readonly rows: readonly ImportOfService[]; readonly away: readonly ServiceName[] }> {
  const { told, away } = await ofServices(client, async (service) => {
    const { rows } = await client.get<{ rows: readonly ImportState[] }>(service, '/imports/runs');
    return rows.map((row) => ({ ...row, service }));
  });
  const rows = told.flat().sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
  return { rows, away };
}

export const cancelImport = async (client: ApiClient, service: ServiceName, id: string): Promise<ImportState> =>
  (await client.call<ImportState>(service, `/imports/runs/${id}/cancel`, { method: 'POST' })).body;

export const undoPlan = (client: ApiClient, service: ServiceName, id: string): Promise<UndoPlan> =>
  client.get(service, `/imports/runs/${id}/undo`);

export const undoImport = async (client: ApiClient, service: ServiceName, id: string): Promise<ImportState> =>
  (await client.call<ImportState>(service, `/imports/runs/${id}/undo`, { method: 'POST' })).body;

/** Sends a file; its state may still be `running`. Throws ApiProblem, also for a file that cannot be read. */
export async function sendFile(
  client: ApiClient,
  order: ImportOrder,
  file: Uint8Array,
  how: { readonly dryRun: boolean; readonly key: string },
): Promise<ImportState> {
  const query = new URLSearchParams({ source: order.source, dryRun: String(how.dryRun) });
  if (order.relativeTo !== undefined) query.set('relativeTo', order.relativeTo);
  if (order.profile !== undefined) query.set('profile', order.profile);
  // A dry run goes on with nothing.
  if (order.resume !== undefined && !how.dryRun) query.set('resume', order.resume);
  const headers = { 'idempotency-key': how.key };
  const { body } = await client.call<ImportState>(order.service, `/imports/${order.kind}?${query.toString()}`, {
    method: 'POST',
    body: file,
    headers,
    timeout: UPLOAD_LIMIT_MS,
  });
  return body;
}

export const importState = (client: ApiClient, service: ServiceName, id: string): Promise<ImportState> =>
  client.get(service, `/imports/runs/${id}`);
