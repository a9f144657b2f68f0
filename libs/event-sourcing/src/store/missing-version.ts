import type { Commit } from './event-store.port.js';

/**
 * The first version from `from` on that is in none of these commits though a later one is; undefined: there is no hole.
 * The commits are in order, and the first may begin before `from`.
 */
export function missingVersion(
  commits: readonly Pick<Commit, 'fromVersion' | 'toVersion'>[],
  from: number,
): number | undefined {
  let next = from;
  for (const { fromVersion, toVersion } of commits) {
    if (fromVersion > next) return next;
    next = toVersion + 1;
  }
  return undefined;
}
