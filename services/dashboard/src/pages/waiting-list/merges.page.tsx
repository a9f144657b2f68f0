import { DisputesUnknown } from '../../layout/disputed.js';
import type { RunRow } from '../../api/integration-status.js';
import type { Disputes } from '../../api/disputes.js';
import type { Names } from '../../api/names.js';
import type { Collision, Forecast, Merge, MergeQuestion, Travel } from '../../api/waiting-list.js';
import { Badge, type Tone } from '../../layout/badge.js';
import { counted, deadlineText, germanDay } from '../../layout/dates.js';
import { MarkedPerson } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { courseTypeWord, levelWord } from '../../layout/words.js';
import { ActionForm, type FormProblem, FormSummary, ReasonSelect } from './form-parts.js';
import { MERGES_PATH, PATH } from './waiting-list.query.js';
import {
  answerWord,
  GIVE_UP_WORDS,
  giveUpWord,
  MERGE_REFUSAL_WORDS,
  mergeRefusalWord,
  mergeStateWord,
  outcomeWord,
} from './words.js';

export interface MergesData {
  readonly today: string;
  readonly collisions: readonly Collision[];
  readonly open: readonly Merge[];
  readonly closed: readonly Merge[];
  readonly names: Names;
  readonly disputes: Disputes;
  /** Whether the reader takes part in merges; others look on. */
  readonly decides: boolean;
  /** The providers in whose name the reader acts; undefined: the coordination, for all. */
  readonly ownProviders: readonly string[] | undefined;
  readonly formKey: string;
  readonly problem: FormProblem | undefined;
}

export const MergesPage = (data: MergesData) => (
  <>
    {data.problem && <FormSummary problem={data.problem} />}
    <DisputesUnknown disputes={data.disputes} />
    <section aria-labelledby="laufend-titel">
      <h2 class="kern-heading-medium" id="laufend-titel">
        Zusammenlegungen, an denen jemand dran ist
      </h2>
      {data.open.length === 0 ? (
        <p class="kern-body vz-empty">Keine Zusammenlegung läuft. Vorschläge stehen unten.</p>
      ) : (
        data.open.map((merge) => <OpenMerge key={merge.mergeId} merge={merge} data={data} />)
      )}
    </section>
    <section aria-labelledby="kollisionen-titel">
      <h2 class="kern-heading-medium" id="kollisionen-titel">
        Kurse, die sich die Teilnehmenden nehmen
      </h2>
      <Collisions data={data} />
    </section>
    <section aria-labelledby="beendet-titel">
      <h2 class="kern-heading-medium" id="beendet-titel">
        Was daraus wurde
      </h2>
      <Closed data={data} />
    </section>
  </>
);

const Collisions = ({ data }: { data: MergesData }) => (
  <Table
    caption="Gleiche Kursart und gleiches Niveau, nahe beieinander, beiden fehlen Anmeldungen; früheste zuerst"
    rows={data.collisions}
    rowKey={({ kept, dissolved }) => `${kept.runId}-${dissolved.runId}`}
    csv={`${MERGES_PATH}/kollisionen.csv`}
    empty="Zurzeit nehmen sich keine zwei Kurse die Teilnehmenden."
    columns={[
      {
        head: 'Bleiben könnte',
        cell: ({ kept, keptForecast }) => <Run run={kept} forecast={keptForecast} />,
      },
      {
        head: 'Aufgehen könnte',
        cell: ({ dissolved, dissolvedForecast }) => <Run run={dissolved} forecast={dissolvedForecast} />,
      },
      {
        head: 'Abstand',
        cell: ({ km, daysApart }) => (
          <>
            {km === 0 ? 'am selben Ort' : `${km} km`}
            <small>
              {daysApart === 0 ? 'gleicher Beginn' : `Beginn ${counted(daysApart, 'Tag', 'Tage')} auseinander`}
            </small>
          </>
        ),
      },
      { head: 'Wege', cell: (row) => <Ways row={row} /> },
      ...(data.decides ? [{ head: 'Vorschlagen', cell: (row: Collision) => <Propose row={row} data={data} /> }] : []),
    ]}
  />
);

const Run = ({ run, forecast }: { run: RunRow; forecast: Forecast }) => (
  <>
    <a class="kern-link" href={`${PATH}/kurse/${run.runId}`}>
      {run.title}
    </a>
    <small>
      {run.provider.name}, {run.municipality.name}, ab {germanDay(run.startsOn)}
    </small>
    <small>
      {forecast.taken} angemeldet, {forecast.expected} erwartet von mindestens {forecast.minimumGroup};{' '}
      {counted(forecast.fitting, 'passende Person wartet', 'passende Personen warten')}
    </small>
  </>
);

