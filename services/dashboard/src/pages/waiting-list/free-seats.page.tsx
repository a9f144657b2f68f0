import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import type { FittingPerson, FittingPersons } from '../../api/waiting-list.js';
import { counted, germanDay } from '../../layout/dates.js';
import { DisputesUnknown } from '../../layout/disputed.js';
import { Table } from '../../layout/table.js';
import { courseTypeWord, levelWord } from '../../layout/words.js';
import { ActionForm, type FormProblem, FormSummary, LevelReasonSelect } from './form-parts.js';
import { Fact, proposedJson } from './proposals.page.js';
import { Need, WaitingReasons, Who } from './waiting-list.page.js';
import { PATH } from './waiting-list.query.js';

export interface FreeSeatsData {
  readonly answer: FittingPersons;
  readonly names: Names;
  readonly disputes: Disputes;
  readonly decides: boolean;
  readonly formKey: string;
  readonly problem: FormProblem | undefined;
}

/** For the free seats of one run the people who fit, in the order of the waiting list. */
export const FreeSeatsPage = (data: FreeSeatsData) => {
  const { run, rows } = data.answer;
  return (
    <>
      {data.problem && <FormSummary problem={data.problem} />}
      <DisputesUnknown disputes={data.disputes} />
      <dl class="kern-description-list vz-facts">
        <Fact name="Kurs">{run.title}</Fact>
        <Fact name="Träger und Ort">
          {run.provider.name}, {run.municipality.name}
        </Fact>
        <Fact name="Art">
          {courseTypeWord(run.courseType)}, ab Niveau {levelWord(run.entryLevel)}
        </Fact>
        <Fact name="Beginn">{germanDay(run.startsOn)}</Fact>
        <Fact name="Freie Plätze">{counted(run.freeSeats, 'Platz', 'Plätze')}</Fact>
      </dl>
      <Table
        caption="Wer auf diesen Kurs wartet: zuerst, wo nichts dagegen spricht, dann in der Reihenfolge der Warteliste"
        rows={rows}
        rowKey={({ entry }) => entry.entryId}
        csv={`${PATH}/kurse/${run.runId}/wartende.csv`}
        empty={
          run.freeSeats === 0
            ? 'Dieser Kurs hat keinen freien Platz, oder er hat schon begonnen.'
            : 'Auf diese Kursart und dieses Niveau wartet gerade niemand.'
        }
        columns={[
          { head: 'Platz', cell: ({ entry }) => `${entry.place}.` },
          { head: 'Person', cell: ({ entry }) => <Who row={entry} names={data.names} disputes={data.disputes} /> },
          { head: 'Bedarf', cell: ({ entry }) => <Need row={entry} disputes={data.disputes} /> },
          { head: 'Wartet', cell: ({ entry }) => <WaitingReasons row={entry} disputes={data.disputes} /> },
          { head: 'Dafür', cell: (row) => row.reasonsFor.map(({ text }) => text).join(', ') },
          { head: 'Dagegen', cell: (row) => row.reasonsAgainst.map(({ text }) => text).join(', ') || 'nichts' },
          ...(data.decides
            ? [{ head: 'Entscheiden', cell: (row: FittingPerson) => <Choose row={row} data={data} /> }]
            : []),
        ]}
      />
    </>
  );
};

const Choose = ({ row, data: { answer, formKey, problem } }: { row: FittingPerson; data: FreeSeatsData }) => (
  <div class="vz-answer">
    <ActionForm
      id={`waehlen-${row.entry.entryId}`}
      action={`${PATH}/${row.entry.entryId}/entscheiden`}
      formKey={formKey}
      problem={problem}
      hidden={{
        kurs: answer.run.runId,
        ergebnis: 'chosen',
        vorschlaege: proposedJson([{ ...row, runId: answer.run.runId }]),
        regel: answer.ruleId,
        fassung: answer.ruleVersion,
        zurueck: answer.run.runId,
      }}
      button="Anmelden"
      about={`für Platz ${row.entry.place}`}
      primary
    >
      <LevelReasonSelect form={`waehlen-${row.entry.entryId}`} problem={problem} />
    </ActionForm>
  </div>
);
