import type { RunOfPage } from '../../api/course-run.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import type { FittingPerson, FittingPersons } from '../../api/waiting-list.js';
import { Table } from '../../layout/table.js';
import { ActionForm, type FormProblem, LevelReasonSelect } from '../waiting-list/form-parts.js';
import { proposedJson } from '../waiting-list/proposals.page.js';
import { Need, WaitingReasons, Who } from '../waiting-list/waiting-list.page.js';

interface WaitingProposalsProps {
  readonly run: RunOfPage;
  readonly waiting: FittingPersons;
  readonly names: Names;
  readonly disputes: Disputes;
  readonly formKey: string;
  /** A registration that was refused. */
  readonly problem: FormProblem | undefined;
}

/** Who waits for such a course, so that nobody types a reference: each with what speaks for and against. */
export const WaitingProposals = ({ run, waiting, names, disputes, formKey, problem }: WaitingProposalsProps) => {
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
          { head: 'Person', cell: ({ entry }) => <Who row={entry} names={names} disputes={disputes} /> },
          { head: 'Wartet', cell: ({ entry }) => <WaitingReasons row={entry} disputes={disputes} /> },
          { head: 'Bedarf', cell: ({ entry }) => <Need row={entry} disputes={disputes} /> },
          { head: 'Dafür', cell: (row) => row.reasonsFor.map(({ text }) => text).join(', ') },
          { head: 'Dagegen', cell: (row) => row.reasonsAgainst.map(({ text }) => text).join(', ') || 'nichts' },
          {
            head: 'Anmelden',
            cell: (row) => <Choose row={row} run={run} waiting={waiting} formKey={formKey} problem={problem} />,
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
  problem,
}: Omit<WaitingProposalsProps, 'names' | 'disputes'> & { readonly row: FittingPerson }) => {
  const id = proposalForm(row.entry.entryId);
  return (
    <ActionForm
      id={id}
      action={`/kurse/${run.runId}/vorschlaege/${row.entry.entryId}`}
      formKey={formKey}
      problem={problem}
      hidden={{
        vorschlaege: proposedJson([{ ...row, runId: run.runId }]),
        regel: waiting.ruleId,
        fassung: waiting.ruleVersion,
      }}
      button="Anmelden"
      about={`für Platz ${row.entry.place} der Warteliste`}
    >
      <LevelReasonSelect form={id} problem={problem} />
    </ActionForm>
  );
};

/** The id of the form by which somebody who waits is registered. */
export const proposalForm = (entryId: string): string => `waehlen-${entryId}`;
