import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ImportedHouse, startImportedHouse } from './imported-house.js';

/** A service and a kind, in the order in which one refers to the other. */
const ORDER = [
  ['courses', 'traeger'],
  ['courses', 'kurse'],
  ['learners', 'personen'],
  ['learners', 'sprachstand'],
  ['learners', 'bedarf'],
  ['learners', 'berechtigungen'],
  ['learners', 'verpflichtungen'],
  ['learners', 'meilensteine'],
  ['learners', 'uebergaenge'],
  ['learners', 'streitfaelle'],
  ['learners', 'einwilligungen'],
  ['courses', 'wartende'],
  ['courses', 'anmeldungen'],
  ['courses', 'teilnahmen'],
  ['courses', 'uebergaben'],
  ['action-alliance', 'gremien'],
  ['action-alliance', 'themen'],
  ['action-alliance', 'sitzungen'],
  ['action-alliance', 'beschluesse'],
  ['action-alliance', 'massnahmen'],
] as const;

let house: ImportedHouse;
let samples: ReadonlyMap<string, string>;
beforeAll(async () => {
  house = await startImportedHouse();
  const text = await readFile('docs/import.md', 'utf8');
  samples = new Map(
    [...text.matchAll(/`POST \/api\/([a-z-]+)\/v1\/imports\/([a-z]+)`.*?```csv\n(.*?)\n```/gs)].map(
      ([, service = '', kind = '', sample = '']) => [`${service}/${kind}`, sample],
    ),
  );
});
afterAll(() => house.stop());

const send = async (service: string, kind: string, raw: string, dryRun: boolean): Promise<unknown> => {
  const { json } = await house.call('POST', `/api/${service}/v1/imports/${kind}?source=muster&dryRun=${dryRun}`, {
    as: 'migration-office',
    raw,
    headers: { 'content-type': 'text/csv' },
  });
  await house.settled();
  return (json as { readonly report?: object }).report;
};

it('documents a sample of every kind', () => {
  expect([...samples.keys()].toSorted()).toEqual(ORDER.map((one) => one.join('/')).toSorted());
});

it.each(ORDER)('%s: the sample of %s has no error, tried and taken', async (service, kind) => {
  const sample = samples.get(`${service}/${kind}`) ?? '';
  const rows = sample.split('\n').length - 1;
  for (const dryRun of [true, false])
    expect(await send(service, kind, sample, dryRun)).toMatchObject({ created: rows, wrong: 0, errors: [] });
});
