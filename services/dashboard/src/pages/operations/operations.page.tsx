import type { ServiceName } from '../../dashboard-options.js';
import type {
  ParkedRow,
  ProjectionStatus,
  RelayStatus,
  ServiceStatus,
  SubscriptionStatus,
} from '../../api/operations.js';
import { Badge } from '../../layout/badge.js';
import { counted, germanInstant } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { ParkedTable, type ParkedProblem } from './parked-table.js';
import { RefusalCounts } from './refusals.page.js';

export interface ServiceReport {
  readonly service: ServiceName;
  /** Undefined: the service does not answer. */
  readonly status: ServiceStatus | undefined;
  readonly parked: readonly ParkedRow[];
  /** There are more parked streams than are shown. */
  readonly more: boolean;
}

export interface OperationsData {
  readonly services: readonly ServiceReport[];
  readonly problem?: ParkedProblem | undefined;
}

export const SERVICE_WORDS: Readonly<Record<ServiceName, string>> = {
  learners: 'Lernende (learners)',
  courses: 'Kurse (courses)',
  'action-alliance': 'Handlungsbündnis (action-alliance)',
  'integration-status': 'Integrationsstatus (integration-status)',
};

export const OperationsPage = ({ services, problem }: OperationsData) => (
  <>
    <Verdict services={services} />
    {services.map((report) => (
      <Service
        key={report.service}
        report={report}
        problem={problem?.service === report.service ? problem : undefined}
      />
    ))}
  </>
);

/** What demands action, by service; empty: everything runs. */
export function faultsOf({ service, status, parked, more }: ServiceReport): readonly string[] {
  const name = SERVICE_WORDS[service];
  if (!status) return [`${name} antwortet nicht.`];
  const { relay, subscriptions, projections } = status;
  return [
    ...(parked.length === 0
      ? []
      : [
          `${name}: ${more ? 'mehr als ' : ''}${counted(parked.length, 'Strom wartet', 'Ströme warten')} auf eine Entscheidung.`,
        ]),
    ...(relay && relay.parkedStreams.length > 0
      ? [`${name}: ${counted(relay.parkedStreams.length, 'Strom kann', 'Ströme können')} nicht veröffentlicht werden.`]
      : []),
    ...(relay?.failure === undefined ? [] : [`${name}: die Veröffentlichung stockt (${relay.failure}).`]),
    ...subscriptions.flatMap((one) =>
      'unavailable' in one ? [`${name}: ${one.group} ruht (${one.unavailable}).`] : [],
    ),
    ...projections.flatMap((one) =>
      one.rebuild?.state === 'failed' ? [`${name}: der Neuaufbau von ${one.name} ist gescheitert.`] : [],
    ),
  ];
}

