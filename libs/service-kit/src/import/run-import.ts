import { createHmac } from 'node:crypto';
import { SchemaViolation } from '#contracts';
import {
  CommandIdReused,
  CommitRefused,
  type CommandContext,
  type Outcome,
  type Refusal,
  VersionConflict,
} from '#event-sourcing';
import { KeyErased } from '#privacy';
import canonicalize from 'canonicalize';
import type { Principal } from '../access/principal.js';
import { importedId } from './imported-id.js';
import type { Bringer, ImportFormat, ImportIds, ImportStep } from './import-format.js';
import type { FileSource } from './held-file.js';
import { FoundLookalikes } from './lookalike.js';
import type { ImportReport, RowError } from './import.dto.js';
import type { ImportProfile } from './profile/import-profile.js';
import { profiledTable } from './profile/profiled-table.js';
import { checkTable, type GoodRow, readRows } from './read-rows.js';

/** How many rows are in work at once: enough to fill a grouped append, and a bound to memory. */
const ROWS_IN_WORK = 64;
/** So many errors are told one by one; the rest is counted. */
const TOLD_ERRORS = 1000;

export interface ImportJob {
  readonly file: FileSource;
  /** Whose numbers the keys are: the same number of two offices is not the same row. */
  readonly source: string;
  /** Rows are worked off one by one, as each is decided on what those before it left. */
  readonly dryRun: boolean;
  readonly relativeTo?: string;
  /** How the export of a program is read as a file of this kind. */
  readonly profile?: ImportProfile;
  /** Keys the ids of things and commands, which are made of what the rows say. */
  readonly idKey: Uint8Array;
  readonly actor: string;
  /** Who brings the file. */
  readonly principal: Principal;
  /** The provider in whose name: what is not its own is refused row by row. */
  readonly provider?: string;
  /** The same format on an executor that writes nothing, for one row. */
  readonly rehearsal: () => ImportFormat;
  /** That of all the import writes and causes: an undo finds it by this. */
  readonly correlationId: string;
  /** The request that brought the file. */
  readonly causationId?: string;
  /** Rows that were read, of how many. */
  readonly onProgress?: (rows: number, total: number) => void;
  /** Ends the reading; rows in work are carried out. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a file and carries out what its rows say. Rows of one lane keep their order. A wrong or refused row is told
 * with its line and does not hold up the others. Throws UnreadableFile and WrongColumns before the first row, and what
 * commands throw when store or keys are away: the same file again does the rest.
 */
export async function runImport(format: ImportFormat, job: ImportJob): Promise<ImportReport> {
  const table = profiledTable(job.profile);
  const { ignoredColumns, rows: total } = await checkTable(job.file, format.columns, table);
  const tally = { rows: 0, created: 0, changed: 0, unchanged: 0, wrong: 0 };
  const errors: RowError[] = [];
  const tell = (rowErrors: readonly RowError[]): void => {
    tally.wrong++;
    for (const error of rowErrors)
      if (errors.length < TOLD_ERRORS)
        errors.push({ ...error, column: job.profile?.columns[error.column] ?? error.column });
  };
  const ids: ImportIds = (prefix, kind, key) => importedId(job.idKey, prefix, job.source, kind, key);
  const findLookalikes = format.lookalikes?.(ids, job.principal);
  const lookalikes = new FoundLookalikes();
  const lanes = new Map<string, Promise<void>>();
  const inWork = new Set<Promise<void>>();
  // A row that fails while the next one is being read has left the rows in work: it ends the import all the same.
  const failures: unknown[] = [];
  const mostInWork = job.dryRun ? 1 : ROWS_IN_WORK;
  const context = job.relativeTo === undefined ? {} : { relativeTo: job.relativeTo };
  try {
    for await (const read of readRows(job.file, format, context, table)) {
      if (job.signal?.aborted || failures.length > 0) break;
      tally.rows++;
      job.onProgress?.(tally.rows, total);
      if ('errors' in read) {
        tell(read.errors);
        continue;
      }
      const lane = format.laneOf(read.row);
      const work = (lanes.get(lane) ?? Promise.resolve()).then(async () => {
        const result = await carryOut(format, read, ids, job);
        if (typeof result !== 'string') return tell([result]);
        tally[result]++;
        if (result === 'created' && findLookalikes) lookalikes.add(await findLookalikes(read.row, read.line));
      });
      lanes.set(lane, work);
      inWork.add(work);
      const done = (): void => {
        inWork.delete(work);
        if (lanes.get(lane) === work) lanes.delete(lane);
      };
      work.then(done, (error: unknown) => {
        failures.push(error);
        done();
      });
      if (inWork.size >= mostInWork) await Promise.race(inWork);
    }
    await Promise.all(inWork);
  } finally {
    await Promise.allSettled(inWork);
  }
  if (failures.length > 0) throw failures[0];
  errors.sort((a, b) => a.line - b.line);
  const proposals = findLookalikes ? { lookalikes: lookalikes.report() } : {};
  return { kind: format.kind, dryRun: job.dryRun, ...tally, ignoredColumns, errors, ...proposals };
}

const bringerOf = ({ provider }: ImportJob): Bringer => (provider === undefined ? {} : { provider });

type RowResult = 'created' | 'changed' | 'unchanged' | RowError;

/** A row is carried out whole or not at all: its steps are decided before the first of them is carried out. */
async function carryOut(
  format: ImportFormat,
  read: GoodRow<object>,
  ids: ImportIds,
  job: ImportJob,
): Promise<RowResult> {
  const { row, errorAt } = read;
  const reserved = format.reserved?.(row, job.principal);
  // Only a format knows the names of its columns; here they are names.
  if (reserved !== undefined) return errorAt(reserved, 'reserved-row', REASONS['reserved-row'] ?? '');
  if (job.provider !== undefined) {
    const foreign = await format.notOfProvider?.(row, ids, job.principal);
    if (foreign !== undefined) return errorAt(foreign, 'not-own-row', REASONS['not-own-row'] ?? '');
  }
  if (format.steps(row, ids, bringerOf(job)).length > 1) {
    const rehearsed = await decide(job.rehearsal(), read, ids, job);
    if (typeof rehearsed !== 'string') return rehearsed;
  }
  return decide(format, read, ids, job);
}

async function decide(
  format: ImportFormat,
  { row, errorAt }: GoodRow<object>,
  ids: ImportIds,
  job: ImportJob,
): Promise<RowResult> {
  let without = 0;
  const steps = format.steps(row, ids, bringerOf(job));
  for (const step of steps) {
    const commandId = commandIdOf(format, row, step, job);
    const outcome = await outcomeOf(step, {
      commandId,
      actor: job.actor,
      correlationId: job.correlationId,
      causationId: job.causationId ?? job.correlationId,
    });
    if (outcome.status === 'refused') {
      const { code, detail, at = '' } = outcome.refusal;
      if (!step.already?.includes(code))
        return errorAt(blamed(format, step, at) as never, code, format.reasons?.[code] ?? REASONS[code] ?? detail);
      without++;
    } else if (outcome.repeated || outcome.events.length === 0) without++;
  }
  if (without === steps.length) return 'unchanged';
  return without === 0 ? 'created' : 'changed';
}

/** The column of the pointer, or of what it lies in: `/topicIds/3` is for the column of `/topicIds`. */
function blamed(format: ImportFormat, { blame = {} }: ImportStep, at: string): string {
  const within = at.replace(/\/\d+$/, '');
  return blame[at] ?? blame[within] ?? format.blame[at] ?? format.blame[within] ?? blame[''] ?? format.blame[''];
}

const refused = (
  code: string,
  detail: string,
  at?: string,
): { readonly status: 'refused'; readonly refusal: Refusal } => ({
  status: 'refused',
  refusal: { code, kind: 'invalid', detail, ...(at === undefined ? {} : { at }) },
});

const REASONS: Readonly<Record<string, string>> = {
  'reserved-row': 'Diese Zeile bringt nur der Fachdienst selbst ein, von dem sie kommt.',
  'not-own-row': 'Das ist hier nicht als Eigenes dieses Trägers bekannt.',
  'key-used-otherwise': 'Die Nummer dieser Zeile wurde schon mit anderem Inhalt verwendet.',
  'person-erased': 'Die Daten dieser Person wurden gelöscht.',
  'day-in-future': 'Der Tag liegt in der Zukunft: erfasst wird nur, was geschehen ist.',
  'schema-violation': 'Ein Wert passt nicht zu seinem Feld: zu lang oder nicht erlaubt.',
  'version-conflict': 'Andere ändern es in diesem Augenblick; die Datei noch einmal einspielen.',
};

/** What is wrong with one row stays with the row; what is wrong with the house ends the import. */
async function outcomeOf(step: ImportStep, context: CommandContext): Promise<Outcome | ReturnType<typeof refused>> {
  try {
    return await step.run(context);
  } catch (error) {
    if (error instanceof CommandIdReused) return refused('key-used-otherwise', error.message);
    if (error instanceof KeyErased) return refused('person-erased', error.message);
    if (error instanceof SchemaViolation)
      return refused('schema-violation', 'A value does not fit its field.', error.at);
    if (error instanceof CommitRefused) return refused(error.code, 'The row cannot be stored as it is.');
    if (error instanceof VersionConflict) return refused('version-conflict', 'Others change it at this moment.');
    throw error;
  }
}

/** Keyed, because it is made of what the row says and lies in the store in plain. */
function commandIdOf(format: ImportFormat, row: object, step: ImportStep, job: ImportJob): string {
  const base = canonicalize([job.source, format.kind, format.keyOf(row), step.name, step.content]) ?? '';
  return `import-${createHmac('sha256', job.idKey).update(base).digest('base64url')}`;
}
