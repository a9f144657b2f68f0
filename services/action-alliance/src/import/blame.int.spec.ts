import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ImportReport } from '#service-kit';
import { type AllianceProcess, startAllianceProcess } from '../testing/alliance-process.js';

const HEADS = {
  gremien: 'gremium;name;art;seit',
  themen: 'thema_nr;gremium;titel;text;eingebracht_am',
  sitzungen: 'sitzung_nr;gremium;ort;themen;einberufen_am;tag',
  beschluesse: 'beschluss_nr;sitzung_nr;thema_nr;text',
  massnahmen: 'massnahme_nr;beschluss_nr;sitzung_nr;fachdienst;titel;beauftragt_am;faellig_am;erledigt_am',
} as const;

let process: AllianceProcess;
beforeAll(async () => {
  process = await startAllianceProcess();
  for (const [kind, row] of [
    ['gremien', 'a;A;Aktionsbündnis;01.01.2020'],
    ['themen', '1;a;Thema;;01.02.2026'],
    ['sitzungen', '1;a;Kreishaus;1;01.02.2026;01.03.2026'],
    ['beschluesse', '1;1;1;So sei es.'],
    ['massnahmen', '1;1;1;Jugend;Angebot;01.03.2026;01.06.2026;01.05.2026'],
  ] as const)
    expect([kind, await take(kind, row)]).toMatchObject([kind, { created: 1, errors: [] }]);
});
afterAll(() => process.stop());

async function take(kind: keyof typeof HEADS, row: string): Promise<ImportReport> {
  const { json } = await process.call('POST', `/api/action-alliance/v1/imports/${kind}?source=office`, {
    as: 'migration-office',
    raw: `${HEADS[kind]}\n${row}\n`,
    headers: { 'content-type': 'text/csv' },
  });
  return (json as { readonly report: ImportReport }).report;
}

it.each([
  ['gremien', 'a;Anders;Aktionsbündnis;01.01.2020', 'gremium', 'body-already-founded'],
  ['gremien', 'b;B;Aktionsbündnis;01.01.2027', 'seit', 'day-in-future'],
  ['themen', '1;a;Anders;;01.02.2026', 'thema_nr', 'topic-already-raised'],
  ['themen', '2;z;Thema;;01.02.2026', 'gremium', 'body-unknown'],
  ['themen', '2;a;Thema;;01.02.2027', 'eingebracht_am', 'day-in-future'],
  ['sitzungen', '1;a;Anderswo;1;01.02.2026;01.03.2026', 'sitzung_nr', 'meeting-already-convened'],
  ['sitzungen', '2;z;Kreishaus;1;01.02.2026;01.03.2026', 'gremium', 'body-unknown'],
  ['sitzungen', '2;a;Kreishaus;9;01.02.2026;01.03.2026', 'themen', 'topic-unknown'],
  ['sitzungen', '2;a;Kreishaus;1;01.02.2027;01.03.2027', 'einberufen_am', 'day-in-future'],
  ['sitzungen', '2;a;Kreishaus;1;01.02.2026;01.01.2026', 'tag', 'held-before-convened'],
  ['beschluesse', '2;9;1;So sei es.', 'sitzung_nr', 'meeting-unknown'],
  ['beschluesse', '2;1;9;So sei es.', 'thema_nr', 'topic-not-on-agenda'],
  ['massnahmen', '1;1;1;Jugend;Anders;01.03.2026;01.06.2026;', 'massnahme_nr', 'measure-already-assigned'],
  ['massnahmen', '2;9;1;Jugend;Angebot;01.03.2026;01.06.2026;', 'beschluss_nr', 'decision-unknown'],
  ['massnahmen', '2;1;1;Jugend;Angebot;01.03.2026;01.02.2026;', 'faellig_am', 'due-before-assigned'],
  ['massnahmen', '2;1;1;Jugend;Angebot;01.03.2027;01.06.2027;', 'beauftragt_am', 'day-in-future'],
  ['massnahmen', '2;1;1;Jugend;Angebot;01.03.2026;01.06.2026;01.02.2026', 'erledigt_am', 'completed-before-assigned'],
] as const)('a refusal names its column: %s %s', async (kind, row, column, code) => {
  const { wrong, errors } = await take(kind, row);
  expect({ wrong, errors }).toMatchObject({ wrong: 1, errors: [{ line: 2, column, code }] });
});
