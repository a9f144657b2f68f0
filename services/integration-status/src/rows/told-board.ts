import type { BoardPlace, BoardRowAnswer } from '../answers/board.dto.js';
import type { Municipality } from '../county/county.js';
import { STAGES, type Stage } from '../projections/case/case-state.js';
import { BOARD_ROWS, type Cells } from './board.js';
import { type ToldTable, withhold } from './withholding.js';

/** Who has arrived is left out of the sum of a member: it is of those who are on the way. */
const ON_THE_WAY = STAGES.filter((stage) => stage !== 'arrived');

/**
 * The board of a round's day for those who open no cases: by member of the county, small counts withheld with as many
 * others as it takes. Whatever is asked for is read from the same tables, so no two answers make a third.
 */
export class ToldBoard {
  private readonly counts = new Map<string, number | null>();
  private readonly members: readonly { readonly id: string; readonly name: string }[];

  /** `cells`: undefined while there was no round; then nothing is told. */
  constructor(
    cells: Cells | undefined,
    municipalities: ReadonlyMap<string, Municipality>,
    departments: readonly string[] = BOARD_ROWS,
  ) {
    const keys = new Map<string, string[]>();
    for (const { key, member } of municipalities.values()) keys.set(member, [...(keys.get(member) ?? []), key]);
    this.members = [...keys].map(([name, [id = '']]) => ({ id, name }));
    if (cells === undefined) return;
    for (const department of departments) {
      // Members have a sum over the stages in the row of all persons alone.
      const parts = department === 'all' ? [ON_THE_WAY, ['arrived'] as const] : [STAGES];
      for (const stages of parts) {
        const counts = [...keys.values()].map((of) =>
          stages.map((stage) => of.reduce((sum, key) => sum + (cells.get(`${department}:${stage}:${key}`) ?? 0), 0)),
        );
        const rowSums = stages === ON_THE_WAY ? 'told' : 'untold';
        this.keep(department, stages, withhold({ counts, columns: stages.length, rowSums }));
      }
    }
  }

  /** A row of the board, for one member or for the county; null: withheld. */
  row(department: string, member?: string): BoardRowAnswer {
    const cells = STAGES.map((stage) => ({ stage, count: this.at(department, stage, member ?? COUNTY) }));
    return { department, cases: false, cells };
  }

  rows(member?: string): BoardRowAnswer[] {
    return BOARD_ROWS.map((department) => this.row(department, member));
  }

  byMember(): BoardPlace[] {
    return this.members.map(({ id, name }) => ({
      municipality: { id, name },
      waiting: this.at('all', 'waiting', name),
      total: this.at('all', TOTAL, name),
    }));
  }

  private at(department: string, stage: Stage | typeof TOTAL, place: string): number | null {
    return this.counts.get(`${department}|${stage}|${place}`) ?? null;
  }

  private keep(department: string, stages: readonly Stage[], { cells, columnSums, rowSums }: ToldTable): void {
    const set = (stage: string, place: string, count: number | null | undefined): void =>
      void this.counts.set(`${department}|${stage}|${place}`, count ?? null);
    stages.forEach((stage, column) => {
      set(stage, COUNTY, columnSums[column]);
      this.members.forEach(({ name }, row) => set(stage, name, cells[row]?.[column]));
    });
    if (stages === ON_THE_WAY) this.members.forEach(({ name }, row) => set(TOTAL, name, rowSums[row]));
  }
}

const COUNTY = '';
const TOTAL = 'total';