const Ways = ({ row }: { row: Collision }) =>
  row.travel.length === 0 ? (
    <>keine eigenen Personen</>
  ) : (
    <>
      {row.travel.map((travel) => (
        <small key={travel.fromRunId}>{travelText(travel, row)}</small>
      ))}
    </>
  );

/** The way of the people of one run to the other. */
export function travelText(
  { fromRunId, persons, farther, medianKm, longestKm }: Travel,
  { kept, dissolved }: Collision,
): string {
  const from = fromRunId === kept.runId ? kept : dissolved;
  const to = fromRunId === kept.runId ? dissolved : kept;
  const who = `${counted(persons, 'Person', 'Personen')} aus ${from.provider.name} nach ${to.municipality.name}`;
  if (medianKm === undefined || longestKm === undefined) return `${who}: Wege nicht bekannt`;
  return `${who}: im Mittel ${medianKm} km, höchstens ${longestKm} km; weiter als bisher für ${farther}`;
}

const Propose = ({ row, data: { ownProviders, formKey, problem } }: { row: Collision; data: MergesData }) => {
  if (row.mergeId !== undefined)
    return (
      <a class="kern-link" href={`#z-${row.mergeId}`}>
        läuft schon
      </a>
    );
  if (row.mergingElsewhere) return <>einer der Kurse wird schon mit einem anderen zusammengelegt</>;
  const own = [row.kept.provider.id, row.dissolved.provider.id].find((id) => ownProviders?.includes(id));
  if (ownProviders !== undefined && own === undefined) return <>die beteiligten Träger</>;
  const id = `vorschlag-${row.kept.runId}-${row.dissolved.runId}`;
  return (
    <div class="vz-answer">
      <ActionForm
        id={id}
        action={MERGES_PATH}
        formKey={formKey}
        problem={problem}
        hidden={{ bleibt: row.kept.runId, endet: row.dissolved.runId, traeger: own }}
        button="Zusammenlegen vorschlagen"
        about={`: ${row.dissolved.title} in ${row.kept.title}`}
      />
    </div>
  );
};

const OpenMerge = ({ merge, data }: { merge: Merge; data: MergesData }) => (
  <article class="vz-proposal" id={`z-${merge.mergeId}`} aria-labelledby={`z-${merge.mergeId}-titel`}>
    <h3 class="kern-title kern-title--small" id={`z-${merge.mergeId}-titel`}>
      {merge.dissolved.title} ({merge.dissolved.provider.name}) geht auf in {merge.kept.title} (
      {merge.kept.provider.name})
    </h3>
    <p class="kern-body">
      <Badge tone={TONES[merge.state]} text={mergeStateWord(merge.state)} /> {courseTypeWord(merge.kept.courseType)},
      Niveau {levelWord(merge.kept.entryLevel)}; vorgeschlagen am {germanDay(merge.proposedOn)} von{' '}
      {merge.proposedBy?.name ?? 'der Koordination'}.
    </p>
    {merge.state === 'proposed' ? (
      <p class="kern-body vz-turn">
        Dran {merge.missing.length === 1 ? 'ist' : 'sind'}:{' '}
        <strong>{merge.missing.map(({ name }) => name).join(' und ')}</strong>
      </p>
    ) : (
      <p class="kern-body vz-turn">
        {merge.open === 0
          ? 'Alle haben geantwortet.'
          : `${counted(merge.open, 'Antwort fehlt', 'Antworten fehlen')} noch; ${merge.moved} von ${merge.asked} haben gewechselt.`}{' '}
        {merge.answersDueOn !== undefined && (
          <Badge
            tone={merge.answersDueOn < data.today ? 'danger' : 'info'}
            text={deadlineText(merge.answersDueOn, data.today)}
          />
        )}
      </p>
    )}
    {merge.questions.length > 0 && <Questions merge={merge} data={data} />}
    {data.decides && <Steps merge={merge} data={data} />}
  </article>
);

const TONES: Readonly<Record<Merge['state'], Tone>> = {
  proposed: 'info',
  asking: 'info',
  completed: 'success',
  refused: 'warning',
  'given-up': 'warning',
};

const Questions = ({ merge, data }: { merge: Merge; data: MergesData }) => (
  <Table
    caption="Angemeldete Personen und ihre Antwort"
    rows={merge.questions}
    rowKey={({ registrationId }) => registrationId}
    csv={`${MERGES_PATH}/${merge.mergeId}/antworten.csv`}
    empty=""
    columns={[
      {
        head: 'Person',
        cell: ({ personRef }) => <MarkedPerson personRef={personRef} names={data.names} disputes={data.disputes} />,
      },
      { head: 'Antwort', cell: answerText },
      ...(data.decides
        ? [
            {
              head: 'Eintragen',
              cell: (question: MergeQuestion) => <Answer question={question} merge={merge} data={data} />,
            },
          ]
        : []),
    ]}
  />
);

