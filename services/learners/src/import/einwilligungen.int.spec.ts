import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportState } from '#service-kit';
import { eventually } from '#service-kit/testing';
import { type LearnersProcess, startLearnersProcess } from '../testing/learners-process.js';

const routes = '/api/learners/v1/imports';
const as = 'course-coordinator';
const HEAD =
  'einwilligung_nr;personen_nr;empfaenger;empfaenger_art;zweck;angaben;gegeben_von;form;aufgeklaert;kursarten;gueltig_ab;widerrufen_am';
const HANDOVER = 'Übergabe an einen anderen Kursträger';
const MUNICIPALITY = 'Nächster Termin an die Gemeinde';

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess();
  await take('personen', [
    'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am',
    'P-1;Beispiel;Mina;17.04.1991;03251040;01.06.2024',
    'P-2;Beispiel;Tom;17.04.2015;03251040;01.06.2024',
  ]);
});
afterAll(() => process.stop());

async function take(kind: string, lines: readonly string[]) {
  const { json } = await process.call('POST', `${routes}/${kind}?source=office`, {
    as,
    raw: [...lines, ''].join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
  const { report } = await eventually(
    async () => (await process.call('GET', `${routes}/runs/${(json as ImportState).id}`, { as })).json as ImportState,
    ({ state }) => state !== 'running',
  );
  return report;
}

describe('consents from a file', () => {
  it('name giver, recipient, purpose, data and the day, and may be revoked', async () => {
    const rows = [
      `E-1;P-1;silbenreich;;${HANDOVER};Niveau | Kontakt;selbst;schriftlich;ja;;01.09.2026;`,
      `E-2;P-2;03251041;Gemeinde;Nächster Termin an die Gemeinde;Termin;Sorgeberechtigte;elektronisch;ja;;01.09.2026;15.10.2026`,
    ];
    expect(await take('einwilligungen', [HEAD, ...rows])).toMatchObject({ created: 2, wrong: 0, errors: [] });
    expect(await take('einwilligungen', [HEAD, ...rows])).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('are wrong at their place', async () => {
    const report = await take('einwilligungen', [
      HEAD,
      `E-3;P-1;silbenreich;;${HANDOVER};Niveau;selbst;schriftlich;nein;;01.09.2026;`,
      `E-4;P-1;silbenreich;;${HANDOVER};Termin;selbst;schriftlich;ja;;01.09.2026;`,
      `E-5;P-2;silbenreich;;${HANDOVER};Niveau;selbst;schriftlich;ja;;01.09.2026;`,
      `E-6;P-1;jugend;Fachdienst;${HANDOVER};Niveau;selbst;schriftlich;ja;;01.09.2026;`,
      `E-7;P-1;silbenreich;;${HANDOVER};Niveau;selbst;schriftlich;ja;IK_ALLG | BSK_B2;01.09.2026;`,
      `E-8;P-1;silbenreich;;${HANDOVER};Niveau;selbst;schriftlich;ja;;01.09.2026;31.08.2026`,
      `E-9;P-9;silbenreich;;${HANDOVER};Niveau;selbst;schriftlich;ja;;01.09.2026;`,
      `E-10;P-1;silbenreich;;Werbung;Niveau;selbst;schriftlich;ja;;01.09.2026;`,
      `E-11;P-1;03251999;Gemeinde;${MUNICIPALITY};Termin;selbst;schriftlich;ja;;01.09.2026;`,
      `E-12;P-1;silbenreich;;${HANDOVER};Niveau;selbst;schriftlich;ja;IK_ALLG|BSK_B1|BSK_B2;01.09.2026;`,
    ]);
    expect(report?.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'aufgeklaert', 'consent-telling-incomplete'],
      [3, 'angaben', 'consent-data-unfit'],
      [4, 'gegeben_von', 'consent-giver-too-young'],
      [5, 'empfaenger_art', 'consent-recipient-unfit'],
      [6, 'kursarten', 'consent-not-needed'],
      [7, 'widerrufen_am', 'revoked-before-grant'],
      [8, 'personen_nr', 'learner-unknown'],
      [9, 'zweck', 'not-in-list'],
      [10, 'empfaenger', 'municipality-unknown'],
      [11, 'kursarten', 'too-many'],
    ]);
    for (const { reason } of report?.errors ?? []) expect(reason).toMatch(/[a-zäöü] [a-zäöü]/);
  });
});
