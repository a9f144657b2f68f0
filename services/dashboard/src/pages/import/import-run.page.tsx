import type { CsvColumn } from '../../csv/csv.js';
import type { ImportError, ImportState } from '../../api/imports.js';
import { Alert } from '../../layout/alert.js';
import { counted } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { Lookalikes, type ShownLookalikes } from './lookalikes.js';
import { KeptRecords } from './undo.page.js';

export interface ImportRunData {
  readonly state: ImportState;
  readonly service: string;
  /** Where this import is. */
  readonly path: string;
  readonly formKey: string;
  /** The file that was tried, ready to be carried out; absent where it was, or where it was let go. */
  readonly ready?: { readonly id: string; readonly name: string; readonly formKey: string } | undefined;
  /** Which part of the errors is shown, and where it and the others are. */
  readonly errors: {
    readonly page: number;
    readonly addressOf: (page: number) => string;
    readonly csv: string;
  };
  readonly lookalikes: ShownLookalikes;
}

/** Errors on one page. */
const AT_ONCE = 100;

export const ImportRunPage = (data: ImportRunData) => {
  const { state, ready, errors, path, formKey, lookalikes } = data;
  switch (state.state) {
    case 'running':
    case 'undoing':
      return <Running state={state} path={path} formKey={formKey} />;
    case 'done':
      return (
        <>
          <Result state={state} ready={ready} errors={errors} lookalikes={lookalikes} />
          {state.report?.dryRun === false && <UndoLink path={path} />}
        </>
      );
    case 'unreadable':
      return <Ended title={unreadableText(state)} />;
    case 'failed':
      return (
        <Left
          data={data}
          title="Der Import ist gescheitert. Was bis dahin eingespielt war, sind ganze Zeilen; sie bleiben."
        />
      );
    case 'interrupted':
      return (
        <Left
          data={data}
          title="Der Dienst wurde währenddessen beendet. Was bis dahin eingespielt war, sind ganze Zeilen."
        />
      );
    case 'cancelled':
      return <Left data={data} title="Der Import ist abgebrochen. Was bis dahin eingespielt war, sind ganze Zeilen." />;
    case 'undo-interrupted':
      return (
        <>
          <Alert tone="warning" title="Die Rücknahme wurde unterbrochen." />
          <UndoLink path={path} />
        </>
      );
    case 'undone':
      return <Undone state={state} path={path} />;
  }
};

const Running = ({ state, path, formKey }: { state: ImportState; path: string; formKey: string }) => {
  const { rows, total, rowsPerSecond, secondsLeft } = state;
  const isUndo = state.state === 'undoing';
  return (
    <section aria-labelledby="fortschritt-titel" class="vz-form">
      <h2 class="kern-heading-medium" id="fortschritt-titel">
        {isUndo ? 'Der Import wird zurückgenommen' : 'Die Datei wird gelesen'}
      </h2>
      <p class="kern-body" role="status">
        Bisher {counted(rows, isUndo ? 'Datensatz' : 'Zeile', isUndo ? 'Datensätze' : 'Zeilen')}
        {total !== undefined && ` von ${total.toLocaleString('de-DE')}`}
        {rowsPerSecond !== undefined &&
          rowsPerSecond > 0 &&
          `, ${rowsPerSecond.toLocaleString('de-DE')} in der Sekunde`}
        {secondsLeft !== undefined && `, noch etwa ${counted(secondsLeft, 'Sekunde', 'Sekunden')}`}. Diese Seite lädt
        sich von selbst neu; Sie können sie auch verlassen.
      </p>
      <div class="kern-progress">
        <progress
          aria-labelledby="fortschritt-titel"
          {...(total === undefined || total === 0 ? {} : { value: rows, max: total })}
        ></progress>
      </div>
      {!isUndo && (
        <form method="post" action={`${path}/abbrechen`}>
          <input type="hidden" name="schluessel" value={formKey} />
          <button type="submit" class="kern-btn kern-btn--secondary">
            <span class="kern-label">Abbrechen</span>
          </button>
        </form>
      )}
    </section>
  );
};

