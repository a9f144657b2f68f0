import type { Case, FittingRun } from '../../api/integration-status.js';
import { Badge } from '../../layout/badge.js';
import { germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { timeOfDayWord } from '../../layout/words.js';
import { fileOf } from './case-files.js';
import { DataLinks } from './data-links.js';
import { CaseDesk, DeskProblem } from './desk/case-desk.js';
import type { DeskData } from './desk/desk-data.js';
import { Disputes } from './disputes.js';
import { FormerRefs } from './former-refs.js';
import { Levels } from './levels.js';
import { NameForm, type NameQuestion } from './name-form.js';
import { isWhole, Standing } from './standing.js';
import { Timeline } from './timeline.js';

export interface CaseData {
  readonly today: string;
  readonly case: Case;
  /** The name, where the reader may see it. */
  readonly name?: string | undefined;
  /** Present where the reader sees the name after a reason. */
  readonly question?: NameQuestion | undefined;
  /** What is done at the case. */
  readonly desk: DeskData;
  /** Whether the reader may offer her to another provider. */
  readonly mayOffer: boolean;
  /** Whether the reader records and corrects data of the person. */
  readonly mayChange: boolean;
  /** Whether the reader registers persons or puts them on the waiting list. */
  readonly mayPlace: boolean;
}

export const CasePage = ({ today, case: one, name, question, desk, mayOffer, mayChange, mayPlace }: CaseData) => (
  <>
    <DeskProblem data={desk} />
    {question && <NameForm personRef={one.personRef} question={question} />}
    <Standing one={one} name={name} today={today} mayOffer={mayOffer && one.day === today} />
    {mayPlace && one.day === today && (
      <p class="kern-body">
        <a class="kern-link" href={`/personen/${encodeURIComponent(one.personRef)}/weiter`}>
          Nächster Schritt
        </a>
        : in einen Kurs anmelden oder auf die Warteliste setzen
      </p>
    )}
    <FormerRefs one={one} />
    <Levels one={one} />
    <Disputes one={one} />
    {mayChange && one.day === today && <DataLinks one={one} />}
    <p class="kern-body">
      <a class="kern-link" href={`/faelle/${encodeURIComponent(one.personRef)}/rechte`}>
        Rechte und Pflichten
      </a>{' '}
      mit Grundlage, Fristen und Entscheidungen
    </p>
    <CaseDesk one={one} today={today} data={desk} />
    {one.fittingRuns && (isWhole(one) || one.fittingRuns.length > 0) && (
      <section id="passende-kurse" aria-labelledby="passende-kurse-titel">
        <h2 class="kern-heading-medium" id="passende-kurse-titel">
          Passende Kurse
        </h2>
        <FittingRuns runs={one.fittingRuns} csv={fileOf(one, 'passende-kurse')} />
      </section>
    )}
    <section id="verlauf" aria-labelledby="verlauf-titel">
      <h2 class="kern-heading-medium" id="verlauf-titel">
        Verlauf
      </h2>
      <Timeline one={one} />
    </section>
  </>
);

const FittingRuns = ({ runs, csv }: { runs: readonly FittingRun[]; csv: string }) => (
  <Table
    caption="Kurse mit freien Plätzen, passendste zuerst; ein Mensch entscheidet"
    rows={runs}
    rowKey={(run) => run.runId}
    csv={csv}
    empty="Zurzeit passt kein geplanter Kurs mit freien Plätzen zu Niveau und Bedarf."
    columns={[
      {
        head: 'Kurs',
        cell: (run) => (
          <>
            {run.title}
            <small>{timeOfDayWord(run.timeOfDay)}</small>
          </>
        ),
      },
      {
        head: 'Träger und Ort',
        cell: (run) => (
          <>
            {run.provider.name}
            <small>{run.municipality.name}</small>
          </>
        ),
      },
      { head: 'Beginn', cell: (run) => germanDay(run.startsOn) },
      { head: 'Freie Plätze', numeric: true, cell: (run) => run.freeSeats },
      { head: 'Dafür spricht', cell: (run) => run.reasonsFor.join(', ') },
      {
        head: 'Dagegen spricht',
        cell: (run) =>
          run.reasonsAgainst.length === 0 ? <Badge tone="success" text="nichts" /> : run.reasonsAgainst.join(', '),
      },
    ]}
  />
);
