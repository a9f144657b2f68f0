import type { Commit, DeliveryMark, EventStore } from '#event-sourcing';
import type { RelayedVersions } from './relayed-versions.js';

type ReadCommit = Commit & { readonly mark?: DeliveryMark };

/** What a scan met, by stream: the lowest and the highest `fromVersion`. */
export type MetStreams = ReadonlyMap<string, { readonly lowest: number; readonly highest: number }>;

const FIRST_LOOK_BACK = 8;

/**
 * The commits of one stream that may be published now, in order: read after the scan, so that every predecessor of a
 * commit that the scan met is seen, also one that the scan passed before it was written. Looks back until it stands on
 * a marked commit or the beginning, for the scan may have missed several in a row.
 */
export async function publishable(
  store: Pick<EventStore, 'range'>,
  relayed: RelayedVersions,
  stream: string,
  lowest: number,
  highest: number,
): Promise<readonly Commit[]> {
  const marked = relayed.of(stream);
  let from = marked === 0 ? Math.max(1, lowest - FIRST_LOOK_BACK) : Math.min(lowest, marked + 1);
  let lookBack = FIRST_LOOK_BACK;
  for (;;) {
    const commits = await store.range(stream, from, highest);
    const first = commits[0];
    if (!first) return [];
    if (first.mark !== undefined || first.fromVersion === 1 || first.fromVersion === marked + 1) {
      return unmarkedInOrder(commits);
    }
    if (from === 1) return [];
    lookBack *= 4;
    from = Math.max(1, from - lookBack);
  }
}

/** Up to the first gap: what stands behind a commit that is not there yet must wait. */
function unmarkedInOrder(commits: readonly ReadCommit[]): readonly Commit[] {
  const found: Commit[] = [];
  let next = commits[0]?.fromVersion;
  for (const commit of commits) {
    if (commit.fromVersion !== next) break;
    next = commit.toVersion + 1;
    if (commit.mark === undefined) found.push(commit);
  }
  return found;
}
