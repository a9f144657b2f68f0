import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { startKafka, startMongo, type TestServer } from '../../tools/servers/index.mjs';
import { type ImportedHouse, startImportedHouse } from './imported-house.js';
import { GROUND, type RandomFile } from './random-files.js';

jest.setTimeout(300_000);

const FILES: readonly RandomFile[] = [
  {
    format: ['learners', 'personen'],
    text: 'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am\nP-3;Beispiel;Lea;17.04.1993;03251040;10.01.2026\n',
  },
  {
    format: ['learners', 'sprachstand'],
    text: 'feststellung_nr;personen_nr;niveau;grundlage;festgestellt_am\nF-1;P-1;A2;Zertifikat;01.03.2026\nF-2;P-3;A1;Einstufungstest;01.03.2026\n',
  },
  {
    format: ['learners', 'berechtigungen'],
    text: 'recht_nr;personen_nr;art;stelle;ausgestellt_am\nR-1;P-3;Anspruch Integrationskurs;Ordnung;01.10.2026\n',
  },
  {
    format: ['courses', 'wartende'],
    text: 'warteliste_nr;personen_nr;kursart;niveau;gemeinde;tageszeiten;kinderbetreuung;seit\nW-1;P-3;IK_ALLG;A1;03251040;vormittags;nein;01.02.2026\n',
  },
  {
    format: ['courses', 'anmeldungen'],
    text: 'anmeldung_nr;personen_nr;kurs_nr;angemeldet_am;begonnen_am\nA-2;P-3;K-1;01.07.2026;01.08.2026\n',
  },
  {
    format: ['courses', 'uebergaben'],
    text: 'uebergabe_nr;personen_nr;anmeldung_nr;von_traeger;an_traeger;folgekursart;niveau;grundlage;angeboten_am\nU-1;P-1;A-1;vhs;moor;IK_ALLG;A2;§ 88a Abs. 1 AufenthG;20.11.2026\n',
  },
];

let servers: readonly TestServer[] = [];
let house: ImportedHouse;
beforeAll(async () => {
  // Of their own: the topics of the house are the same for all who use a broker.
  const [kafka, mongo] = await Promise.all([startKafka(), startMongo()]);
  servers = [kafka, mongo];
  house = await startImportedHouse({
    KAFKA_BROKERS: kafka.address,
    MONGODB_URI: mongo.address,
    MONGODB_PREFIX: 'undone',
    LOG_PARTITIONS: '3',
  });
});
afterAll(async () => {
  await house?.stop();
  await Promise.all(servers.map((server) => server.stop()));
});

it('on Kafka and MongoDB too, what was imported and undone is as never imported, and so after a rebuild', async () => {
  for (const { format, text } of GROUND) {
    expect(await house.send(...format, text)).toMatchObject({ report: { wrong: 0 } });
    await house.settled();
  }
  const never = await house.shown();
  const imports: (readonly [string, string])[] = [];
  for (const { format, text } of FILES) {
    const state = await house.send(...format, text);
    expect(state).toMatchObject({ report: { wrong: 0 } });
    await house.settled();
    imports.push([format[0], String(state['id'])]);
  }
  expect(Object.keys(await house.shown()).length).toBeGreaterThan(Object.keys(never).length + 5);
  for (const [service, id] of imports.toReversed())
    expect(await house.undo(service, id)).toMatchObject({ state: 'undone', undo: { kept: 0 } });
  expect(await house.shown()).toEqual(never);
  await house.rebuild();
  expect(await house.shown()).toEqual(never);
});
