import { type Role, rightsOf } from '#service-kit';
import { Alert } from '../layout/alert.js';

export interface ProblemPageData {
  readonly status: number;
  readonly detail: string;
  /** Who has the right that is missing. */
  readonly roles?: readonly Role[];
  /** Where the same can be asked for again. */
  readonly retry?: string;
  readonly home: string;
  readonly correlationId?: string | undefined;
}

/** The words for what went wrong, and what to do. */
export function problemTitle(status: number): string {
  if (status === 403) return 'Diese Seite ist nicht für Ihre Rolle';
  if (status === 404) return 'Hier gibt es nichts';
  if (status === 503) return 'Gerade nicht erreichbar';
  return status >= 500 ? 'Hier ist etwas schiefgegangen' : 'Das konnte nicht gelesen werden';
}

export const ProblemPage = ({ status, detail, roles, retry, home, correlationId }: ProblemPageData) => (
  <section class="vz-form" aria-label="Was Sie tun können">
    <Alert tone={status >= 500 ? 'danger' : 'warning'} title={detail} />
    {roles && (
      <>
        <p class="kern-body">Das Recht dazu haben:</p>
        <ul class="kern-list">
          {roles.map((role) => (
            <li key={role} class="kern-body">
              {rightsOf(role).title}
            </li>
          ))}
        </ul>
      </>
    )}
    {retry !== undefined && (
      <p class="kern-body">
        Nichts ist verloren.{' '}
        <a class="kern-link" href={retry}>
          Noch einmal versuchen
        </a>
      </p>
    )}
    <p class="kern-body">
      <a class="kern-link" href={home}>
        Zur Startseite
      </a>
    </p>
    {correlationId !== undefined && (
      <p class="kern-body kern-body--small kern-body--muted">Kennung für die Technik: {correlationId}</p>
    )}
  </section>
);