const Verdict = ({ services }: { services: readonly ServiceReport[] }) => {
  const faults = services.flatMap((report) => faultsOf(report).map((text) => ({ service: report.service, text })));
  if (faults.length === 0) {
    return (
      <p class="vz-turn kern-body">
        <Badge tone="success" text="Alles läuft" /> Alle Dienste antworten, nichts wartet auf eine Entscheidung.
      </p>
    );
  }
  return (
    <div class="vz-turn vz-turn--due" role="status">
      <p class="kern-body">
        <Badge tone="danger" text={counted(faults.length, 'Störung', 'Störungen')} />
      </p>
      <ul class="kern-list">
        {faults.map(({ service, text }) => (
          <li key={text} class="kern-body">
            <a class="kern-link" href={`#${service}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Service = ({ report, problem }: { report: ServiceReport; problem: ParkedProblem | undefined }) => {
  const { service, status, parked, more } = report;
  return (
    <section id={service} aria-labelledby={`${service}-titel`}>
      <h2 class="kern-heading-medium" id={`${service}-titel`}>
        {SERVICE_WORDS[service]}
      </h2>
      {status === undefined ? (
        <p class="kern-body vz-empty">
          Der Dienst antwortet nicht. Er meldet sich von selbst zurück; bleibt er aus, sagt sein Protokoll, warum.{' '}
          <a class="kern-link" href="/betrieb">
            Noch einmal fragen
          </a>
        </p>
      ) : (
        <>
          {status.relay && <Relay service={service} relay={status.relay} />}
          {parked.length > 0 && (
            <div id={`angehalten-${service}`}>
              <ParkedTable service={service} rows={parked} more={more} problem={problem} />
            </div>
          )}
          <Subscriptions service={service} rows={status.subscriptions} />
          <Projections service={service} rows={status.projections} />
          {status.refusals && <RefusalCounts service={service} rows={status.refusals} />}
        </>
      )}
    </section>
  );
};

const Relay = ({ service, relay }: { service: ServiceName; relay: RelayStatus }) => (
  <>
    <p class="kern-body">
      Veröffentlichung: {relayText(relay)}
      {relay.lastPublishedAt !== undefined && `, zuletzt am ${germanInstant(relay.lastPublishedAt)}`}
    </p>
    {relay.parkedStreams.length > 0 && (
      <>
        <Table
          caption="Ströme, die nicht veröffentlicht werden können"
          rows={relay.parkedStreams}
          rowKey={(row) => row.stream}
          csv={`/betrieb/${service}/unveroeffentlicht.csv`}
          empty=""
          columns={[
            { head: 'Strom', cell: (row) => row.stream },
            { head: 'Warum', cell: (row) => row.reason },
          ]}
        />
        <form method="post" action={`/betrieb/${service}/veroeffentlichung/wiederholen`}>
          <button type="submit" class="kern-btn kern-btn--secondary kern-btn--x-small">
            <span class="kern-label">Noch einmal versuchen</span>
          </button>
        </form>
      </>
    )}
  </>
);

function relayText({ leading, pending, failure }: RelayStatus): string {
  if (failure !== undefined) return `stockt (${failure})`;
  if (!leading) return 'übernimmt ein anderer Prozess';
  return pending === 0 ? 'nichts wartet' : `${counted(pending, 'Eintrag wartet', 'Einträge warten')}`;
}

const Subscriptions = ({ service, rows }: { service: ServiceName; rows: readonly SubscriptionStatus[] }) => (
  <Table
    caption="Abonnements"
    rows={rows}
    rowKey={(row) => row.group}
    csv={`/betrieb/${service}/abonnements.csv`}
    empty="Dieser Dienst liest nichts von anderen."
    columns={[
      { head: 'Gruppe', cell: (row) => row.group },
      {
        head: 'Zustand',
        cell: (row) =>
          'unavailable' in row ? (
            <Badge tone="danger" text="ruht" />
          ) : (
            <Badge tone={row.parked > 0 ? 'warning' : 'success'} text={row.parked > 0 ? 'hält Ströme an' : 'läuft'} />
          ),
      },
      {
        head: 'Rückstand',
        numeric: true,
        cell: (row) =>
          'unavailable' in row ? (
            row.unavailable
          ) : (
            <Way count={row.lag} to={`#lesemodelle-${service}`} text={counted(row.lag, 'Ereignis', 'Ereignisse')} />
          ),
      },
      {
        head: 'Angehalten',
        numeric: true,
        cell: (row) =>
          'unavailable' in row ? (
            ''
          ) : (
            <Way count={row.parked} to={`#angehalten-${service}`} text={counted(row.parked, 'Strom', 'Ströme')} />
          ),
      },
    ]}
  />
);

/** A count with the way to what it is made of, or to what it holds up. */
const Way = ({ count, to, text }: { count: number; to: string; text: string }) =>
  count === 0 ? (
    <>keine</>
  ) : (
    <a class="kern-link" href={to}>
      {text}
    </a>
  );

const Projections = ({ service, rows }: { service: ServiceName; rows: readonly ProjectionStatus[] }) => (
  <div id={`lesemodelle-${service}`}>
    <Table
      caption="Lesemodelle"
      rows={rows}
      rowKey={(row) => row.name}
      csv={`/betrieb/${service}/lesemodelle.csv`}
      empty="Dieser Dienst führt kein Lesemodell, das neu aufgebaut werden kann."
      columns={[
        { head: 'Lesemodell', cell: (row) => row.name },
        { head: 'Stand', cell: (row) => ageText(row.ageSeconds) },
        { head: 'Fassung', cell: (row) => row.generation },
        { head: 'Neuaufbau', cell: (row) => <Rebuild service={service} row={row} /> },
      ]}
    />
  </div>
);

/** The age of a read model in words. */
export function ageText(seconds: number | undefined): string {
  if (seconds === undefined) return 'nicht bekannt';
  if (seconds === 0) return 'aktuell';
  return seconds < 120
    ? `${counted(seconds, 'Sekunde', 'Sekunden')} alt`
    : `${counted(Math.round(seconds / 60), 'Minute', 'Minuten')} alt`;
}

const Rebuild = ({ service, row: { name, rebuild } }: { service: ServiceName; row: ProjectionStatus }) => {
  const path = `/betrieb/${service}/lesemodelle/${encodeURIComponent(name)}`;
  if (rebuild?.state === 'running') {
    return (
      <>
        <label class="kern-body kern-body--small">
          {counted(rebuild.events, 'Ereignis', 'Ereignisse')} von {rebuild.total.toLocaleString('de-DE')}
          <progress max={Math.max(1, rebuild.total)} value={rebuild.events}></progress>
        </label>
        <form method="post" action={`${path}/abbrechen`}>
          <button type="submit" class="kern-btn kern-btn--tertiary kern-btn--x-small">
            <span class="kern-label">Abbrechen</span>
          </button>
        </form>
      </>
    );
  }
  return (
    <>
      {rebuild && <small>{rebuildText(rebuild)}</small>}
      <form method="post" action={`${path}/neuaufbau`}>
        <button
          type="submit"
          class="kern-btn kern-btn--secondary kern-btn--x-small"
          aria-label={`${name} neu aufbauen`}
        >
          <span class="kern-label">Neu aufbauen</span>
        </button>
      </form>
    </>
  );
};

function rebuildText({ state, endedAt, failure }: NonNullable<ProjectionStatus['rebuild']>): string {
  const when = endedAt === undefined ? '' : ` am ${germanInstant(endedAt)}`;
  if (state === 'done') return `zuletzt neu aufgebaut${when}`;
  return state === 'cancelled' ? `abgebrochen${when}` : `gescheitert${when}: ${failure ?? 'Grund nicht bekannt'}`;
}
