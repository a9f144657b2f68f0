import type { CaseRow } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { germanDay } from '../../layout/dates.js';
import { Disputed } from '../../layout/disputed.js';
import { PersonLink } from '../../layout/person-link.js';
import type { Sorting } from '../../layout/sorting.js';
import { Table } from '../../layout/table.js';
import { departmentWord, levelWord, stageWord } from '../../layout/words.js';

export interface CasesData {
  readonly day: string;
  readonly department: string;
  readonly stage: string;
  /** The municipality, where only one was asked for. */
  readonly place: string | undefined;
  readonly rows: readonly CaseRow[];
  readonly names: Names;
  readonly next?: string | undefined;
  readonly sorting?: Sorting | undefined;
  readonly csv: string;
}

/** The list behind a number of the board. */
export const CasesPage = ({ day, department, stage, place, rows, names, next, sorting, csv }: CasesData) => (
  <Table
    caption={`${departmentWord(department)}, Stufe „${stageWord(stage)}“${place === undefined ? '' : `, ${place}`}, Stand vom ${germanDay(day)}`}
    rows={rows}
    rowKey={(row) => row.personRef}
    csv={csv}
    next={next}
    sorting={sorting}
    empty="An diesem Tag stand niemand auf dieser Stufe. Wählen Sie einen anderen Tag, oder gehen Sie zurück zur Übersicht."
    columns={[
      {
        head: 'Person',
        sortBy: (row) => names.get(row.personRef) ?? row.personRef,
        cell: (row) => (
          <>
            <PersonLink personRef={row.personRef} names={names} day={day} />{' '}
            <Disputed data={row.disputed} datum="identity" />
          </>
        ),
      },
      {
        head: 'Wohnort',
        sortBy: (row) => row.municipality?.name ?? '',
        cell: (row) => <Told row={row} datum="municipality" text={row.municipality?.name ?? 'nicht bekannt'} />,
      },
      {
        head: 'Sprachstand',
        sortBy: (row) => row.level ?? '',
        cell: (row) => (
          <Told
            row={row}
            datum="level"
            text={row.level === undefined ? 'noch nicht festgestellt' : levelWord(row.level)}
          />
        ),
      },
      { head: 'Stufe heute', sortBy: (row) => stageWord(row.stage), cell: (row) => stageWord(row.stage) },
    ]}
  />
);

/** A datum, with the mark where the person disputes it. */
const Told = ({ row, datum, text }: { row: CaseRow; datum: string; text: string }) => (
  <>
    {text} <Disputed data={row.disputed} datum={datum} />
  </>
);
