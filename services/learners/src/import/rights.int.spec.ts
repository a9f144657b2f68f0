import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportReport, ImportState } from '#service-kit';
import { eventually } from '#service-kit/testing';
import { type LearnersProcess, startLearnersProcess } from '../testing/learners-process.js';

const routes = '/api/learners/v1/imports';
const office = 'migration-office';
let process: LearnersProcess;

async function take(kind: string, ...lines: readonly string[]): Promise<ImportReport> {
  const begun = (
    await process.call('POST', `${routes}/${kind}?source=office`, {
      as: office,
      raw: [...lines, ''].join('\n'),
      headers: { 'content-type': 'text/csv' },
    })
  ).json as ImportState;
  const ended = await eventually(
    async () => (await process.call('GET', `${routes}/runs/${begun.id}`, { as: office })).json as ImportState,
    ({ state }) => state !== 'running',
  );
  if (!ended.report) throw new Error(`the import ended ${ended.state}`);
  return ended.report;
}

beforeAll(async () => {
  process = await startLearnersProcess();
  await take(
    'personen',
    'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am',
    'P-1;Beispiel;Mina;17.04.1991;03251040;01.06.2024',
  );
});
afterAll(() => process.stop());

describe('rights from a file', () => {
  const head = 'recht_nr;tn_nr;art;stelle;ausgestellt_am;aufenthaltstitel_vom;fall;verlängert_am;verlängert_grund';

  it('come with the day of the title, the case of the rule and an extension', async () => {
    const report = await take(
      'berechtigungen',
      head,
      'R-1;P-1;Anspruch Integrationskurs;Ordnung;20.06.2024;01.06.2024;;01.05.2025;Kein passender Kurs',
      'R-2;P-1;Zulassung Integrationskurs;Koordinierungsstelle;01.12.2024;;Asylverfahren;;',
      'R-3;P-1;Ehrenamtskurs;Koordinierungsstelle;01.12.2024;;;;',
    );
    expect(report).toMatchObject({ created: 3, wrong: 0 });
  });

  it('are wrong at their place', async () => {
    const report = await take(
      'berechtigungen',
      head,
      'R-4;P-1;Anspruch Integrationskurs;Ordnung;20.06.2024;21.06.2024;;;',
      'R-5;P-1;Berufssprachkurs;Jobcenter;20.06.2024;;;01.08.2024;Krankheit',
      'R-6;P-1;Kreiskurs;Koordinierungsstelle;20.06.2024;;;01.08.2024;Krankheit',
    );
    expect(report.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'titel_vom', 'title-after-issue'],
      [3, 'verlaengert_am', 'no-extension-rule'],
      [4, 'verlaengert_am', 'no-lapse-rule'],
    ]);
  });
});

describe('obligations from a file', () => {
  const head =
    'verpflichtungsnummer;tn_nr;fachdienst;grund;verpflichtet_am;anmeldung_bis;befreit_am;befreit_grund;beendet_am;beendet_grund';

  it('of several bodies come in, with what became of them', async () => {
    const report = await take(
      'verpflichtungen',
      head,
      'V-1;P-1;Ordnung;Keine einfache Verständigung;01.07.2024;01.09.2024;;;;',
      'V-2;P-1;Jobcenter;Eingliederungsvereinbarung;01.08.2024;;01.03.2025;In Ausbildung;;',
      'V-3;P-1;Soziales;Aufforderung der Leistungsbehörde;01.08.2024;;;;01.09.2025;Leistungsbezug beendet',
    );
    expect(report).toMatchObject({ created: 3, wrong: 0 });
  });

  it('are wrong at their place', async () => {
    const report = await take(
      'verpflichtungen',
      head,
      'V-4;P-1;Jugend;Eingliederungsvereinbarung;01.07.2024;;;;;',
      'V-5;P-9;Jobcenter;Eingliederungsvereinbarung;01.07.2024;;;;;',
      'V-6;P-1;Jobcenter;Eingliederungsvereinbarung;01.07.2024;30.06.2024;;;;',
      'V-7;P-1;Jobcenter;Eingliederungsvereinbarung;01.07.2024;;01.06.2024;Unzumutbar;;',
    );
    expect(report.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'grund', 'reason-of-another-body'],
      [3, 'personen_nr', 'learner-unknown'],
      [4, 'anmeldung_bis', 'register-before-obligation'],
      [5, 'befreit_am', 'effective-before-obligation'],
    ]);
  });
});
