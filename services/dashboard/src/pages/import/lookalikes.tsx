import type { ImportLookalike, ImportState } from '../../api/imports.js';
import type { Names } from '../../api/names.js';
import type { CsvColumn } from '../../csv/csv.js';
import { counted } from '../../layout/dates.js';
import { PersonLink } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { reasonAgainstWord, reasonForWord } from '../duplicates/duplicate-words.js';

type Found = NonNullable<NonNullable<ImportState['report']>['lookalikes']>;

/** So many a report tells one by one. */
const MOST_TOLD = 500;

/** What the page knows beside the report. */
export interface ShownLookalikes {
  readonly names: Names;
  /** Where the same is as a file. */
  readonly csv: string;
}

/** Who new rows may be already: told to those who may know both, for people to look at. */
export const Lookalikes = ({
  found,
  dryRun,
  shown: { names, csv },
}: {
  found: Found;
  dryRun: boolean;
  shown: ShownLookalikes;
}) => (
  <section id="dieselben" aria-labelledby="dieselben-titel">
    <h2 class="kern-heading-medium" id="dieselben-titel">
      Könnte dieselbe Person sein
    </h2>
    <p class="kern-body">
      {counted(found.rows, 'neue Zeile ähnelt', 'neue Zeilen ähneln')} jemandem, den es schon gibt.{' '}
      {dryRun ? 'Sie würden trotzdem eingespielt; ' : 'Sie sind trotzdem eingespielt; '}
      zusammengeführt wird nichts von selbst.{' '}
      {dryRun ? (
        'Nach dem Einspielen stehen die Vorschläge unter '
      ) : (
        <>Ob es dieselbe Person ist, entscheiden Sie unter </>
      )}
      <a class="kern-link" href="/personen/dubletten">
        Dubletten
      </a>
      .
    </p>
    {found.list.length >= MOST_TOLD && (
      <p class="kern-body">
        Gezeigt sind die ersten {MOST_TOLD} Ähnlichkeiten. Alle stehen nach dem Einspielen unter Dubletten.
      </p>
    )}
    <Table
      caption="Neue Zeilen und wem sie ähneln"
      rows={found.list}
      rowKey={(row) => `${row.line}-${row.ref ?? ''}-${row.otherLine ?? ''}`}
      csv={csv}
      empty="Keine Zeile ähnelt jemandem."
      columns={[
        { head: 'Zeile', numeric: true, cell: (row) => row.line },
        {
          head: 'Wem sie ähnelt',
          cell: (row) => (row.ref === undefined ? otherText(row) : <PersonLink personRef={row.ref} names={names} />),
        },
        { head: 'Dafür spricht', cell: forText },
        { head: 'Dagegen spricht', cell: againstText },
      ]}
    />
  </section>
);

const otherText = ({ ref, otherLine }: ImportLookalike): string => ref ?? `Zeile ${otherLine ?? ''} dieser Datei`;
const forText = ({ reasonsFor }: ImportLookalike): string => reasonsFor.map(reasonForWord).join(', ');
const againstText = ({ reasonsAgainst }: ImportLookalike): string =>
  reasonsAgainst.length === 0 ? 'nichts' : reasonsAgainst.map(reasonAgainstWord).join(', ');

/** The same as a file to work off. */
export const LOOKALIKE_COLUMNS: readonly CsvColumn<ImportLookalike>[] = [
  { head: 'Zeile', cell: ({ line }) => line },
  { head: 'Wem sie ähnelt', cell: otherText },
  { head: 'Dafür spricht', cell: forText },
  { head: 'Dagegen spricht', cell: againstText },
];