/** What a person said, and what became of it. */
export const answerText = ({ answer, outcome, answerDueOn }: MergeQuestion): string => {
  if (answer === undefined) return `gefragt, Antwort bis ${germanDay(answerDueOn)}`;
  return outcome === undefined
    ? `${answerWord(answer)}, Platz wird geholt`
    : `${answerWord(answer)}, ${outcomeWord(outcome)}`;
};

const Answer = ({ question, merge, data }: { question: MergeQuestion; merge: Merge; data: MergesData }) => {
  if (question.answer !== undefined) return <>erledigt</>;
  const { registrationId, personRef } = question;
  const shared = {
    action: `${MERGES_PATH}/${merge.mergeId}/antworten/${registrationId}`,
    formKey: data.formKey,
    problem: data.problem,
    about: `: ${data.names.get(personRef) ?? personRef}`,
  };
  return (
    <div class="vz-answer">
      <ActionForm {...shared} id={`ja-${registrationId}`} hidden={{ antwort: 'accepts' }} button="Wechselt" primary />
      <ActionForm {...shared} id={`nein-${registrationId}`} hidden={{ antwort: 'declines' }} button="Wechselt nicht" />
    </div>
  );
};

const Steps = ({ merge, data }: { merge: Merge; data: MergesData }) => {
  const { ownProviders, formKey, problem } = data;
  const answering = merge.missing.filter(({ id }) => ownProviders?.includes(id) ?? true);
  const at = `${MERGES_PATH}/${merge.mergeId}`;
  const giveUp = `aufgeben-${merge.mergeId}`;
  return (
    <div class="vz-answer">
      {answering.map(({ id, name }) => {
        const refuse = `ablehnen-${merge.mergeId}-${id}`;
        const shared = { formKey, problem, hidden: { traeger: id }, about: `für ${name}` };
        return (
          <div key={id} class="vz-answer">
            <ActionForm
              {...shared}
              id={`zustimmen-${merge.mergeId}-${id}`}
              action={`${at}/zustimmen`}
              button={ownProviders === undefined ? `Zustimmung von ${name} eintragen` : 'Zustimmen'}
              primary
            />
            <details open={problem?.form === refuse}>
              <summary class="kern-link">Ablehnen{ownProviders === undefined ? ` für ${name}` : ''}</summary>
              <ActionForm {...shared} id={refuse} action={`${at}/ablehnen`} button="Ablehnen">
                <ReasonSelect form={refuse} words={MERGE_REFUSAL_WORDS} problem={problem} />
              </ActionForm>
            </details>
          </div>
        );
      })}
      <details open={problem?.form === giveUp}>
        <summary class="kern-link">Zusammenlegung aufgeben</summary>
        <ActionForm
          id={giveUp}
          action={`${at}/aufgeben`}
          formKey={formKey}
          problem={problem}
          button="Aufgeben"
          about="mit diesem Grund"
        >
          <ReasonSelect form={giveUp} words={GIVE_UP_WORDS} problem={problem} />
        </ActionForm>
      </details>
    </div>
  );
};

const Closed = ({ data }: { data: MergesData }) => (
  <Table
    caption="Abgeschlossene, abgelehnte und aufgegebene Zusammenlegungen, neueste zuerst"
    rows={data.closed}
    rowKey={({ mergeId }) => mergeId}
    csv={`${MERGES_PATH}/beendet.csv`}
    empty="Noch keine Zusammenlegung ist zu Ende."
    columns={[
      {
        head: 'Kurse',
        cell: ({ kept, dissolved }) => (
          <>
            {dissolved.title}
            <small>in {kept.title}</small>
          </>
        ),
      },
      {
        head: 'Träger',
        cell: ({ kept, dissolved }) => (
          <>
            {dissolved.provider.name}
            <small>zu {kept.provider.name}</small>
          </>
        ),
      },
      {
        head: 'Ergebnis',
        cell: (merge) => (
          <>
            <Badge tone={TONES[merge.state]} text={mergeStateWord(merge.state)} />
            <small>{merge.endedOn === undefined ? '' : germanDay(merge.endedOn)}</small>
          </>
        ),
      },
      { head: 'Was geschah', cell: outcomeText },
    ]}
  />
);

/** How a merge ended, in words. */
export function outcomeText(merge: Merge): string {
  if (merge.refusedFor !== undefined)
    return `${merge.refusedBy?.name ?? 'ein Träger'}: ${mergeRefusalWord(merge.refusedFor)}`;
  const moved = `${merge.moved} von ${merge.asked} haben gewechselt`;
  return merge.givenUpFor === undefined ? moved : `${giveUpWord(merge.givenUpFor)}; ${moved}`;
}
