import { describe, expect, it } from '@jest/globals';
import { importProcess, type ImportProcessCommand, type ImportProcessState } from './import-process.js';
import type { ImportCounts } from './import-process.events.js';

const decider = importProcess('courses');
const importId = 'c_1';
const facts = { today: '2026-11-24' };
const counts: ImportCounts = { rows: 3, created: 2, changed: 0, unchanged: 0, wrong: 1 };
const begin = (content = 'f'): ImportProcessCommand => ({
  type: 'begin',
  begun: { importId, kind: 'kurse', source: 'vhs', content },
});
const end = (outcome: 'completed' | 'cancelled'): ImportProcessCommand => ({ type: 'end', importId, outcome, counts });
const undo: ImportProcessCommand = { type: 'begin-undo', importId };
const undone: ImportProcessCommand = { type: 'end-undo', importId, retracted: 2, kept: 0 };

/** The state after commands that are all accepted. */
const after = (...commands: readonly ImportProcessCommand[]): ImportProcessState =>
  commands.reduce((state, command) => {
    const decision = decider.decide(state, command, facts);
    if (!decision.ok) throw new Error(decision.refusal.code);
    return decision.events.reduce(decider.evolve, state);
  }, decider.initial);
const decide = (state: ImportProcessState, command: ImportProcessCommand): readonly string[] => {
  const decision = decider.decide(state, command, facts);
  return decision.ok ? decision.events.map(({ type }) => type) : [decision.refusal.code];
};

describe('an import', () => {
  it('begins, tells how far it is, and ends', () => {
    expect(decide(decider.initial, begin())).toEqual(['courses-import-begun']);
    expect(decide(after(begin()), { type: 'progress', importId, rows: 2 })).toEqual(['courses-import-progressed']);
    expect(decide(after(begin()), end('completed'))).toEqual(['courses-import-ended']);
  });
  it('goes on after it was cancelled, or left behind by a process that died', () => {
    expect(decide(after(begin(), end('cancelled')), begin())).toEqual(['courses-import-resumed']);
    expect(decide(after(begin()), begin())).toEqual(['courses-import-resumed']);
  });
  it('is undone once, and its undo goes on where it was left', () => {
    const done = [begin(), end('completed')];
    expect(decide(after(...done), undo)).toEqual(['courses-import-undo-begun']);
    expect(decide(after(...done, undo), undo)).toEqual([]);
    expect(decide(after(...done, undo), undone)).toEqual(['courses-import-undone']);
  });
  it.each<readonly [string, readonly ImportProcessCommand[], ImportProcessCommand]>([
    ['import-completed', [begin(), end('completed')], begin()],
    ['import-of-other-file', [begin(), end('cancelled')], begin('other')],
    ['import-undone', [begin(), end('completed'), undo], begin()],
    ['import-undone', [begin(), end('completed'), undo, undone], undo],
    ['import-not-running', [], end('completed')],
    ['import-not-running', [begin(), end('completed')], { type: 'progress', importId, rows: 1 }],
    ['import-unknown', [], undo],
    ['import-running', [begin()], undo],
    ['undo-not-begun', [begin(), end('completed')], undone],
  ])('is refused: %s', (code, given, command) => {
    expect(decide(after(...given), command)).toEqual([code]);
  });
});
