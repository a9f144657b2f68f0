import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FILES } from './columns.js';
import { CountyTables, type Row } from './county-tables.js';
import { generateCounty } from './generator/county.js';
import { fileBytes } from './generator/file-bytes.js';
import { officeWorkText } from './generator/office-work.js';
import { kilometres, Places } from './generator/places.js';
import {
  FOLDER,
  IMPORT_DAYS,
  MUNICIPALITIES,
  atRisk,
  daysFrom,
  lapsesOn,
  lapsing,
  median,
  overdue,
  planned,
  plus,
  registeredFor,
  text,
} from './county-facts.js';

describe.each(IMPORT_DAYS)('the demo county imported on %s', (today) => {
  const county = new CountyTables(FOLDER, today);
  const people = county.byNumber('personen');
  const runs = county.byNumber('kurse');
  const registrations = county.byNumber('anmeldungen');

  it('reads: 9 Übergaben überfällig · 14 Rechte verfallen · 3 Kurse gefährdet · 2 Maßnahmen überfällig', () => {
    const lateMeasures = county
      .rows('massnahmen')
      .filter((measure) => text(measure, 'erledigt_am') === '' && text(measure, 'faellig_am') < today);
    expect([
      overdue(county, today).length,
      lapsing(county, today, 14).length,
      atRisk(county, today).length,
      lateMeasures.length,
    ]).toEqual([9, 14, 3, 2]);
  });

  it('begins with a mother in Sulingen: her course ended 23 days ago, nobody answers, her right is the next to lapse', () => {
    const mother = text(people.get('P-0001'), 'personen_nr');
    expect(text(people.get(mother), 'gemeinde')).toBe('03251040');
    const offer = overdue(county, today).find((late) => text(late, 'personen_nr') === mother);
    const ended = registrations.get(text(offer, 'anmeldung_nr'));
    const results = county.byNumber('teilnahmen');
    expect([
      daysFrom(text(ended, 'beendet_am'), today),
      text(results.get(text(ended, 'anmeldung_nr')), 'ergebnis_niveau'),
    ]).toEqual([23, 'B1']);
    expect(overdue(county, today).every((late) => text(late, 'angeboten_am') >= text(offer, 'angeboten_am'))).toBe(
      true,
    );
    const days = new Map(
      lapsing(county, today, 14).map((right) => [text(right, 'personen_nr'), daysFrom(today, lapsesOn(right) ?? '')]),
    );
    const hers = days.get(mother) ?? Number.NaN;
    // Where the third month before has no such day, the right lapses up to three days earlier.
    const exact = plus(plus(plus(today, { days: 6 }), { months: -3 }), { months: 3 }) === plus(today, { days: 6 });
    if (exact) expect(hers).toBe(6);
    else expect([3, 4, 5]).toContain(hers);
    expect([...days].filter(([person, left]) => person !== mother && left < hers)).toEqual([]);
  });

  it('has two runs that fit her: level, childcare, time of day, way, a free seat', () => {
    const need = county.rows('bedarf').find((row) => text(row, 'personen_nr') === 'P-0001');
    const places = new Places(MUNICIPALITIES);
    const registered = registeredFor(county);
    const fitting = county.rows('kurse').filter((run) => {
      const [there, home] = [places.all.find(({ key }) => key === text(run, 'gemeinde')), places.named('Sulingen')];
      return (
        planned(run) &&
        text(run, 'eingangsniveau') === 'B1' &&
        text(run, 'kinderbetreuung') === 'ja' &&
        text(need, 'tageszeiten').includes(text(run, 'tageszeit')) &&
        there !== undefined &&
        kilometres(home, there) <= Number(text(need, 'hoechstens_km')) &&
        (registered.get(text(run, 'kurs_nr'))?.length ?? 0) < Number(text(run, 'plaetze'))
      );
    });
    expect(text(need, 'kinderbetreuung')).toBe('ja');
    expect(fitting.length).toBe(2);
  });

  it('has three evening runs for A2 in Syke and Weyhe with 4, 3 and 5 people, of three providers', () => {
    const risky = atRisk(county, today);
    const registered = registeredFor(county);
    expect(
      risky.map((run) => [
        text(run, 'gemeinde'),
        text(run, 'tageszeit'),
        text(run, 'eingangsniveau'),
        registered.get(text(run, 'kurs_nr'))?.length,
      ]),
    ).toEqual([
      ['03251041', 'evening', 'A2', 4],
      ['03251041', 'evening', 'A2', 3],
      ['03251047', 'evening', 'A2', 5],
    ]);
    expect(new Set(risky.map((run) => text(run, 'traeger'))).size).toBe(3);
  });

  it('has a fast pair of providers with a median of 9 days beside a slow one with 31', () => {
    const days = (from: string, to: string): number[] =>
      county
        .rows('uebergaben')
        .filter(
          (offer) =>
            text(offer, 'von_traeger') === from &&
            text(offer, 'an_traeger') === to &&
            text(offer, 'angenommen_am') !== '',
        )
        .map((offer) =>
          daysFrom(text(registrations.get(text(offer, 'anmeldung_nr')), 'beendet_am'), text(offer, 'angenommen_am')),
        );
    const [fast, slow] = [days('weidenpfad', 'moorblick'), days('wortwechsel', 'silbenreich')];
    expect([fast.length, slow.length].every((count) => count >= 5)).toBe(true);
    expect([median(fast), median(slow)]).toEqual([9, 31]);
  });

  it('never lets the VHS be the late one', () => {
    expect([
      ...overdue(county, today).map((offer) => text(offer, 'an_traeger')),
      ...atRisk(county, today).map((run) => text(run, 'traeger')),
    ]).not.toContain('vhs');
  });

  it('has somebody without access since 09.02.2026 who is in a county course', () => {
    const closed = county.rows('berechtigungen').filter((right) => text(right, 'beendet_grund') === 'access-closed');
    const found = closed.filter((right) =>
      county
        .rows('anmeldungen')
        .some(
          (row) =>
            text(row, 'personen_nr') === text(right, 'personen_nr') &&
            text(runs.get(text(row, 'kurs_nr')), 'finanzierung') === 'county',
        ),
    );
    expect(found.map((right) => text(right, 'beendet_am'))).toEqual(['2026-02-09']);
  });

  it('has one return, one open dispute about a level, one transition to work', () => {
    const count = (file: string, holds: (row: Row) => boolean): number => county.rows(file).filter(holds).length;
    expect([
      count('uebergaben', (row) => text(row, 'zurueckgegeben_am') !== ''),
      count('streitfaelle', (row) => text(row, 'angabe') === 'level' && text(row, 'geklaert_am') === ''),
      count('uebergaenge', (row) => text(row, 'art').endsWith('-to-work')),
    ]).toEqual([1, 1, 1]);
  });

  it('has 15 providers, 63 runs, 1,500 learners in all 45 municipalities', () => {
    expect([county.rows('traeger').length, runs.size, people.size]).toEqual([15, 63, 1500]);
    expect(new Set([...people.values()].map((row) => text(row, 'gemeinde'))).size).toBe(45);
  });
});

