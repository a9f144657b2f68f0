import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Municipality } from '../county/county.js';
import { STAGES } from '../projections/case/case-state.js';
import { BOARD_ROWS } from './board.js';
import { ToldBoard } from './told-board.js';
import { LEAST_COUNT } from './withholding.js';

const municipality = (key: string, member: string): Municipality => ({
  key,
  name: `Ort ${key}`,
  member,
  latitude: 0,
  longitude: 0,
});
const county = new Map(
  [
    municipality('1', 'Stadt'),
    municipality('2', 'Samtgemeinde'),
    municipality('3', 'Samtgemeinde'),
    municipality('4', 'Flecken'),
  ].map((one) => [one.key, one]),
);
const MEMBERS = ['Stadt', 'Samtgemeinde', 'Flecken'];
const cellsOf = fc
  .array(
    fc.tuple(
      fc.constantFrom(...BOARD_ROWS),
      fc.constantFrom(...STAGES),
      fc.constantFrom('1', '2', '3', '4'),
      fc.integer({ min: 0, max: 12 }),
    ),
    { maxLength: 120 },
  )
  .map((all) => new Map(all.map(([department, stage, key, count]) => [`${department}:${stage}:${key}`, count])));

const countAt = (board: ToldBoard, department: string, stage: string, member?: string): number | null | undefined =>
  board.row(department, member).cells.find((cell) => cell.stage === stage)?.count;

describe('the board of those who open no cases', () => {
  it('tells no small number, of the county, of a member, or of a member’s sum', () => {
    fc.assert(
      fc.property(cellsOf, (cells) => {
        const board = new ToldBoard(cells, county);
        const told = [
          ...[undefined, ...MEMBERS].flatMap((member) => board.rows(member).flatMap((row) => row.cells)),
        ].map(({ count }) => count);
        const all = [...told, ...board.byMember().flatMap(({ waiting, total }) => [waiting, total])];
        expect(all.filter((count) => count !== null && count > 0 && count < LEAST_COUNT)).toEqual([]);
      }),
    );
  });
  it('leaves no withheld member to be the difference of the county and the others', () => {
    fc.assert(
      fc.property(cellsOf, (cells) => {
        const board = new ToldBoard(cells, county);
        for (const department of BOARD_ROWS)
          for (const stage of STAGES) {
            const parts = [undefined, ...MEMBERS].map((member) => countAt(board, department, stage, member));
            expect(parts.filter((count) => count === null)).not.toHaveLength(1);
          }
      }),
    );
  });
  it('leaves no withheld stage to be the difference of a member’s sum and its other stages', () => {
    fc.assert(
      fc.property(cellsOf, (cells) => {
        const board = new ToldBoard(cells, county);
        for (const { municipality: place, total } of board.byMember()) {
          const stages = board.row('all', place.name).cells.filter(({ stage }) => stage !== 'arrived');
          expect([total, ...stages.map(({ count }) => count)].filter((count) => count === null)).not.toHaveLength(1);
        }
      }),
    );
  });
  it('tells the same of a cell wherever it stands', () => {
    fc.assert(
      fc.property(cellsOf, (cells) => {
        const board = new ToldBoard(cells, county);
        for (const { municipality: place, waiting } of board.byMember())
          expect(countAt(board, 'all', 'waiting', place.name)).toBe(waiting);
        expect(new ToldBoard(cells, county).rows()).toEqual(board.rows());
      }),
    );
  });
  it('tells nothing while there was no round', () => {
    const board = new ToldBoard(undefined, county);
    const counts = board.rows().flatMap((row) => row.cells.map(({ count }) => count));
    expect(new Set(counts)).toEqual(new Set([null]));
    expect(board.byMember().map(({ total }) => total)).toEqual([null, null, null]);
  });
});
