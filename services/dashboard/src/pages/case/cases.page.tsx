import type { CaseRow } from '../../api/integration-status.js';
import { germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { departmentWord, stageWord } from '../../layout/words.js';

export interface CasesData {
  readonly day: string;
  readonly department: string;
  readonly stage: string;
  readonly rows: readonly CaseRow[];
  readonly next?: string | undefined;
}

/** The list behind a number of the board. */
export const CasesPage = ({ day, department, stage, rows, next }: CasesData) => (
  <Table
    caption={`${departmentWord(department)}, Stufe „${stageWord(stage)}“, Stand vom ${germanDay(day)}`}
    rows={rows}
    rowKey={(row) => row.personRef}
    next={next}
    empty="An diesem Tag stand niemand auf dieser Stufe."
    columns={[
      { head: 'Person', cell: (row) => <a class="kern-link" href={`/faelle/${row.personRef}?tag=${day}`}>{row.personRef}</a> },
      { head: 'Wohnort', cell: (row) => row.municipality?.name ?? 'nicht bekannt' },
      { head: 'Sprachstand', cell: (row) => row.level ?? 'noch nicht festgestellt' },
      { head: 'Stufe heute', cell: (row) => stageWord(row.stage) },
    ]}
  />
);
