import type { CaseRow } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { germanDay } from '../../layout/dates.js';
import { DayControl } from '../../layout/day-control.js';
import { PersonLink } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { departmentWord, stageWord } from '../../layout/words.js';

export interface CasesData {
  readonly today: string;
  readonly day: string;
  readonly department: string;
  readonly stage: string;
  readonly municipalityKey: string | undefined;
  readonly rows: readonly CaseRow[];
  readonly names: Names;
  readonly next?: string | undefined;
}

/** The list behind a number of the board. */
export const CasesPage = ({ today, day, department, stage, municipalityKey, rows, names, next }: CasesData) => (
  <>
    <Table
      caption={`${departmentWord(department)}, Stufe „${stageWord(stage)}“, Stand vom ${germanDay(day)}`}
      rows={rows}
      rowKey={(row) => row.personRef}
      next={next}
      empty="An diesem Tag stand niemand auf dieser Stufe. Wählen Sie einen anderen Tag, oder gehen Sie zurück zur Übersicht."
      columns={[
        { head: 'Person', cell: (row) => <PersonLink personRef={row.personRef} names={names} day={day} /> },
        { head: 'Wohnort', cell: (row) => row.municipality?.name ?? 'nicht bekannt' },
        { head: 'Sprachstand', cell: (row) => levelText(row.level) },
        { head: 'Stufe heute', cell: (row) => stageWord(row.stage) },
      ]}
    />
    <DayControl path="/faelle" day={day} today={today} keep={{ fachdienst: department, stufe: stage, gemeinde: municipalityKey }} />
  </>
);

const levelText = (level: CaseRow['level']): string => level?.level ?? 'noch nicht festgestellt';
