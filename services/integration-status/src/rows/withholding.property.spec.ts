import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEAST_COUNT, type PersonTable, type ToldTable, withhold } from './withholding.js';

const small = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 7 }) }, fc.integer({ min: 8, max: 40 }));
const tables = (rows: number, columns: number): fc.Arbitrary<PersonTable> =>
  fc.record({
    counts: fc.array(fc.array(small, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    columns: fc.constant(columns),
    rowSums: fc.constantFrom('told' as const, 'untold' as const),
  });
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const column = (counts: readonly (readonly number[])[], at: number): number => sum(counts.map((row) => row[at] ?? 0));

/** Whether a table could be the true one for a reader who knows that what is withheld is not 0. */
function fits(counts: readonly (readonly number[])[], told: ToldTable): boolean {
  const agrees = (value: number, shown: number | null | undefined): boolean =>
    shown === null ? value > 0 : value === shown;
  return (
    counts.every((row, at) => row.every((value, place) => agrees(value, told.cells[at]?.[place]))) &&
    told.columnSums.every((shown, at) => agrees(column(counts, at), shown)) &&
    counts.every((row, at) => told.rowSums.every((shown) => shown === null) || agrees(sum(row), told.rowSums[at]))
  );
}

/** All tables that differ by one at most in each cell that is withheld. */
function* around(counts: readonly (readonly number[])[], told: ToldTable): Generator<number[][]> {
  const places = counts.flatMap((row, at) =>
    row.flatMap((_, place) => (told.cells[at]?.[place] === null ? [[at, place] as const] : [])),
  );
  const table = counts.map((row) => [...row]);
  function* step(from: number): Generator<number[][]> {
    const [at, place] = places[from] ?? [];
    const line = at === undefined ? undefined : table[at];
    if (line === undefined || place === undefined) {
      yield table.map((row) => [...row]);
      return;
    }
    const value = line[place] ?? 0;
    for (const change of [0, -1, 1]) {
      line[place] = value + change;
      yield* step(from + 1);
    }
    line[place] = value;
  }
  yield* step(0);
}

/** What a reader sees withheld, with its value in a table. */
function withheldIn(
  counts: readonly (readonly number[])[],
  told: ToldTable,
  rowSums: string,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  told.cells.forEach((row, at) =>
    row.forEach((shown, place) => shown === null && found.set(`${at}|${place}`, counts[at]?.[place] ?? 0)),
  );
  told.columnSums.forEach((shown, at) => shown === null && found.set(`sum|${at}`, column(counts, at)));
  if (rowSums === 'told')
    told.rowSums.forEach((shown, at) => shown === null && found.set(`${at}|sum`, sum(counts[at] ?? [])));
  return found;
}

/** The cells that elimination over all lines gives away: those that alone make up a combination of lines. */
function givenAway({ counts, columns, rowSums }: PersonTable, told: ToldTable): readonly string[] {
  const names = [...withheldIn(counts, told, rowSums).keys()];
  const lines: string[][] = [
    ...Array.from({ length: columns }, (_, at) => [...counts.map((_row, row) => `${row}|${at}`), `sum|${at}`]),
    ...(rowSums === 'told'
      ? counts.map((_, row) => [...Array.from({ length: columns }, (_c, at) => `${row}|${at}`), `${row}|sum`])
      : []),
  ];
  const sign = (name: string): number => (name.includes('sum') ? -1 : 1);
  const matrix = lines.map((line) => names.map((name) => (line.includes(name) ? sign(name) : 0)));
  let rank = 0;
  for (let at = 0; at < names.length && rank < matrix.length; at += 1) {
    const pivot = matrix.findIndex((row, place) => place >= rank && Math.abs(row[at] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const [line = []] = matrix.splice(pivot, 1);
    const lead = line[at] ?? 1;
    const scaled = line.map((value) => value / lead);
    matrix.forEach((row, place) => {
      const factor = row[at] ?? 0;
      matrix[place] = row.map((value, index) => value - factor * (scaled[index] ?? 0));
    });
    matrix.splice(rank, 0, scaled);
    rank += 1;
  }
  return matrix.flatMap((row) => {
    const used = row.flatMap((value, at) => (Math.abs(value) > 1e-9 ? [at] : []));
    return used.length === 1 ? [names[used[0] ?? 0] ?? ''] : [];
  });
}

describe('withheld counts', () => {
  it('tell no number of 1 to 4, and every 0', () => {
    fc.assert(
      fc.property(tables(6, 5), (table) => {
        const told = withhold(table);
        const all = [...told.cells.flat(), ...told.columnSums, ...told.rowSums];
        expect(all.filter((count) => count !== null && count > 0 && count < LEAST_COUNT)).toEqual([]);
        table.counts.forEach((row, at) =>
          row.forEach((count, place) => count === 0 && expect(told.cells[at]?.[place]).toBe(0)),
        );
      }),
    );
  });
  it('cannot be computed from sums and the other counts, in the size of the county', () => {
    fc.assert(
      fc.property(tables(15, 9), (table) => expect(givenAway(table, withhold(table))).toEqual([])),
      { numRuns: 60 },
    );
  });
  it('would be given away by a single sum, were they withheld alone', () => {
    const table: PersonTable = { counts: [[3], [40], [7]], columns: 1, rowSums: 'untold' };
    expect(givenAway(table, { cells: [[null], [40], [7]], columnSums: [50], rowSums: [] })).toEqual(['0|0']);
  });
  it('can each be otherwise, also for who knows that none of them is 0', () => {
    fc.assert(
      fc.property(tables(3, 3), (table) => {
        const told = withhold(table);
        const open = new Map(withheldIn(table.counts, told, table.rowSums));
        for (const other of around(table.counts, told)) {
          if (open.size === 0) break;
          if (!fits(other, told)) continue;
          const there = withheldIn(other, told, table.rowSums);
          for (const [name, value] of open) if (there.get(name) !== value) open.delete(name);
        }
        expect([...open.keys()]).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
  it('are the same whenever the same is asked', () => {
    fc.assert(fc.property(tables(6, 5), (table) => expect(withhold(table)).toEqual(withhold(table))));
  });
  it('leave a table alone whose counts are large', () => {
    const told = withhold({
      counts: [
        [5, 9],
        [12, 0],
      ],
      columns: 2,
      rowSums: 'told',
    });
    expect(told).toEqual({
      cells: [
        [5, 9],
        [12, 0],
      ],
      columnSums: [17, 9],
      rowSums: [14, 12],
    });
  });
  it('take the smallest other count with them', () => {
    const told = withhold({ counts: [[3], [40], [7]], columns: 1, rowSums: 'untold' });
    expect(told).toMatchObject({ cells: [[null], [40], [null]], columnSums: [50] });
  });
});
