import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { type Role, rightsOf } from '#service-kit';
import { Alert } from './alert.js';
import { DayControl } from './day-control.js';
import { counted, daysBetween, germanDay, germanInstant } from './dates.js';
import type { LogPosition } from '../api/integration-status.js';
import { navigationOf } from './navigation.js';
import { positionText } from './position.js';

/** Who looks at the page: the signed-in account as the dashboard knows it. */
export interface Viewer {
  readonly name?: string | undefined;
  readonly role: Role;
}

/** Addresses of what each page loads beside itself. */
export interface PageAssets {
  readonly stylesheets: readonly string[];
  readonly scripts: readonly string[];
}

export interface PageFrame {
  readonly title: string;
  /** The one question that the page answers. */
  readonly question: string;
  readonly path: string;
  readonly viewer?: Viewer | undefined;
  /** The county's name, and whether its people and providers are invented. */
  readonly county: string;
  readonly demo: boolean;
  /** The day that is shown; today where absent. */
  readonly day?: string;
  /** Present on pages that can show another day: what else of the address stays as it is. */
  readonly otherDays?: Readonly<Record<string, string | undefined>>;
  readonly today: string;
  /** When the page was made, as an instant. */
  readonly madeAt: string;
  /** How far the log was read for what is shown: a sheet of paper says it. */
  readonly position?: LogPosition | undefined;
  /** What just happened, said at the top. */
  readonly notice?: string | undefined;
  readonly assets: PageAssets;
  /** The page asks for itself again after so many seconds: how a page without script goes on. */
  readonly refresh?: number | undefined;
}

const Header = ({ frame }: { frame: PageFrame }) => (
  <header class="vz-header">
    <a class="kern-link vz-skip" href="#inhalt">
      Zum Inhalt springen
    </a>
    <div class="kern-kopfzeile">
      <div class="kern-container">
        <div class="kern-kopfzeile__content">
          <span class="kern-kopfzeile__label">{frame.county}: Verzahnung von Integration und Bildung</span>
        </div>
      </div>
    </div>
    {frame.demo && (
      <div class="vz-demo">
        <div class="kern-container">
          <p class="kern-body kern-body--small">
            Vorführung: Alle Personen, Träger und Vorgänge sind erfunden. Echt sind nur die Namen der Gemeinden.
          </p>
        </div>
      </div>
    )}
    {frame.viewer && (
      <div class="kern-container vz-bar">
        <nav aria-label="Hauptnavigation">
          <ul class="vz-navigation">
            {navigationOf(frame.viewer.role).map((entry) => (
              <li key={entry.path}>
                <a
                  class="kern-link"
                  href={entry.path}
                  {...(entry.path === frame.path ? { 'aria-current': 'page' } : {})}
                >
                  {entry.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <form method="post" action="/abmelden" class="vz-account">
          <span class="kern-body kern-body--small">{accountText(frame.viewer)}</span>
          <button type="submit" class="kern-btn kern-btn--tertiary kern-btn--x-small">
            <span class="kern-label">Abmelden</span>
          </button>
        </form>
      </div>
    )}
  </header>
);

function accountText({ name, role }: Viewer): string {
  const { title } = rightsOf(role);
  return name === undefined || name.includes(title) ? (name ?? title) : `${name} (${title})`;
}

/** What heads the sheets that leave the printer: whose page, which, of which day, read how far. */
const PaperHeader = ({ frame }: { frame: PageFrame }) => (
  <p class="vz-paper">
    {frame.county} · {frame.title} · Stand vom {germanDay(dayOf(frame))}
    {frame.position !== undefined && ` · Ereignisprotokoll bis ${positionText(frame.position)}`} · abgerufen am{' '}
    {germanInstant(frame.madeAt)}
    {frame.demo && ' · Vorführung mit erfundenen Angaben'}
  </p>
);

const dayOf = ({ day, today }: PageFrame): string => day ?? today;

/** What is shown is not of today: how old it is, and the way to today. */
const PastDay = ({ frame }: { frame: PageFrame }) => {
  const days = daysBetween(dayOf(frame), frame.today);
  if (days <= 0) return null;
  const query = new URLSearchParams(
    Object.entries(frame.otherDays ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
  return (
    <Alert
      tone="info"
      title={`Sie sehen den Stand vom ${germanDay(dayOf(frame))}, vor ${counted(days, 'Tag', 'Tagen')}.`}
    >
      <a class="kern-link" href={query === '' ? frame.path : `${frame.path}?${query}`}>
        Zum heutigen Stand
      </a>
    </Alert>
  );
};

/** A whole HTML document; everything works without script. */
export function renderPage(frame: PageFrame, content: ComponentChildren): string {
  const document = (
    <html lang="de" data-kern-theme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${frame.title} – Verzahnung`}</title>
        {frame.refresh !== undefined && <meta http-equiv="refresh" content={String(frame.refresh)} />}
        <link rel="icon" href="data:," />
        {frame.assets.stylesheets.map((address) => (
          <link key={address} rel="stylesheet" href={address} />
        ))}
        {frame.assets.scripts.map((address) => (
          <script key={address} type="module" src={address}></script>
        ))}
      </head>
      <body>
        <PaperHeader frame={frame} />
        <Header frame={frame} />
        <main id="inhalt" class="kern-container">
          <div class="vz-head">
            <div class="vz-hgroup">
              <h1 class="kern-heading-large">{frame.title}</h1>
              <p class="kern-subline">{frame.question}</p>
            </div>
            {frame.otherDays && (
              <DayControl path={frame.path} day={dayOf(frame)} today={frame.today} keep={frame.otherDays} />
            )}
          </div>
          {frame.otherDays && <PastDay frame={frame} />}
          {frame.notice !== undefined && <Alert tone="success" title={frame.notice} />}
          {content}
        </main>
        <footer class="vz-footer">
          <div class="kern-container">
            <p class="kern-body kern-body--small">
              <a class="kern-link kern-link--small" href="/kursfinder">
                Kursfinder
              </a>{' '}
              ·{' '}
              <a class="kern-link kern-link--small" href="/barrierefreiheit">
                Barrierefreiheit
              </a>{' '}
              ·{' '}
              <a class="kern-link kern-link--small" href="/barrierefreiheit#rueckmeldung">
                Barriere melden
              </a>
            </p>
            <p class="kern-body kern-body--small">
              {frame.county} · {frame.title} · Stand vom {germanDay(dayOf(frame))} · abgerufen am{' '}
              {germanInstant(frame.madeAt)}
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${render(document)}`;
}