/** An import of which a part is there: it goes on with the same file, or is undone. */
const Left = ({ data: { state, path, service }, title }: { data: ImportRunData; title: string }) => (
  <>
    <Alert tone="warning" title={title} />
    {state.report && (
      <p class="kern-body">
        {counted(state.report.rows, 'Zeile', 'Zeilen')} gelesen, {state.report.created + state.report.changed}{' '}
        eingespielt.
      </p>
    )}
    <ul class="kern-list">
      <li class="kern-body">
        <a class="kern-link" href={`/import?${new URLSearchParams(resumeOf(state, service)).toString()}`}>
          Mit derselben Datei fortsetzen
        </a>
        : was schon eingespielt ist, wird erkannt und nichts doppelt eingetragen
      </li>
      <li class="kern-body">
        <a class="kern-link" href={`${path}/ruecknahme`}>
          Zurücknehmen, was eingespielt ist
        </a>
      </li>
      <li class="kern-body">
        <a class="kern-link" href="/import">
          Eine Datei wählen
        </a>
      </li>
    </ul>
  </>
);

const resumeOf = ({ id, kind, source = '' }: ImportState, service: string): Record<string, string> => ({
  fortsetzen: id,
  art: `${service}/${kind}`,
  quelle: source,
});

const UndoLink = ({ path }: { path: string }) => (
  <p class="kern-body">
    <a class="kern-link" href={`${path}/ruecknahme`}>
      Import zurücknehmen: erst ansehen, was geschieht
    </a>
  </p>
);

