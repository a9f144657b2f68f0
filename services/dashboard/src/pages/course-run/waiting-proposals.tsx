import type { RunOfPage } from '../../api/course-run.js';
import type { Names } from '../../api/names.js';
import type { FittingPerson, FittingPersons } from '../../api/waiting-list.js';
import { Table } from '../../layout/table.js';
import { proposedJson } from '../waiting-list/proposals.page.js';
import { needText, WaitingReasons, Who } from '../waiting-list/waiting-list.page.js';

interface WaitingProposalsProps {
  readonly run: RunOfPage;
  readonly waiting: FittingPersons;
  readonly names: Names;
  readonly formKey: string;
}

/** Who waits for such a course, so that nobody types a reference: each with what speaks for and against. */
export const WaitingProposals = ({ run, waiting, names, formKey }: WaitingProposalsProps) => {
  const list = `/warteliste/kurse/${run.runId}`;
  return (
    <div id="wartende">
      <Table
        caption="Vorschläge von der Warteliste aller Träger; Sie entscheiden"
        rows={waiting.rows}
        rowKey={({ entry }) => entry.entryId}
        csv={`${list}/wartende.csv`}
        all={{ address: list, text: 'Alle, die auf einen solchen Kurs warten' }}
        empty="Auf diese Kursart und dieses Niveau wartet gerade niemand."
        columns={[
          { head: 'Person', cell: ({ entry }) => <Who row={entry} names={names} /> },
          { head: 'Wartet', cell: ({ entry }) => <WaitingReasons row={entry} /> },
          { head: 'Bedarf', cell: ({ entry }) => needText(entry) },
          { head: 'Dafür', cell: (row) => row.reasonsFor.map(({ text }) => text).join(', ') },
          { head: 'Dagegen', cell: (row) => row.reasonsAgainst.map(({ text }) => text).join(', ') || 'nichts' },
          {
            head: 'Anmelden',
            cell: (row) => <Choose row={row} run={run} waiting={waiting} formKey={formKey} />,
          },
        ]}
      />
    </div>
  );
};

const Choose = ({
  row,
  run,
  waiting,
  formKey,
}: Omit<WaitingProposalsProps, 'names'> & { readonly row: FittingPerson }) => (
  <form method="post" action={`/kurse/${run.runId}/vorschlaege/${row.entry.entryId}`}>
    <input type="hidden" name="schluessel" value={`${formKey}-${row.entry.entryId}`} />
    <input type="hidden" name="vorschlaege" value={proposedJson([{ ...row, runId: run.runId }])} />
    <input type="hidden" name="regel" value={waiting.ruleId} />
    <input type="hidden" name="fassung" value={waiting.ruleVersion} />
    <button
      type="submit"
      class="kern-btn kern-btn--secondary kern-btn--x-small"
      aria-label={`Anmelden: Platz ${row.entry.place} der Warteliste`}
    >
      <span class="kern-label">Anmelden</span>
    </button>
  </form>
);
