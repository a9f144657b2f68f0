import { setImmediate } from 'node:timers/promises';
import type { DailyRecords, KeptHead } from './daily-records.port.js';
import type { Commit } from './event-store.port.js';
import { readVerified, type ChainFault, type StreamReader } from './hash-chain.js';

/**
 * `cut-tail`: commits after the last one are gone. `exchanged`: another commit ends where a kept head says.
 * `missing-stream`: nothing of the stream is there any more.
 */
export interface ProofFault extends Omit<ChainFault, 'reason'> {
  readonly reason: ChainFault['reason'] | 'cut-tail' | 'exchanged' | 'missing-stream';
}

export interface ProofParts {
  readonly store: StreamReader;
  readonly records: DailyRecords;
  /** Gatherings that have a root: heads of others say nothing. */
  readonly runs: ReadonlySet<string>;
  readonly signal?: AbortSignal;
}

export interface WalkedPage {
  readonly streams: number;
  readonly commits: number;
  /** Sound heads that no root covers yet. */
  readonly changed: readonly KeptHead[];
  readonly faults: readonly ProofFault[];
}

const PAGE = 200;

/** Every stream of a store, its chain walked and held against the kept heads; one stream in memory at a time. */
export async function* walkStore(parts: ProofParts): AsyncIterable<WalkedPage> {
  let after: string | undefined;
  do {
    const names = await parts.store.streams({ ...(after === undefined ? {} : { after }), limit: PAGE });
    if (names.length > 0) yield await walkPage(parts, names);
    after = names.length === PAGE ? names.at(-1) : undefined;
  } while (after !== undefined);
  yield* walkKept(parts);
}

async function walkPage({ store, records, runs, signal }: ProofParts, names: readonly string[]): Promise<WalkedPage> {
  const kept = new Map<string, KeptHead[]>(names.map((name) => [name, []]));
  for (const head of await records.headsOfStreams(names)) if (runs.has(head.run)) kept.get(head.stream)?.push(head);
  const changed: KeptHead[] = [];
  const faults: ProofFault[] = [];
  let commits = 0;
  for (const stream of names) {
    // Reading a file is no waiting: others of the process have their turn in between.
    await setImmediate();
    signal?.throwIfAborted();
    const read = await readVerified(store, stream);
    commits += read.commits.length;
    const known = kept.get(stream) ?? [];
    const fault = read.verdict.ok ? againstKept(stream, read.commits, known) : read.verdict.fault;
    if (fault) faults.push(fault);
    else if (read.verdict.ok && read.verdict.head.version !== known.at(-1)?.version) {
      const { version, hash } = read.verdict.head;
      changed.push({ stream, version, hash });
    }
  }
  return { streams: names.length, commits, changed, faults };
}

function againstKept(stream: string, commits: readonly Commit[], known: readonly KeptHead[]): ProofFault | undefined {
  if (known.length === 0) return undefined;
  const ends = new Map(commits.map((commit) => [commit.toVersion, commit.hash]));
  const broken = known.find(({ version, hash }) => ends.get(version) !== hash);
  if (!broken) return undefined;
  const cut = broken.version > (commits.at(-1)?.toVersion ?? 0);
  return { stream, fromVersion: broken.version, reason: cut ? 'cut-tail' : 'exchanged' };
}

/** Streams that were there once, and of which nothing is left. */
async function* walkKept({ store, records, runs, signal }: ProofParts): AsyncIterable<WalkedPage> {
  let after: string | undefined;
  do {
    const names = await records.keptStreams({ ...(after === undefined ? {} : { after }), limit: PAGE });
    const faults: ProofFault[] = [];
    for (const stream of names) {
      await setImmediate();
      signal?.throwIfAborted();
      // The shortest name with a prefix comes first.
      const [found] = await store.streams({ prefix: stream, limit: 1 });
      if (found === stream) continue;
      if ((await records.headsOfStreams([stream])).some(({ run }) => runs.has(run)))
        faults.push({ stream, reason: 'missing-stream' });
    }
    if (faults.length > 0) yield { streams: 0, commits: 0, changed: [], faults };
    after = names.length === PAGE ? names.at(-1) : undefined;
  } while (after !== undefined);
}
