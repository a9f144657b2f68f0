import { expect } from '@jest/globals';
import { type LoggedEvent, topicOf } from '#contracts';
import { type EventStore, verifyStream } from '#event-sourcing';
import type { EventLog } from '#messaging';
import { readAll, until, upTo } from '#messaging/testing';
import type { Acknowledged } from './load.js';
import type { TokenSource } from './token-source.js';

const PAGE = 500;
/** Read models follow within a moment; after a kill the groups have to be joined again first. */
const CAUGHT_UP_MS = 240_000;

type Versions = ReadonlyMap<string, readonly number[]>;

function acknowledgedVersions(acknowledged: readonly Acknowledged[]): Versions {
  const versions = new Map<string, number[]>();
  for (const { stream, version } of acknowledged) versions.set(stream, [...(versions.get(stream) ?? []), version]);
  return versions;
}

/** Every acknowledged command lies in the store exactly once, in order, in unbroken chains; and nothing else does. */
export async function inTheStore(store: EventStore, acknowledged: readonly Acknowledged[]): Promise<void> {
  const promised = acknowledgedVersions(acknowledged);
  const streams: string[] = [];
  for (let after: string | undefined; ; after = streams.at(-1)) {
    const page = await store.streams({ prefix: 'learner-', limit: PAGE, ...(after === undefined ? {} : { after }) });
    streams.push(...page);
    if (page.length < PAGE) break;
  }
  expect(streams.toSorted()).toEqual([...promised.keys()].toSorted());
  for (const [stream, versions] of promised) {
    const commits = await store.load(stream);
    expect(verifyStream(stream, commits)).toMatchObject({ ok: true });
    expect([stream, commits.map(({ toVersion }) => toVersion)]).toEqual([stream, versions]);
    expect(new Set(commits.map(({ commandId }) => commandId)).size).toBe(commits.length);
  }
}

/** First occurrences of the events of each stream, as the log has them. */
export type LoggedStreams = ReadonlyMap<string, readonly LoggedEvent[]>;

/** Every acknowledged command lies in the log, each stream in order, once a repeat is left out. */
export async function inTheLog(
  store: EventStore,
  log: EventLog,
  acknowledged: readonly Acknowledged[],
): Promise<LoggedStreams> {
  await until('everything was relayed', async () => (await store.pending(1)).length === 0, CAUGHT_UP_MS);
  const streams = new Map<string, LoggedEvent[]>();
  for (const event of await readAll(log, topicOf('learners'))) {
    const known = streams.get(event.stream) ?? [];
    streams.set(event.stream, known);
    if (!known.some(({ streamVersion }) => streamVersion === event.streamVersion)) known.push(event);
  }
  const promised = acknowledgedVersions(acknowledged);
  expect([...streams.keys()].toSorted()).toEqual([...promised.keys()].toSorted());
  for (const [stream, events] of streams) {
    const versions = events.map(({ streamVersion }) => streamVersion);
    expect([stream, versions]).toEqual([stream, upTo(promised.get(stream)?.at(-1) ?? 0)]);
  }
  return streams;
}

interface Case {
  readonly timeline?: readonly { readonly id: string }[];
}
interface Board {
  readonly rows: readonly { readonly department: string; readonly cells: readonly { readonly count: number }[] }[];
}

/** What the reading service answers; an empty object while it is away. */
async function get(url: string, tokens: TokenSource, path: string): Promise<unknown> {
  try {
    const answer = await fetch(`${url}/api/integration-status/v1${path}`, {
      headers: { authorization: `Bearer ${await tokens.token()}` },
    });
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

/** The events that the case of a person shows, by id, in the order shown. */
export async function shownInCase(url: string, tokens: TokenSource, personRef: string): Promise<readonly string[]> {
  return ((await get(url, tokens, `/cases/${personRef}`)) as Case).timeline?.map(({ id }) => id) ?? [];
}

/** Every case shows the events of its learner exactly once, in order; the board counts every person once. */
export async function inTheReadModels(url: string, tokens: TokenSource, streams: LoggedStreams): Promise<void> {
  for (const [stream, events] of streams) {
    const personRef = stream.slice('learner-'.length);
    const wanted = events.map(({ id }) => id);
    let all: readonly string[] = [];
    let shown: readonly string[] = [];
    const isComplete = async (): Promise<boolean> => {
      all = await shownInCase(url, tokens, personRef);
      // What courses tell of the person stands between them.
      shown = all.filter((id) => wanted.includes(id));
      return shown.length >= wanted.length;
    };
    await until(`the case of ${personRef} is complete`, isComplete, CAUGHT_UP_MS);
    expect([personRef, shown]).toEqual([personRef, wanted]);
    expect([personRef, all.toSorted()]).toEqual([personRef, [...new Set(all)].toSorted()]);
  }
  const counted = async (): Promise<number> => {
    const { rows } = (await get(url, tokens, '/board')) as Partial<Board>;
    const all = rows?.find(({ department }) => department === 'all');
    return (all?.cells ?? []).reduce((sum, { count }) => sum + count, 0);
  };
  await until('the board counts as many', async () => (await counted()) >= streams.size, CAUGHT_UP_MS);
  expect(await counted()).toBe(streams.size);
}
