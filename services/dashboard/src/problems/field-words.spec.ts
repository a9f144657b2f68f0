import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOX_WORDS, CARRIED, CHOSEN_WORDS, FIELD_WORDS, valueWord } from './field-words.js';
import { typedTexts } from './typed-form.js';

const PAGES = join('services', 'dashboard', 'src', 'pages');

/** Every field that a form of the pages sends, by the classes that take it: `<form>.<field>`. */
function fieldsOfForms(): readonly string[] {
  const sources = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  return sources.flatMap((file) =>
    [...readFileSync(join(PAGES, file), 'utf8').matchAll(/class (\w*Form)\b[^{]*\{(.*?)\n\}/gs)].flatMap(
      ([, form = '', body = '']) =>
        [...body.matchAll(/^ {2}(?:readonly )?(\w+)[!?]?:/gm)].map(([, field = '']) => `${form}.${field}`),
    ),
  );
}

const known = (field: string): boolean =>
  field in FIELD_WORDS || field in BOX_WORDS || field in CHOSEN_WORDS || CARRIED.has(field);

describe('a form that comes too late', () => {
  it('has a word for every field of every form: one that is new is found here', () => {
    const fields = fieldsOfForms();
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.filter((field) => !known(field.split('.')[1] ?? ''))).toEqual([]);
  });

  it('has no word for a field that no form has any more', () => {
    const names = new Set(fieldsOfForms().map((field) => field.split('.')[1] ?? ''));
    const words = [...Object.keys({ ...FIELD_WORDS, ...BOX_WORDS, ...CHOSEN_WORDS }), ...CARRIED];
    expect(words.filter((word) => !names.has(word))).toEqual([]);
  });

  it('says what was typed in the words of the form, and nothing that it only carried along', () => {
    const fields = [
      ['schluessel', 'f_1'],
      ['vorname', 'Mina'],
      ['geburtsdatum', '1991-05-06'],
      ['gemeinde', '03251040'],
      ['niveau', 'pre-A1'],
      ['zeiten', 'morning'],
      ['teilnahme', 'dropped-out:work'],
      ['teilnahme', ''],
      ['vormerken', 'ja'],
      ['titel', 'Abendkurs'],
      ['titelVom', '2026-01-02'],
      ['zurueck', 'bearbeiten'],
      ['zurueckAm', '2026-12-01'],
      ['abschnitt', '2'],
      ['ersterAbschnitt', '3'],
      ['abschnittName', 'Basis 1'],
    ] as const;
    expect(typedTexts({ action: '/', fields })).toEqual([
      'Vorname: Mina',
      'Geburtsdatum: 06.05.1991',
      'Gemeinde: wie gewählt',
      'Niveau: vor A1',
      'Kann kommen: vormittags',
      'Teilnahme: abgebrochen, Arbeit',
      'Platz zuerst nur vormerken',
      'Titel: Abendkurs',
      'Aufenthaltstitel vom: 02.01.2026',
      'Voraussichtlich zurück: 01.12.2026',
      'Abschnitt bestanden: 2',
      'Beginnt mit Abschnitt: 3',
      'Name des Abschnitts: Basis 1',
    ]);
    expect(valueWord('2026-13-45')).toBe('2026-13-45');
  });
});
