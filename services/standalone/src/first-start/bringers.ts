import type { ImportReport } from '#service-kit';

/** The part of a file that one demo account brings. */
export interface Part {
  readonly user: string;
  readonly file: Uint8Array<ArrayBuffer>;
}

const OFFICE = 'migrationsstelle';
const COLUMN = 'fachdienst';
/** Kinds that hold what some departments report by their own hand alone, and the accounts of these, by the department. */
const OWN_HAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  meilensteine: { Jugend: 'jugend', Gesundheit: 'gesundheit' },
};

/**
 * A file of the demo county by who brings its rows: what youth and health reported they bring themselves, as in a county.
 * The cells of our own files hold no quoted separators.
 */
export function partsOf(kind: string, file: string): readonly Part[] {
  const accounts = OWN_HAND[kind];
  if (accounts === undefined) return [{ user: OFFICE, file: bytes(file) }];
  const [head = '', ...rows] = file.split('\n').filter((line) => line !== '');
  const at = head.split(';').indexOf(COLUMN);
  const parts = new Map<string, string[]>();
  for (const row of rows) {
    const user = accounts[row.split(';')[at] ?? ''] ?? OFFICE;
    parts.set(user, [...(parts.get(user) ?? []), row]);
  }
  return [...parts].map(([user, own]) => ({ user, file: bytes([head, ...own, ''].join('\n')) }));
}

/** The reports of the parts of one file as one. */
export const together = (reports: readonly [ImportReport, ...ImportReport[]]): ImportReport =>
  reports.reduce((sum, one) => ({
    ...sum,
    rows: sum.rows + one.rows,
    created: sum.created + one.created,
    changed: sum.changed + one.changed,
    unchanged: sum.unchanged + one.unchanged,
    wrong: sum.wrong + one.wrong,
    errors: [...sum.errors, ...one.errors],
  }));

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));
