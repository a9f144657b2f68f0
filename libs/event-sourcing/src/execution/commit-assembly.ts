import type { Commit, StoredEvent, StreamHead } from '../store/event-store.port.js';
import { canonicalText, chainHash, type UnhashedCommit } from '../store/hash-chain.js';
import type { CommandContext } from './command-execution.port.js';

export const MAX_EVENTS = 1_000;
/** Canonical bytes of a commit, sealed. */
export const MAX_BYTES = 1_000_000;

/** A commit that could not be stored or published: refused, never cut. */
export class CommitRefused extends Error {
  constructor(
    readonly stream: string,
    readonly code: 'too-many-events' | 'too-large' | 'not-json',
  ) {
    super(`stream ${stream}: the commit is refused, ${code}`);
    this.name = 'CommitRefused';
  }
}

export function refuseTooMany(stream: string, events: number): void {
  if (events > MAX_EVENTS) throw new CommitRefused(stream, 'too-many-events');
}

export interface CommitInput {
  readonly stream: string;
  readonly head: StreamHead;
  readonly events: readonly StoredEvent[];
  readonly context: CommandContext;
  readonly contentHash: string;
  /** Now; the predecessor's instant stands if the clock went back. */
  readonly now: string;
}

/** Puts the commit together on the head that was loaded, and chains it. Throws CommitRefused above 1 MB. */
export function assembleCommit({ stream, head, events, context, contentHash, now }: CommitInput): Commit {
  // In the order of the canonical form, which then need not be made.
  const commit: UnhashedCommit = {
    actor: context.actor,
    causationId: context.causationId,
    commandId: context.commandId,
    contentHash,
    correlationId: context.correlationId,
    events,
    fromVersion: head.version + 1,
    recordedAt: now < head.recordedAt ? head.recordedAt : now,
    stream,
    toVersion: head.version + events.length,
    ...(context.traceparent === undefined ? {} : { traceparent: context.traceparent }),
  };
  const text = textOf(commit);
  if (Buffer.byteLength(text, 'utf8') > MAX_BYTES) throw new CommitRefused(stream, 'too-large');
  return { ...commit, hash: chainHash(head.hash, text) };
}

function textOf(commit: UnhashedCommit): string {
  try {
    return canonicalText(commit);
  } catch {
    // RFC 8785 knows no lone surrogates and no NaN.
    throw new CommitRefused(commit.stream, 'not-json');
  }
}
