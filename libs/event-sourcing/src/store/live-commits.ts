import { importOf, type Retraction, retractionOf } from '#contracts';
import type { Commit } from './event-store.port.js';

/** So many imports that followed each other without other work can be taken back, the last one first. */
export const MOST_STACKED_IMPORTS = 8;

/** The retraction that a commit is; undefined: it records something. */
export function retractionIn({ events }: Pick<Commit, 'events'>): Retraction | undefined {
  const [event] = events;
  return event && retractionOf(event);
}

/** What of a stream counts: its commits without those that were taken back, and without the taking back. Pure. */
export function liveCommits<C extends Commit>(commits: readonly C[]): readonly C[] {
  const live: C[] = [];
  for (const commit of commits) {
    const retraction = retractionIn(commit);
    if (!retraction) live.push(commit);
    else while ((live.at(-1)?.fromVersion ?? 0) >= retraction.sinceVersion) live.pop();
  }
  return live;
}

/** How a command that was taken back is called when it is sent again: its id is spent in the store. */
export const againId = (commandId: string, times: number): string =>
  times === 0 ? commandId : `${commandId}~${times}`;
const AGAIN = /~\d+$/;

/** How often each command of a stream was taken back, by the id under which it is sent. */
export function spentCommands(commits: readonly Commit[]): ReadonlyMap<string, number> {
  const live = new Set(liveCommits(commits));
  const spent = new Map<string, number>();
  for (const commit of commits) {
    if (live.has(commit) || retractionIn(commit)) continue;
    const sent = commit.commandId.replace(AGAIN, '');
    spent.set(sent, (spent.get(sent) ?? 0) + 1);
  }
  return spent;
}

/** What of a stream comes from one import. */
export type ImportedTail =
  /** All that it wrote lies at the end of what counts: it can be taken back. */
  | { readonly kind: 'end'; readonly retraction: Retraction; readonly commits: readonly Commit[] }
  /** Other work came after it. */
  | { readonly kind: 'built-upon'; readonly by: Commit; readonly commits: readonly Commit[] }
  /** It wrote nothing that still counts. */
  | { readonly kind: 'none' };

/** Where the commits of an import lie in their stream. Pure: readers of the log come to the same by `ImportMarks`. */
export function importedTail(commits: readonly Commit[], importId: string): ImportedTail {
  const live = liveCommits(commits);
  const first = live.findIndex((commit) => importOf(commit) === importId);
  const start = live[first];
  if (!start) return { kind: 'none' };
  const own = live.filter((commit) => importOf(commit) === importId);
  const other = live.slice(first).find((commit) => importOf(commit) !== importId);
  if (other) return { kind: 'built-upon', by: other, commits: own };
  return { kind: 'end', retraction: { importId, sinceVersion: start.fromVersion }, commits: own };
}

/** Whether readers of the stream can still go back before this import: see MOST_STACKED_IMPORTS. */
export function isWithinReach(commits: readonly Commit[], importId: string): boolean {
  let stacked: readonly string[] = [];
  for (const commit of commits) {
    const retraction = retractionIn(commit);
    if (retraction) stacked = stacked.at(-1) === retraction.importId ? stacked.slice(0, -1) : stacked;
    else stacked = stackedAfter(stacked, importOf(commit));
  }
  return stacked.at(-1) === importId;
}

function stackedAfter(stacked: readonly string[], importId: string | undefined): readonly string[] {
  if (importId === undefined) return [];
  return stacked.at(-1) === importId ? stacked : [...stacked, importId].slice(-MOST_STACKED_IMPORTS);
}

/** Whether a command was carried out and still counts. */
export function isCarriedOut(commits: readonly Commit[], commandId: string): boolean {
  const id = againId(commandId, spentCommands(commits).get(commandId) ?? 0);
  return liveCommits(commits).some((commit) => commit.commandId === id);
}
