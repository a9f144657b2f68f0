import type { StageTime } from '../../../api/handovers.js';
import type { Sorting } from '../../../layout/sorting.js';
import { Table } from '../../../layout/table.js';
import { SelectField } from '../form-problem.js';
import { stageWord } from '../handover-words.js';

/** What a pair can be split by. */
export const PARTS = {
  kursart: { by: 'course-type', text: 'nach Kursart des Anschlusses', head: 'Kursart' },
  gemeinde: { by: 'municipality', text: 'nach Ort des Kurses, der endet', head: 'Gemeinde' },
} as const;

interface StageTimesData {
  readonly rows: readonly StageTime[];
  readonly by: '' | keyof typeof PARTS;
  readonly csv: string;
  readonly partOf: (row: StageTime) => string;
  readonly sorting: Sorting | undefined;
}

export const StageTimesPage = ({ rows, by, csv, partOf, sorting }: StageTimesData) => (
  <>
    <p class="kern-body">
      Gezählt werden abgeschlossene Schritte. Gezeigt wird ab fünf Übergaben; was daneben übrig bliebe, wäre nie weniger
      als fünf.
    </p>
    <form method="get" action="/uebergaben/zeiten" class="vz-day" aria-label="Aufteilung">
      <SelectField
        id="nach"
        name="nach"
        label="Aufgeteilt"
        empty="gar nicht"
        value={by}
        choices={Object.entries(PARTS).map(([value, { text }]) => [value, text])}
      />
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Auswählen</span>
      </button>
    </form>
    <Table
      caption="Tage je Schritt und Paar von Trägern, langsamste zuerst"
      rows={rows}
      rowKey={(row) => [row.stage, row.from.id, row.to.id, partOf(row)].join('-')}
      csv={csv}
      sorting={sorting}
      empty="Zeiten werden gezeigt, sobald zwei Träger fünf Übergaben miteinander hatten."
      columns={[
        { head: 'Schritt', sortBy: (row) => stageWord(row.stage), cell: (row) => stageWord(row.stage) },
        { head: 'Von', sortBy: (row) => row.from.name, cell: (row) => row.from.name },
        { head: 'An', sortBy: (row) => row.to.name, cell: (row) => row.to.name },
        ...(by === '' ? [] : [{ head: PARTS[by].head, sortBy: partOf, cell: partOf }]),
        { head: 'Übergaben', numeric: true, sortBy: (row) => row.count, cell: (row) => row.count },
        { head: 'Hälfte bis (Tage)', numeric: true, sortBy: (row) => row.median, cell: (row) => row.median },
        { head: '90 % bis (Tage)', numeric: true, sortBy: (row) => row.p90, cell: (row) => row.p90 },
      ]}
    />
    <p class="kern-body">
      <a class="kern-link" href="/uebergaben">
        Zu den Übergaben
      </a>
    </p>
  </>
);
