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

export interface ImportState {
  readonly id: string;
  readonly kind: string;
  readonly state: 'running' | 'done' | 'unreadable' | 'failed' | 'interrupted';
  readonly startedAt: string;
  readonly rows: number;
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
  };
  readonly problem?: { readonly code: string; readonly detail: string; readonly line?: number };
}

export interface ImportOrder {
  readonly service: ServiceName;
  readonly kind: string;
  readonly source: string;
  readonly relativeTo?: string | undefined;
}

export const IMPORT_SERVICES = ['learners', 'courses', 'action-alliance'] as const satisfies readonly ServiceName[];
export type ImportService = (typeof IMPORT_SERVICES)[number];
/** A file that takes longer goes on by itself; it must have arrived by then (milliseconds). */
const UPLOAD_LIMIT_MS = 60_000;

export interface ImportKinds {
  readonly kinds: readonly ImportKind[];
  /** Services that did not say what they take. */
  readonly away: readonly ServiceName[];
}

/** The kinds of files that the services take, in the order in which they build on each other. */
export async function importKinds(client: ApiClient): Promise<ImportKinds> {
  const answers = await Promise.allSettled(
    IMPORT_SERVICES.map(async (service) => {
      const { rows } = await client.get<{ rows: readonly Omit<ImportKind, 'service'>[] }>(service, '/imports');
      return rows.map((row) => ({ ...row, service }));
    }),
  );
  const away: ServiceName[] = [];
  const kinds = answers.flatMap((answer, place) => {
    if (answer.status === 'fulfilled') return answer.value;
    if (!(answer.reason instanceof ApiProblem) || !(answer.reason.away || answer.reason.status === 404))
      throw answer.reason;
    away.push(IMPORT_SERVICES[place] ?? 'learners');
    return [];
  });
  return { kinds, away };
}

/** Sends a file; its state may still be `running`. Throws ApiProblem, also for a file that cannot be read. */
export async function sendFile(
  client: ApiClient,
  order: ImportOrder,
  file: Uint8Array,
  how: { readonly dryRun: boolean; readonly key: string },
): Promise<ImportState> {
  const query = new URLSearchParams({ source: order.source, dryRun: String(how.dryRun) });
  if (order.relativeTo !== undefined) query.set('relativeTo', order.relativeTo);
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
