import { randomUUID } from 'node:crypto';
import type { DailyRecords, DailyRoot } from './daily-records.port.js';
import { type ProofFault, type ProofParts, walkStore } from './proof-walk.js';
import { RootHash } from './root-hash.js';
import type { RootKey, RootVerifier } from './root-key.js';

const PAGE = 500;
/** So many faults are named; all are counted. */
export const NAMED_FAULTS = 20;

export interface ProofReport {
  readonly streams: number;
  readonly commits: number;
  readonly faults: number;
  /** The first ones. */
  readonly named: readonly ProofFault[];
}

/** Adds what the pages of a walk found. */
class Findings {
  private streams = 0;
  private commits = 0;
  private faults = 0;
  private readonly named: ProofFault[] = [];

  add(page: { readonly streams: number; readonly commits: number; readonly faults: readonly ProofFault[] }): void {
    this.streams += page.streams;
    this.commits += page.commits;
    this.faults += page.faults.length;
    this.named.push(...page.faults.slice(0, NAMED_FAULTS - this.named.length));
  }

  report(): ProofReport {
    return { streams: this.streams, commits: this.commits, faults: this.faults, named: this.named };
  }
}

export interface RootOfDay {
  readonly service: string;
  readonly day: string;
  readonly store: ProofParts['store'];
  readonly records: DailyRecords;
  readonly key: RootKey;
  /** Now. */
  readonly recordedAt: string;
  readonly signal?: AbortSignal;
}

export interface KeptRoot {
  /** Absent where a forged root has taken its day. */
  readonly root?: DailyRoot;
  readonly report: ProofReport;
  /** Days of roots that this key did not sign: they count as if they were not there. */
  readonly forged: readonly string[];
}

/**
 * Verifies every stream and gathers the heads that changed under one signed root. A stream with a fault keeps the head
 * that it had. Undefined where a root of this day, or of a later one, is there already.
 */
export async function keepRootOfDay(options: RootOfDay): Promise<KeptRoot | undefined> {
  const { service, day, records, key, recordedAt } = options;
  const runs = new Set<string>();
  const forged: string[] = [];
  let last: DailyRoot | undefined;
  for await (const root of allRoots(records)) {
    if (!key.isSigned(root)) {
      forged.push(root.day);
      continue;
    }
    runs.add(root.run);
    last = root;
  }
  if (last && last.day >= day) return undefined;
  const header = { day, run: randomUUID(), previous: last?.root ?? '', recordedAt };
  const hash = new RootHash(service, header);
  const findings = new Findings();
  let place = 0;
  for await (const page of walkStore({ ...options, runs })) {
    findings.add(page);
    for (const head of page.changed) hash.add(head);
    await records.keepHeads(header.run, place, page.changed);
    place += page.changed.length;
  }
  const digest = hash.digest();
  const root = { ...header, root: digest, signature: key.sign({ day, root: digest }) };
  const found = { report: findings.report(), forged };
  if (await records.keepRoot(root)) return { root, ...found };
  return forged.includes(day) ? found : undefined;
}

/** `root`: the kept heads or the header were changed. `signature`: not signed by this key. `order`: one before is gone. */
export interface RootFault {
  readonly day: string;
  readonly reason: 'root' | 'signature' | 'order';
}

export interface StoreProof extends ProofReport {
  readonly roots: number;
  readonly lastRoot?: Pick<DailyRoot, 'day' | 'root'>;
  readonly rootFaults: readonly RootFault[];
  /** Whether the root that was noted elsewhere is among the kept ones; absent where none was given. */
  readonly expectedFound?: boolean;
}

export interface ProofOptions {
  readonly service: string;
  readonly store: ProofParts['store'];
  readonly records: DailyRecords;
  readonly verifier: RootVerifier;
  /** A root that was noted elsewhere: it shows when the newest roots were cut off together with the streams. */
  readonly expected?: string;
}

/** Checks every root, then every stream against its own chain and the heads under sound roots. Bounded memory. */
export async function proveStore(options: ProofOptions): Promise<StoreProof> {
  const { records, expected } = options;
  const runs = new Set<string>();
  const rootFaults: RootFault[] = [];
  let last: DailyRoot | undefined;
  let roots = 0;
  let expectedFound = false;
  for await (const root of allRoots(records)) {
    const reason = await faultOf(options, root, last);
    if (reason) rootFaults.push({ day: root.day, reason });
    if (reason === undefined || reason === 'order') runs.add(root.run);
    expectedFound ||= root.root === expected;
    last = root;
    roots++;
  }
  const findings = new Findings();
  for await (const page of walkStore({ ...options, runs })) findings.add(page);
  return {
    ...findings.report(),
    roots,
    rootFaults,
    ...(last ? { lastRoot: { day: last.day, root: last.root } } : {}),
    ...(expected === undefined ? {} : { expectedFound }),
  };
}

async function faultOf(
  { service, records, verifier }: ProofOptions,
  root: DailyRoot,
  before: DailyRoot | undefined,
): Promise<RootFault['reason'] | undefined> {
  const hash = new RootHash(service, root);
  for (let place = 0; ; place += PAGE) {
    const heads = await records.headsOfRun(root.run, place, PAGE);
    for (const head of heads) hash.add(head);
    if (heads.length < PAGE) break;
  }
  if (hash.digest() !== root.root) return 'root';
  if (!verifier.isSigned(root)) return 'signature';
  return root.previous === (before?.root ?? '') ? undefined : 'order';
}

async function* allRoots(records: DailyRecords): AsyncIterable<DailyRoot> {
  let after: string | undefined;
  do {
    const page = await records.roots({ ...(after === undefined ? {} : { after }), limit: PAGE });
    yield* page;
    after = page.length === PAGE ? page.at(-1)?.day : undefined;
  } while (after !== undefined);
}
