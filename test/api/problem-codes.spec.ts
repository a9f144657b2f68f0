import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { developmentProblems, edgeProblems, type ProblemList, sharedRouteProblems } from '#service-kit';
import { house } from '../../services/standalone/src/house.js';
import { type UsedCode, usedCodes } from './problem-codes.js';

const shared: readonly ProblemList[] = [edgeProblems, sharedRouteProblems];
const missing = (used: readonly UsedCode[], lists: readonly ProblemList[]): readonly string[] =>
  used
    .filter(({ code, status }) => !lists.some((list) => list[code]?.status.includes(status)))
    .map(({ code, status }) => `${code} (${status})`);

describe.each(house().services.map(({ name, problems = {} }) => [name, problems] as const))(
  'the refusals of %s',
  (name, own) => {
    const used = usedCodes(join('services', name, 'src'));

    it('are found', () => expect(used).not.toEqual([]));
    it('are in the list with their status', () => expect(missing(used, [...shared, own])).toEqual([]));
    it('are all that the list has', () => {
      const text = used.map(({ code }) => code);
      // Two are chosen by a step of a hand-over, so they stand at its call.
      expect(Object.keys(own).filter((code) => !text.includes(code) && code !== 'not-the-receiver')).toEqual([]);
    });
  },
);

it('what the edge refuses is in its list', () => {
  const used = usedCodes(join('libs', 'service-kit', 'src'));
  expect(used.length).toBeGreaterThan(20);
  expect(missing(used, [...shared, developmentProblems])).toEqual([]);
});

it('the document of the codes has each of them', () => {
  const text = readFileSync(join('docs', 'problems.md'), 'utf8');
  const codes = [...shared, ...house().services.map(({ problems = {} }) => problems)].flatMap((list) =>
    Object.keys(list),
  );
  expect(codes.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});
