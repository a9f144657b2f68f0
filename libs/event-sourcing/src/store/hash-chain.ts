import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { Commit, EventStore, StreamHead } from './event-store.port.js';
import { EMPTY_HEAD, StoreDamaged } from './event-store.port.js';

export type UnhashedCommit = Omit<Commit, 'hash'>;

/** What of a commit the chain covers, as RFC 8785 text: all but hash and delivery mark, in sealed form. */
export function canonicalText(commit: UnhashedCommit | Commit): string {
  const { hash: _hash, mark: _mark, ...covered } = commit as Commit & { readonly mark?: unknown };
  const text = canonicalJson(covered);
  if (text === undefined) throw new TypeError('a commit is a JSON object');
  return text;
}

/** SHA-256, hex, over the predecessor's hash (64 hex digits; empty for the first commit) and the canonical bytes. */
export const hashCommit = (previousHash: string, commit: UnhashedCommit | Commit): string =>
  chainHash(previousHash, canonicalText(commit));

export const chainHash = (previousHash: string, canonical: string): string => hash('sha256', previousHash + canonical);

export type FaultReason = 'hash' | 'gap' | 'order-of-time' | 'wrong-stream' | 'event-versions' | 'unreadable';

/** What the chain of one stream is read from. */
export type StreamReader = Pick<EventStore, 'streams' | 'load'>;

/** The first commit of a stream that is not what was written, and why. */
export interface ChainFault {
  readonly stream: string;
  /** Absent where the stream cannot be read at all. */
  readonly fromVersion?: number;
  readonly reason: FaultReason;
}

export type StreamVerdict =
  { readonly ok: true; readonly head: StreamHead } | { readonly ok: false; readonly fault: ChainFault };

/** Walks the chain of one stream from its beginning. A cut tail shows only against a kept head. */
export function verifyStream(stream: string, commits: readonly Commit[]): StreamVerdict {
  let head = EMPTY_HEAD;
  for (const commit of commits) {
    const reason = isCanonical(commit) ? faultOf(stream, head, commit) : 'unreadable';
    if (reason) return { ok: false, fault: { stream, fromVersion: commit.fromVersion, reason } };
    head = headOf(commit);
  }
  return { ok: true, head };
}

/** A changed number or surrogate may have no canonical form at all. */
function isCanonical(commit: Commit): boolean {
  try {
    return canonicalText(commit).length > 0;
  } catch {
    return false;
  }
}

function faultOf(stream: string, head: StreamHead, commit: Commit): FaultReason | undefined {
  if (commit.hash !== hashCommit(head.hash, commit)) return 'hash';
  if (commit.stream !== stream) return 'wrong-stream';
  if (commit.fromVersion !== head.version + 1) return 'gap';
  if (commit.recordedAt < head.recordedAt) return 'order-of-time';
  const fits =
    commit.events.length === commit.toVersion - commit.fromVersion + 1 &&
    commit.events.every((event, at) => event.version === commit.fromVersion + at);
  return fits ? undefined : 'event-versions';
}

export const headOf = (commit: Commit): StreamHead => ({
  version: commit.toVersion,
  hash: commit.hash,
  recordedAt: commit.recordedAt,
});

export interface VerifiedPage {
  /** Heads of the streams that verify, by name: what the signed root of the day gathers. */
  readonly heads: readonly (StreamHead & { readonly stream: string })[];
  readonly faults: readonly ChainFault[];
  /** Cursor for the next page; absent on the last one. */
  readonly next?: string;
}

/** Verifies a page of streams, one stream in memory at a time. `after` is the `next` of the page before. */
export async function verifyStore(
  store: StreamReader,
  options: { readonly after?: string; readonly prefix?: string; readonly limit?: number } = {},
): Promise<VerifiedPage> {
  const limit = options.limit ?? 500;
  const names = await store.streams({ ...options, limit });
  const heads: (StreamHead & { readonly stream: string })[] = [];
  const faults: ChainFault[] = [];
  for (const stream of names) {
    const { verdict } = await readVerified(store, stream);
    if (verdict.ok) heads.push({ stream, ...verdict.head });
    else faults.push(verdict.fault);
  }
  const last = names.at(-1);
  return { heads, faults, ...(names.length === limit && last !== undefined ? { next: last } : {}) };
}

/** Loads a stream and walks its chain. */
export async function readVerified(
  store: StreamReader,
  stream: string,
): Promise<{ readonly verdict: StreamVerdict; readonly commits: readonly Commit[] }> {
  try {
    const commits = await store.load(stream);
    return { verdict: verifyStream(stream, commits), commits };
  } catch (error) {
    if (!(error instanceof StoreDamaged)) throw error;
    const { missing } = error;
    const fault: ChainFault =
      missing === undefined ? { stream, reason: 'unreadable' } : { stream, fromVersion: missing, reason: 'gap' };
    return { verdict: { ok: false, fault }, commits: [] };
  }
}
