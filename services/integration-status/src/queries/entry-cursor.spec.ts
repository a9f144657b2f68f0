import { describe, expect, it } from '@jest/globals';
import { pageAfter } from './entry-cursor.js';

const entries = (...ids: readonly string[]) => ids.map((entryId) => ({ entryId }));

describe('a list that changes between two pages', () => {
  const { next } = pageAfter(entries('a', 'b', 'c', 'd'), undefined, 2);

  it.each([
    ['goes on behind the last entry', ['a', 'b', 'c', 'd'], ['c', 'd']],
    ['also when others came before it', ['x', 'a', 'b', 'c', 'd'], ['c', 'd']],
    ['skips nobody when the last entry is gone', ['a', 'c', 'd'], ['c', 'd']],
  ])('%s', (_name, ids, page) => {
    expect(pageAfter(entries(...ids), next, 2).page).toEqual(entries(...page));
  });
});
