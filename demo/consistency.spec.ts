import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { FILES } from './columns.js';
import { CountyTables } from './county-tables.js';
import { Places } from './generator/places.js';
import {
  FOLDER,
  IMPORT_DAYS,
  MUNICIPALITIES,
  grouped,
  lapsesOn,
  planned,
  registeredFor,
  text,
} from './county-facts.js';

describe.each(IMPORT_DAYS)('every row of the demo county imported on %s', (today) => {
  const county = new CountyTables(FOLDER, today);
  const people = county.byNumber('personen');
  const runs = county.byNumber('kurse');
  const registrations = county.byNumber('anmeldungen');

  it('tells of nothing that has not happened yet', () => {
    const early: string[] = [];
    for (const { file, columns } of FILES) {
      for (const { name, type, future } of columns) {
        if (type !== 'day' || future) continue;
        for (const row of county.rows(file))
          if (text(row, name) > today) early.push(`${file} ${Object.values(row)[0]} ${name}`);
      }
    }
    expect(early).toEqual([]);
  });

  it('plans ahead what has not begun, and begins on working days', () => {
    for (const run of county.rows('kurse')) {
      if (planned(run)) expect(text(run, 'beginn') > today).toBe(true);
      if (text(run, 'tageszeit') !== 'weekend')
        expect(Temporal.PlainDate.from(text(run, 'beginn')).dayOfWeek).toBeLessThan(6);
      if (text(run, 'beendet_am') === '') expect(text(run, 'ende') > today).toBe(true);
      expect(text(run, 'geplant_am') <= text(run, 'beginn') && text(run, 'beginn') < text(run, 'ende')).toBe(true);
    }
  });

  it('refers only to what is there', () => {
    const numbers = new Map(FILES.map(({ file }) => [file, county.byNumber(file)]));
    const municipalities = new Set(new Places(MUNICIPALITIES).all.map(({ key }) => key));
    const loose: string[] = [];
    for (const { file, columns } of FILES) {
      expect([file, numbers.get(file)?.size]).toEqual([file, county.rows(file).length]);
      for (const { name, type, refersTo } of columns) {
        for (const row of county.rows(file)) {
          const cell = text(row, name);
          if (type === 'municipality' && !municipalities.has(cell)) loose.push(`${file} ${name} ${cell}`);
          if (refersTo === undefined || cell === '') continue;
          for (const number of cell.split('|'))
            if (!numbers.get(refersTo)?.has(number)) loose.push(`${file} ${name} ${number}`);
        }
      }
    }
    expect(loose).toEqual([]);
  });

  it('gives no more seats than there are, and none in a cancelled run', () => {
    for (const [number, taken] of registeredFor(county)) {
      expect(taken.length).toBeLessThanOrEqual(Number(text(runs.get(number), 'plaetze')));
      expect(text(runs.get(number), 'abgesagt_am')).toBe('');
    }
  });

  it('lets nobody be in two courses on a day', () => {
    const twice: string[] = [];
    for (const [person, rows] of grouped(county.rows('anmeldungen'), 'personen_nr')) {
      const spans = rows
        .map((row) => ({
          from: text(runs.get(text(row, 'kurs_nr')), 'beginn'),
          to: text(row, 'abgebrochen_am') || text(runs.get(text(row, 'kurs_nr')), 'ende'),
        }))
        .sort((a, b) => (a.from < b.from ? -1 : 1));
      spans.forEach(({ from }, place) => {
        const before = spans[place - 1];
        if (before && before.to >= from) twice.push(person);
      });
    }
    expect(twice).toEqual([]);
  });

  it('keeps the order of days in every row and on every way', () => {
    const wrong: string[] = [];
    const ordered = (what: string, ...days: readonly string[]): void => {
      const known = days.filter((day) => day !== '');
      if (known.some((day, place) => place > 0 && day < (known[place - 1] ?? '')))
        wrong.push(`${what}: ${known.join(' ')}`);
    };
    for (const row of county.rows('personen'))
      ordered(
        text(row, 'personen_nr'),
        text(row, 'geburtsdatum'),
        text(row, 'angekommen_am'),
        text(row, 'aufgenommen_am'),
      );
    for (const row of county.rows('anmeldungen')) {
      const leaves = text(row, 'beendet_am') || text(row, 'abgebrochen_am');
      const enrolled = text(people.get(text(row, 'personen_nr')), 'aufgenommen_am');
      ordered(
        text(row, 'anmeldung_nr'),
        enrolled,
        text(row, 'angemeldet_am'),
        text(row, 'begonnen_am') || today,
        leaves,
        text(row, 'ergebnis_am'),
      );
      if (leaves !== '') expect(text(row, 'begonnen_am')).not.toBe('');
    }
    for (const row of county.rows('uebergaben')) {
      const from = registrations.get(text(row, 'anmeldung_nr'));
      const answer = text(row, 'angenommen_am') || text(row, 'zurueckgegeben_am') || text(row, 'zurueckgezogen_am');
      ordered(
        text(row, 'uebergabe_nr'),
        text(from, 'begonnen_am'),
        text(row, 'angeboten_am'),
        answer,
        text(row, 'folgekurs_begonnen_am'),
      );
    }
    for (const row of county.rows('berechtigungen')) {
      ordered(text(row, 'recht_nr'), text(row, 'ausgestellt_am'), text(row, 'genutzt_am') || text(row, 'beendet_am'));
      if (text(row, 'genutzt_am') !== '')
        ordered(`${text(row, 'recht_nr')} in time`, text(row, 'genutzt_am'), lapsesOn(row) ?? '');
    }
    for (const row of county.rows('wartende'))
      ordered(
        text(row, 'warteliste_nr'),
        text(people.get(text(row, 'personen_nr')), 'aufgenommen_am'),
        text(row, 'seit'),
        text(row, 'beendet_am'),
      );
    for (const row of county.rows('massnahmen'))
      ordered(text(row, 'massnahme_nr'), text(row, 'beauftragt_am'), text(row, 'faellig_am'));
    for (const row of county.rows('massnahmen'))
      ordered(text(row, 'massnahme_nr'), text(row, 'beauftragt_am'), text(row, 'erledigt_am'));
    for (const row of county.rows('sitzungen'))
      ordered(text(row, 'sitzung_nr'), text(row, 'einberufen_am'), text(row, 'tag'));
    expect(wrong).toEqual([]);
  });

  it('hands over from one provider to another, with its own participant, to its own run, on a basis', () => {
    const federal = (type: string): boolean => type.startsWith('IK_') || type.startsWith('BSK_');
    const consents = county.byNumber('einwilligungen');
    for (const row of county.rows('uebergaben')) {
      const from = registrations.get(text(row, 'anmeldung_nr'));
      const ended = runs.get(text(from, 'kurs_nr'));
      expect([text(from, 'personen_nr'), text(ended, 'traeger')]).toEqual([
        text(row, 'personen_nr'),
        text(row, 'von_traeger'),
      ]);
      expect(text(row, 'an_traeger')).not.toBe(text(row, 'von_traeger'));
      const followUp = runs.get(text(row, 'folgekurs_nr'));
      if (followUp)
        expect([text(followUp, 'traeger'), text(followUp, 'kursart')]).toEqual([
          text(row, 'an_traeger'),
          text(row, 'folgekursart'),
        ]);
      const byLaw = federal(text(ended, 'kursart')) && federal(text(row, 'folgekursart'));
      const paragraph = text(row, 'folgekursart').startsWith('BSK_') ? 'aufenthg-88a-3' : 'aufenthg-88a-1';
      expect(text(row, 'grundlage')).toBe(byLaw ? paragraph : 'consent');
      expect(text(row, 'einwilligung_nr') !== '').toBe(!byLaw);
      if (byLaw) continue;
      const consent = consents.get(text(row, 'einwilligung_nr'));
      expect([text(consent, 'personen_nr'), text(consent, 'empfaenger'), text(consent, 'zweck')]).toEqual([
        text(row, 'personen_nr'),
        text(row, 'an_traeger'),
        'handover',
      ]);
      expect(text(consent, 'gueltig_ab') <= text(row, 'angeboten_am')).toBe(true);
    }
  });

  it('decides only in meetings that were held, on topics of their agenda and of their body', () => {
    const [meetings, topics] = [county.byNumber('sitzungen'), county.byNumber('themen')];
    for (const row of county.rows('beschluesse')) {
      const meeting = meetings.get(text(row, 'sitzung_nr'));
      expect(text(meeting, 'tag') <= today).toBe(true);
      expect(text(meeting, 'themen').split('|')).toContain(text(row, 'thema_nr'));
    }
    for (const row of county.rows('sitzungen')) {
      for (const topic of text(row, 'themen').split('|'))
        expect(text(topics.get(topic), 'gremium')).toBe(text(row, 'gremium'));
    }
  });
});
