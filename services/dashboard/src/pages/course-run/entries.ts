import type { EnteredRow, ParticipantRow } from '../../api/course-run.js';
import type { FormProblem } from '../../layout/form-fields.js';
import type { EntriesForm } from './course-run.forms.js';
import { refusalWord } from './course-run-words.js';

/** What was typed for one participant, as the fields hold it. */
export interface TypedRow {
  readonly personRef: string;
  readonly teilnahme: string;
  readonly ergebnis: string;
  readonly lid: string;
  readonly zertifikat: string;
  readonly zeilentag: string;
  readonly abschnitt: string;
}
const COLUMNS = ['teilnahme', 'ergebnis', 'lid', 'zertifikat', 'zeilentag', 'abschnitt'] as const;
export type EntryColumn = (typeof COLUMNS)[number];

/** The lines of the form by the registration. */
export function typedRows(form: EntriesForm): ReadonlyMap<string, TypedRow> {
  return new Map(
    form.anmeldung.map((registrationId, at) => {
      const typed = Object.fromEntries(COLUMNS.map((column) => [column, form[column][at] ?? '']));
      return [registrationId, { personRef: form.person[at] ?? '', ...typed } as TypedRow];
    }),
  );
}

/** The lines in which something was entered, as the service takes them. */
export function rowsToSend(typed: ReadonlyMap<string, TypedRow>, day: string): readonly ParticipantRow[] {
  return [...typed].flatMap(([registrationId, row]) => {
    const { personRef, teilnahme, ergebnis, lid, zertifikat, zeilentag, abschnitt } = row;
    if ([teilnahme, ergebnis, lid, zertifikat, abschnitt].every((typed) => typed === '')) return [];
    const effectiveOn = zeilentag === '' ? day : zeilentag;
    const [kind, reason] = teilnahme.split(':');
    const [level, passed] = ergebnis.split(':');
    return [
      {
        personRef,
        registrationId,
        ...(effectiveOn === '' ? {} : { effectiveOn }),
        ...(kind === 'ok' || kind === 'at-risk' ? { attendance: kind } : {}),
        ...(kind === 'at-risk' && reason !== undefined ? { atRiskReason: reason } : {}),
        ...(kind === 'dropped-out' && reason !== undefined ? { dropOut: reason } : {}),
        ...(level === undefined || level === '' ? {} : { level, passed: passed === 'ja' }),
        ...(lid === '' ? {} : { orientationPassed: lid === 'ja' }),
        ...(abschnitt === '' ? {} : { module: Number(abschnitt) }),
        ...(zertifikat === '' ? {} : { certificate: zertifikat }),
      },
    ];
  });
}

/** The id of a field of the form. */
export const fieldId = (column: EntryColumn, registrationId: string): string => `${column}-${registrationId}`;

const COLUMN_OF: Readonly<Record<string, EntryColumn>> = {
  'record-attendance': 'teilnahme',
  'drop-out': 'teilnahme',
  'complete-module': 'abschnitt',
  'record-result': 'ergebnis',
  'record-orientation-test': 'lid',
  'issue-certificate': 'zertifikat',
};

/** What was refused, a sentence at each field; a day that all lines share is said once. undefined: nothing was refused. */
export function entriesProblem(
  rows: readonly EnteredRow[],
  typed: ReadonlyMap<string, TypedRow>,
  nameOf: (personRef: string) => string,
): FormProblem | undefined {
  const fields: Record<string, string> = {};
  for (const { registrationId, personRef, entries } of rows)
    for (const { entry, outcome, code = '', at } of entries) {
      if (outcome !== 'refused') continue;
      const atDay = at === '/effectiveOn';
      if (atDay && (typed.get(registrationId)?.zeilentag ?? '') === '') {
        fields['tag'] = `Tag der Einträge: ${refusalWord(code)}`;
        continue;
      }
      const column = atDay ? 'zeilentag' : (COLUMN_OF[entry] ?? 'teilnahme');
      fields[fieldId(column, registrationId)] = `${nameOf(personRef)}: ${refusalWord(code)}`;
    }
  if (Object.keys(fields).length === 0) return undefined;
  return { text: 'Einzelne Zeilen wurden nicht gespeichert.', fields };
}

/** What is still to be mended: the refused entries as they were typed, without those that were taken. */
export function leftToMend(
  typed: ReadonlyMap<string, TypedRow>,
  rows: readonly EnteredRow[],
): ReadonlyMap<string, TypedRow> {
  const left = new Map<string, TypedRow>();
  for (const { registrationId, entries } of rows) {
    const row = typed.get(registrationId);
    const refused = new Set(
      entries.filter(({ outcome }) => outcome === 'refused').map(({ entry }) => COLUMN_OF[entry] ?? 'teilnahme'),
    );
    if (!row || refused.size === 0) continue;
    const kept = COLUMNS.map((column) => [column, column === 'zeilentag' || refused.has(column) ? row[column] : '']);
    left.set(registrationId, { personRef: row.personRef, ...Object.fromEntries(kept) } as TypedRow);
  }
  return left;
}
