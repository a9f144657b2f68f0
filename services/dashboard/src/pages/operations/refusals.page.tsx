import type { RefusalCount, RefusalsPage } from '../../api/operations.js';
import type { ServiceName } from '../../dashboard-options.js';
import { germanInstant } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { refusalsFile, type RefusalsFilter, refusalsPath } from './refusals.query.js';

/** How long a refusal is kept by the services. */
const KEPT = '180 Tage';

/** How often the house itself was refused, with the way to each list. */
export const RefusalCounts = ({ service, rows }: { service: ServiceName; rows: readonly RefusalCount[] }) => (
  <div id={`abgelehnt-${service}`}>
    <Table
      caption="Abgelehnte Schritte der Automatik"
      rows={rows}
      rowKey={({ policy, code }) => `${policy}-${code}`}
      csv={refusalsFile(service)}
      empty={`In den letzten ${KEPT}n wurde kein Schritt der Automatik abgelehnt.`}
      columns={[
        { head: 'Regel', cell: (row) => row.policy },
        { head: 'Grund', cell: (row) => row.code },
        {
          head: 'Anzahl',
          numeric: true,
          cell: ({ policy: regel, code: grund, count }) => (
            <a
              class="kern-link"
              href={refusalsPath(service, { regel, grund })}
              aria-label={`${count.toLocaleString('de-DE')}-mal: ${regel}, ${grund}`}
            >
              {count.toLocaleString('de-DE')}
            </a>
          ),
        },
        { head: 'Zuletzt', cell: (row) => germanInstant(row.lastAt) },
      ]}
    />
  </div>
);

interface RefusalsData {
  readonly service: ServiceName;
  readonly answer: RefusalsPage;
  readonly filter: RefusalsFilter;
}

/** Each refusal with its place; what was to be done stands in no list. */
export const RefusalsListPage = ({ service, answer: { rows, next }, filter }: RefusalsData) => (
  <>
    <p class="kern-body">
      <a class="kern-link" href={`/betrieb#abgelehnt-${service}`}>
        Zurück zum Betrieb
      </a>
    </p>
    <p class="kern-body">
      Eine Regel des Hauses wollte einen Schritt tun, und der Strom hat ihn abgelehnt: meist, weil er schon getan war.
      Worauf jemand wartet, das endet sichtbar in der Akte oder am Kurs. Einträge bleiben {KEPT}.
    </p>
    <Table
      caption="Abgelehnt, das Neueste zuerst"
      rows={rows}
      rowKey={({ policy, code, stream = '', refusedAt, correlationId = '' }) =>
        [policy, code, stream, refusedAt, correlationId].join('|')
      }
      csv={refusalsFile(service, filter)}
      next={next === undefined ? undefined : refusalsPath(service, { ...filter, ab: next })}
      empty="Hier ist nichts verzeichnet."
      columns={[
        { head: 'Strom', cell: ({ stream }) => stream ?? 'nicht verzeichnet' },
        {
          head: 'Regel und Grund',
          cell: ({ policy, code }) => (
            <>
              {policy}
              <small>{code}</small>
            </>
          ),
        },
        { head: 'Kennung', cell: ({ correlationId }) => correlationId ?? '' },
        { head: 'Wann', cell: ({ refusedAt }) => germanInstant(refusedAt) },
      ]}
    />
  </>
);