const Undone = ({ state: { undo }, path }: { state: ImportState; path: string }) => (
  <>
    <Alert
      tone={undo && undo.kept > 0 ? 'warning' : 'success'}
      title={`Zurückgenommen: ${counted(undo?.retracted ?? 0, 'Datensatz', 'Datensätze')}; ${(undo?.kept ?? 0).toLocaleString('de-DE')} bleiben.`}
    />
    {undo && <KeptRecords kept={undo.kept} list={undo.list} csv={`${path}/bleibt.csv`} />}
    <p class="kern-body">
      <a class="kern-link" href="/import/laeufe">
        Alle Importe
      </a>
    </p>
  </>
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

const Result = ({
  state: { report },
  ready,
  errors: shown,
  lookalikes: shownLookalikes,
}: Pick<ImportRunData, 'state' | 'ready' | 'errors' | 'lookalikes'>) => {
  if (!report) return <Ended title="Zu diesem Import liegt kein Bericht vor." />;
  const { dryRun, created, changed, unchanged, wrong, ignoredColumns, errors, lookalikes } = report;
  const effective = created + changed;
  return (
    <>
      <Alert tone={wrong > 0 ? 'warning' : 'success'} title={resultTitle(report)} />
      {ignoredColumns.length > 0 && <IgnoredColumns names={ignoredColumns} />}
      <ul class="vz-counts" aria-label="Ergebnis">
        <Count count={created} text={dryRun ? 'wären neu' : 'neu'} />
        <Count count={changed} text={dryRun ? 'würden ergänzt' : 'ergänzt'} />
        <Count count={unchanged} text="schon bekannt" />
        <Count count={wrong} text="fehlerhaft" at="#fehler" />
        {lookalikes && lookalikes.rows > 0 && (
          <Count count={lookalikes.rows} text="vielleicht schon da" at="#dieselben" />
        )}
      </ul>
      {dryRun && effective > 0 && (ready ? <RunForm ready={ready} count={effective} wrong={wrong} /> : <FileGone />)}
      {errors.length > 0 && <Errors errors={errors} wrong={wrong} shown={shown} />}
      {lookalikes && lookalikes.rows > 0 && <Lookalikes found={lookalikes} dryRun={dryRun} shown={shownLookalikes} />}
      <p class="kern-body">
        <a class="kern-link" href="/import">
          {dryRun ? 'Eine andere Datei wählen' : 'Noch eine Datei wählen'}
        </a>
      </p>
    </>
  );
};

function resultTitle({ dryRun, rows, created, changed, wrong }: NonNullable<ImportState['report']>): string {
  if (rows === 0) return 'Die Datei hat unter der Kopfzeile keine einzige Zeile; es gibt nichts einzuspielen.';
  const read = counted(rows, 'Zeile', 'Zeilen');
  if (!dryRun) return `${read} gelesen, ${created + changed} eingespielt${wrong > 0 ? `, ${wrong} nicht` : ''}.`;
  if (created + changed === 0 && wrong === 0)
    return `${read} geprüft: alles ist schon bekannt, es gibt nichts einzuspielen.`;
  return `${read} geprüft, noch nichts geändert${wrong > 0 ? `; ${wrong} davon können nicht eingespielt werden` : ''}.`;
}

/** A file with a misspelt column would seem to be imported whole. */
const IgnoredColumns = ({ names }: { names: readonly string[] }) => (
  <Alert
    tone="warning"
    title={`${counted(names.length, 'Spalte wird', 'Spalten werden')} nicht gelesen: ${names.map((name) => `„${name}“`).join(', ')}.`}
  >
    <p class="kern-body">
      Diese Namen kennt das Format nicht; was darin steht, wird nicht übernommen. Ist ein Name falsch geschrieben,
      berichtigen Sie die Kopfzeile und prüfen Sie die Datei noch einmal.{' '}
      <a class="kern-link" href="/import#spalten-titel">
        Welche Spalten erwartet werden
      </a>
    </p>
  </Alert>
);

/** A count of the result; what demands action leads to its rows. */
const Count = ({ count, text, at }: { count: number; text: string; at?: string }) => {
  const said = (
    <>
      <strong class="vz-count">{count.toLocaleString('de-DE')}</strong> {text}
    </>
  );
  const due = at !== undefined && count > 0;
  return (
    <li class={due ? 'vz-counts__item vz-counts__item--due' : 'vz-counts__item'}>
      {due ? (
        <a class="kern-link" href={at}>
          {said}
        </a>
      ) : (
        <span class="kern-body">{said}</span>
      )}
    </li>
  );
};

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

const Errors = ({
  errors,
  wrong,
  shown: { page, addressOf, csv },
}: {
  errors: readonly ImportError[];
  wrong: number;
  shown: ImportRunData['errors'];
}) => {
  const told = new Set(errors.map(({ line }) => line)).size;
  return (
    <section id="fehler" aria-labelledby="fehler-titel">
      <h2 class="kern-heading-medium" id="fehler-titel">
        Was zu berichtigen ist
      </h2>
      {told < wrong && (
        <p class="kern-body">
          Von {counted(wrong, 'fehlerhaften Zeile', 'fehlerhaften Zeilen')} sind die ersten{' '}
          {told.toLocaleString('de-DE')} einzeln genannt. Sind sie berichtigt, nennt die nächste Prüfung die übrigen.
        </p>
      )}
      <Table
        caption={`Fehler aus ${counted(wrong, 'Zeile', 'Zeilen')}`}
        rows={errors.slice((page - 1) * AT_ONCE, page * AT_ONCE)}
        rowKey={(error) => `${error.line}-${error.column}-${error.code}`}
        csv={csv}
        previous={page === 1 ? undefined : addressOf(page - 1)}
        next={page * AT_ONCE < errors.length ? addressOf(page + 1) : undefined}
        empty="So viele Fehler hat diese Datei nicht."
        columns={[
          { head: 'Zeile', numeric: true, cell: (error) => error.line },
          { head: 'Spalte', cell: columnText },
          { head: 'Dort steht', cell: valueText },
          { head: 'Warum es nicht geht', cell: (error) => error.reason },
        ]}
      />
    </section>
  );
};

const columnText = ({ column }: ImportError): string => (column === '' ? 'ganze Zeile' : column);
const valueText = ({ valueClass }: ImportError): string => (valueClass === '' ? 'mehreres' : valueClass);

/** The errors as a file to work off. */
export const ERROR_COLUMNS: readonly CsvColumn<ImportError>[] = [
  { head: 'Zeile', cell: (error) => error.line },
  { head: 'Spalte', cell: columnText },
  { head: 'Dort steht', cell: valueText },
  { head: 'Warum es nicht geht', cell: (error) => error.reason },
];

function unreadableText({ problem }: ImportState): string {
  const where = problem?.line === undefined ? '' : ` (Zeile ${problem.line})`;
  return `${problem?.detail ?? 'Die Datei ist nicht lesbar.'}${where}`;
}