describe('the files of the demo county', () => {
  it('are those that the script writes, byte by byte', () => {
    const { tables, work } = generateCounty(MUNICIPALITIES);
    expect(readFileSync(join(FOLDER, 'vorgaenge.json'), 'utf8')).toBe(officeWorkText(work));
    for (const [file, table] of tables) {
      expect([file, readFileSync(join(FOLDER, `${file}.csv`)).equals(fileBytes(file, table))]).toEqual([file, true]);
    }
  });

  it('say of every provider that it is invented', () => {
    for (const row of new CountyTables(FOLDER, '2026-11-24').rows('traeger'))
      expect(text(row, 'name')).toMatch(/\(erfunden\)$/);
  });

  it('hold no course type that the law has ended', () => {
    const ended = ['IK_JUGEND', 'IK_ELTERN', 'IK_FRAUEN'];
    const types = new Set(new CountyTables(FOLDER, '2026-11-24').rows('kurse').map((run) => text(run, 'kursart')));
    expect([...types].filter((type) => ended.includes(type))).toEqual([]);
    expect(types.size).toBeGreaterThanOrEqual(15);
  });

  it('are explained column by column', () => {
    const readme = readFileSync(join('demo', 'README.md'), 'utf8').replaceAll(/ +/g, ' ');
    for (const { file, columns } of FILES) {
      expect(readme).toContain(`### ${file}.csv`);
      for (const { name, meaning } of columns) expect(readme).toContain(`| \`${name}\` | ${meaning} |`);
    }
  });
});
