import { expect, it } from '@jest/globals';
import { mergeOfPair } from './pair-merge.js';

const merge = (mergeId: string, keptRunId: string, dissolvedRunId: string) => ({ mergeId, keptRunId, dissolvedRunId });

it('a merge of the pair is named, whichever of them is kept', () => {
  expect(mergeOfPair(['a', 'b'], [merge('m', 'b', 'a')])).toEqual({ mergeId: 'm' });
  expect(mergeOfPair(['a', 'b'], [merge('n', 'b', 'c'), merge('m', 'a', 'b')])).toEqual({ mergeId: 'm' });
});

it('of a merge of one of them with another run no more is said than that there is one', () => {
  expect(mergeOfPair(['a', 'b'], [merge('m', 'b', 'c')])).toEqual({ mergingElsewhere: true });
  expect(mergeOfPair(['a', 'b'], [merge('m', 'c', 'd')])).toEqual({});
});
