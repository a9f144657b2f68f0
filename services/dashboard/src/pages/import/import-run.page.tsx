import type { ImportError, ImportState } from '../../api/imports.js';
import { Alert } from '../../layout/alert.js';
import { counted } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';

export interface ImportRunData {
  readonly state: ImportState;
  /** The file that was tried, ready to be carried out; absent where it was, or where it was let go. */
  readonly ready?: { readonly id: string; readonly name: string; readonly formKey: string } | undefined;
}

/** So many wrong rows are listed; all of them are counted. */
const SHOWN_ERRORS = 100;

export const ImportRunPage = ({ state, ready }: ImportRunData) => {
  switch (state.state) {
    case 'running':
      return <Running state={state} />;
    case 'done':
      return <Result state={state} ready={ready} />;
    case 'unreadable':
      return <Ended title={unreadableText(state)} />;
    case 'failed':
      return (
        <Ended title="Der Import ist abgebrochen. Was schon eingespielt war, bleibt; dieselbe Datei noch einmal erledigt den Rest." />
      );
    case 'interrupted':
      return (
        <Ended title="Der Dienst wurde währenddessen beendet. Dieselbe Datei noch einmal erledigt den Rest, nichts wird doppelt eingetragen." />
      );
  }
};

const Running = ({ state }: { state: ImportState }) => (
  <section aria-labelledby="fortschritt-titel" class="vz-form">
    <h2 class="kern-heading-medium" id="fortschritt-titel">
      Die Datei wird gelesen
    </h2>
    <p class="kern-body" role="status">
      Bisher {counted(state.rows, 'Zeile', 'Zeilen')}. Diese Seite lädt sich von selbst neu; Sie können sie auch
      verlassen.
    </p>
    <div class="kern-progress">
      <progress aria-labelledby="fortschritt-titel"></progress>
    </div>
  </section>
);

const Ended = ({ title }: { title: string }) => (
  <>
    <Alert tone="danger" title={title} />
    <p class="kern-body">
      <a class="kern-link" href="/import">
        Eine Datei wählen
      </a>
    </p>
  </>
);

const Result = ({ state: { report }, ready }: ImportRunData) => {
  if (!report) return <Ended title="Zu diesem Import liegt kein Bericht vor." />;
  const { dryRun, created, changed, unchanged, wrong, errors } = report;
  const effective = created + changed;
  return (
    <>
      <Alert tone={wrong > 0 ? 'warning' : 'success'} title={resultTitle(report)} />
      <ul class="vz-counts" aria-label="Ergebnis">
        <Count count={created} text={dryRun ? 'wären neu' : 'neu'} />
        <Count count={changed} text={dryRun ? 'würden ergänzt' : 'ergänzt'} />
        <Count count={unchanged} text="schon bekannt" />
        <Count count={wrong} text="fehlerhaft" due />
      </ul>
      {dryRun && effective > 0 && (ready ? <RunForm ready={ready} count={effective} wrong={wrong} /> : <FileGone />)}
      {wrong > 0 && <Errors errors={errors} wrong={wrong} />}
      <p class="kern-body">
        <a class="kern-link" href="/import">
          {dryRun ? 'Eine andere Datei wählen' : 'Noch eine Datei wählen'}
        </a>
      </p>
    </>
  );
};

function resultTitle({ dryRun, rows, created, changed, wrong }: NonNullable<ImportState['report']>): string {
  const read = counted(rows, 'Zeile', 'Zeilen');
  if (!dryRun) return `${read} gelesen, ${created + changed} eingespielt${wrong > 0 ? `, ${wrong} nicht` : ''}.`;
  if (created + changed === 0 && wrong === 0)
    return `${read} geprüft: alles ist schon bekannt, es gibt nichts einzuspielen.`;
  return `${read} geprüft, noch nichts geändert${wrong > 0 ? `; ${wrong} davon können nicht eingespielt werden` : ''}.`;
}

const Count = ({ count, text, due }: { count: number; text: string; due?: boolean }) => (
  <li class={due === true && count > 0 ? 'vz-counts__item vz-counts__item--due' : 'vz-counts__item'}>
    <span class="kern-body">
      <strong class="vz-count">{count.toLocaleString('de-DE')}</strong> {text}
    </span>
  </li>
);

const RunForm = ({
  ready,
  count,
  wrong,
}: {
  ready: NonNullable<ImportRunData['ready']>;
  count: number;
  wrong: number;
}) => (
  <form method="post" action="/import/einspielen" class="vz-form">
    <input type="hidden" name="schluessel" value={ready.formKey} />
    <input type="hidden" name="datei" value={ready.id} />
    <p class="kern-body">
      „{ready.name}“ ist geprüft.{' '}
      {wrong > 0 &&
        'Fehlerhafte Zeilen werden ausgelassen; berichtigt können sie später mit derselben Datei nachkommen.'}
    </p>
    <button type="submit" class="kern-btn kern-btn--primary">
      <span class="kern-label">{counted(count, 'Zeile', 'Zeilen')} einspielen</span>
    </button>
  </form>
);

const FileGone = () => (
  <p class="kern-body vz-empty">
    Die geprüfte Datei wird nur eine Viertelstunde bereitgehalten. Zum Einspielen{' '}
    <a class="kern-link" href="/import">
      wählen Sie sie bitte noch einmal
    </a>
    .
  </p>
);

const Errors = ({ errors, wrong }: { errors: readonly ImportError[]; wrong: number }) => (
  <section aria-labelledby="fehler-titel">
    <h2 class="kern-heading-medium" id="fehler-titel">
      Was zu berichtigen ist
    </h2>
    <Table
      caption={
        errors.length > SHOWN_ERRORS
          ? `Die ersten ${SHOWN_ERRORS} Fehler aus ${counted(wrong, 'Zeile', 'Zeilen')}`
          : `Fehler aus ${counted(wrong, 'Zeile', 'Zeilen')}`
      }
      rows={errors.slice(0, SHOWN_ERRORS)}
      rowKey={(error) => `${error.line}-${error.column}-${error.code}`}
      empty=""
      columns={[
        { head: 'Zeile', numeric: true, cell: (error) => error.line },
        { head: 'Spalte', cell: (error) => (error.column === '' ? 'ganze Zeile' : error.column) },
        { head: 'Dort steht', cell: (error) => (error.valueClass === '' ? 'mehreres' : error.valueClass) },
        { head: 'Warum es nicht geht', cell: (error) => error.reason },
      ]}
    />
  </section>
);

function unreadableText({ problem }: ImportState): string {
  const where = problem?.line === undefined ? '' : ` (Zeile ${problem.line})`;
  return `${problem?.detail ?? 'Die Datei ist nicht lesbar.'}${where}`;
}
