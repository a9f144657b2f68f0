import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { importStream, type OpenedEvent, recordsRetracted } from '#contracts';
import { evolveMarked, type MarkedState } from '../projections/section-marks.js';
import type { Commit } from './event-store.port.js';
import { importedTail, isCarriedOut, isWithinReach, liveCommits } from './live-commits.js';

const IMPORTS = ['a', 'b', 'c'] as const;

const commitOf = (version: number, importId: string | undefined, type = 'noted', data: object = {}): Commit =>
  ({
    stream: 's-1',
    fromVersion: version,
    toVersion: version,
    commandId: `k${version}`,
    correlationId: importId === undefined ? `q_${version}` : importStream(importId),
    events: [{ id: `e${version}`, type, version, data }],
  }) as unknown as Commit;

const retraction = (version: number, importId: string, sinceVersion: number): Commit =>
  commitOf(version, undefined, recordsRetracted('courses'), { importId, sinceVersion });

/** What somebody does next: an import or others write, or an import is undone where it can be. */
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...IMPORTS, undefined).map((by) => ({ by })) },
    { weight: 1, arbitrary: fc.constantFrom(...IMPORTS).map((undo) => ({ undo })) },
  ),
  { maxLength: 40 },
);

const eventsOf = (commits: readonly Commit[]): readonly OpenedEvent[] =>
  commits.map(({ events, correlationId, stream, fromVersion }) => ({
    ...(events[0] as unknown as OpenedEvent),
    correlationId,
    stream,
    streamVersion: fromVersion,
  }));

describe('what counts of a stream', () => {
  it('is for its reader what is left when each undo takes its import off the end', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const commits: Commit[] = [];
        for (const step of taken) {
          const version = commits.length + 1;
          if ('by' in step) {
            commits.push(commitOf(version, step.by));
            continue;
          }
          const tail = importedTail(commits, step.undo);
          if (tail.kind !== 'end' || !isWithinReach(commits, step.undo)) continue;
          commits.push(retraction(version, step.undo, tail.retraction.sinceVersion));
        }
        const live = liveCommits(commits).map(({ commandId }) => commandId);
        const folded = eventsOf(commits).reduce<MarkedState<readonly string[]>>(
          (state, event) =>
            evolveMarked(state, event, (before = [], { streamVersion }) => [...before, `k${streamVersion}`]),
          {},
        );
        expect(folded.state ?? []).toEqual(live);
      }),
    );
  });

  it('keeps an import upon which others built', () => {
    const commits = [commitOf(1, 'a'), commitOf(2, undefined)];
    expect(importedTail(commits, 'a')).toMatchObject({ kind: 'built-upon', by: { commandId: 'k2' } });
    expect(importedTail(commits, 'b')).toEqual({ kind: 'none' });
  });

  it('has not carried out a command that was taken back, until it is sent again', () => {
    const taken = [commitOf(1, 'a'), retraction(2, 'a', 1)];
    expect(isCarriedOut(taken, 'k1')).toBe(false);
    expect(isCarriedOut([...taken, { ...commitOf(3, 'b'), commandId: 'k1~1' }], 'k1')).toBe(true);
  });

  it('goes back a bounded number of imports', () => {
    const many = Array.from({ length: 9 }, (_, at) => commitOf(at + 1, `i${at}`));
    expect(isWithinReach(many, 'i8')).toBe(true);
    const back = Array.from({ length: 8 }, (_, at) => retraction(10 + at, `i${8 - at}`, 9 - at));
    expect(isWithinReach([...many, ...back], 'i0')).toBe(false);
  });
});
