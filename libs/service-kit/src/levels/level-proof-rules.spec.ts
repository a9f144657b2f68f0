import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { readLevelProofRules } from './level-proof-rules.js';

it('the rules of the house fit, and name the law', () => {
  const rules = readLevelProofRules();
  expect(rules.map(({ id }) => id)).toContain('bsk-certificate-age');
  for (const { versions } of rules) for (const { legalBasis } of versions) expect(legalBasis).toContain('§');
});

it('a file that does not fit is refused with its place', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'rules-')), 'level-proof.json');
  writeFileSync(file, JSON.stringify([{ id: 'r', title: 'R', versions: [] }]));
  expect(() => readLevelProofRules(file)).toThrow('level-proof.json/0/versions');
});
