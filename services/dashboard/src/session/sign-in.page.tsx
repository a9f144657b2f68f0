import { isRole, rightsOf } from '#service-kit';
import { Alert } from '../layout/alert.js';

/** A demo user, as `/dev/token` lists it. */
export interface DemoAccount {
  readonly user: string;
  readonly name: string;
  readonly role: string;
}

export interface SignInData {
  /** Undefined outside of development: the county's identity provider signs in. */
  readonly accounts: readonly DemoAccount[] | undefined;
  readonly back: string | undefined;
  readonly reason: 'abgelaufen' | 'abgemeldet' | undefined;
  readonly problem?: string;
}

const REASONS = {
  abgelaufen: 'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich noch einmal an; danach geht es dort weiter, wo Sie waren.',
  abgemeldet: 'Sie sind abgemeldet.',
} as const;

export const SignInPage = ({ accounts, back, reason, problem }: SignInData) => (
  <>
    {reason !== undefined && <Alert tone="info" title={REASONS[reason]} />}
    {problem !== undefined && <Alert tone="danger" title={problem} />}
    {accounts === undefined ? (
      <p class="kern-body">
        Die Anmeldung erfolgt über den Identitätsanbieter des Landkreises. Bitte öffnen Sie diese Anwendung von dort aus.
      </p>
    ) : (
      <form method="post" action="/anmelden">
        {back !== undefined && <input type="hidden" name="zurueck" value={back} />}
        <p class="kern-body">Dies ist eine Vorführung ohne Kennwörter. Wählen Sie, als wer Sie hineinsehen möchten.</p>
        <ul class="vz-accounts">
          {accounts.map(({ user, name, role }) => (
            <li key={user}>
              <button type="submit" name="user" value={user} class="vz-accounts__button">
                <span class="kern-title">{name}</span>
                <span class="kern-body kern-body--small">{isRole(role) ? rightsOf(role).title : role}</span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    )}
  </>
);
