import { randomUUID } from 'node:crypto';
import {
  EMPTY_HEAD,
  StoreUnavailable,
  type Commit,
  type EventStore,
  type StreamHead,
} from '../store/event-store.port.js';
import { hashCommit, headOf, type UnhashedCommit } from '../store/hash-chain.js';

/** A valid commit of one or more events on a head, for tests of stores. */
export function sampleCommit(
  stream: string,
  head: StreamHead = EMPTY_HEAD,
  more: Partial<UnhashedCommit> & { readonly count?: number } = {},
): Commit {
  const { count = 1, ...fields } = more;
  const commandId = `cmd_${randomUUID()}`;
  const commit: UnhashedCommit = {
    stream,
    fromVersion: head.version + 1,
    toVersion: head.version + count,
    commandId,
    contentHash: 'c0',
    recordedAt: '2026-11-24T08:00:00.000Z',
    actor: 'acc_1',
    correlationId: 'cor_1',
    causationId: commandId,
    events: Array.from({ length: count }, (_, at) => ({
      id: randomUUID(),
      type: 'sample',
      schemaVersion: 1,
      version: head.version + 1 + at,
      effectiveOn: '2026-11-24',
      data: {
        text: 'Grüße 🙂',
        cents: 2 ** 40 + 1,
        half: 0.5,
        nothing: null,
        list: [1, 'two', { three: false }],
        empty: {},
      },
      contract: { type: 'sample', schemaVersion: 1, sealed: null },
    })),
    ...fields,
  };
  return { ...commit, hash: hashCommit(head.hash, commit) };
}

/** A chain of commits, not yet stored. */
export function sampleChain(stream: string, length: number): readonly Commit[] {
  const chain: Commit[] = [];
  for (let at = 0; at < length; at++) {
    const last = chain.at(-1);
    chain.push(sampleCommit(stream, last ? headOf(last) : EMPTY_HEAD));
  }
  return chain;
}

/** A store whose next `times` appends are written, but whose answers get lost. */
export function losingAnswers(store: EventStore, times: number): EventStore {
  let left = times;
  const losing: Pick<EventStore, 'append'> = {
    append: async (commit) => {
      await store.append(commit);
      if (left-- > 0) throw new StoreUnavailable('the answer got lost');
    },
  };
  return withParts(store, losing);
}

/** A store with some of its calls replaced. */
export const withParts = (store: EventStore, parts: Partial<EventStore>): EventStore => ({
  load: (stream) => store.load(stream),
  append: (commit) => store.append(commit),
  pending: (limit, except) => store.pending(limit, except),
  range: (stream, from, to) => store.range(stream, from, to),
  mark: (marks) => store.mark(marks),
  streams: (options) => store.streams(options),
  onAppend: (listener) => store.onAppend(listener),
  ping: () => store.ping(),
  close: () => store.close(),
  ...parts,
});
