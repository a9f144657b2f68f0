import { isRole, rightsOf } from '#service-kit';
import { navigationOf } from '../layout/navigation.js';
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
  abgelaufen:
    'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich noch einmal an; danach geht es dort weiter, wo Sie waren.',
  abgemeldet: 'Sie sind abgemeldet.',
} as const;

const pagesOf = ({ role }: DemoAccount): readonly string[] =>
  isRole(role) ? navigationOf(role).map(({ label }) => label) : [];

const Accounts = ({ accounts }: { accounts: readonly DemoAccount[] }) => (
  <ul class="vz-accounts">
    {accounts.map((account) => (
      <li key={account.user}>
        <button type="submit" name="user" value={account.user} class="vz-accounts__button">
          <strong>{account.name}</strong>
          <span>
            {[isRole(account.role) ? rightsOf(account.role).title : account.role, pagesOf(account).join(', ')]
              .filter((part) => part !== '')
              .join(': ')}
          </span>
        </button>
      </li>
    ))}
  </ul>
);

export const SignInPage = ({ accounts, back, reason, problem }: SignInData) => (
  <>
    {reason !== undefined && <Alert tone="info" title={REASONS[reason]} />}
    {problem !== undefined && <Alert tone="danger" title={problem} />}
    {accounts === undefined ? (
      <p class="kern-body">
        Die Anmeldung erfolgt über den Identitätsanbieter des Landkreises. Bitte öffnen Sie diese Anwendung von dort
        aus.
      </p>
    ) : (
      <form method="post" action="/anmelden">
        {back !== undefined && <input type="hidden" name="zurueck" value={back} />}
        <p class="kern-body">
          Dies ist eine Vorführung ohne Kennwörter. Wählen Sie, als wer Sie hineinsehen möchten: Die Kurskoordination
          sieht den ganzen Landkreis, ein Kursträger seine Übergaben.
        </p>
        <Accounts accounts={accounts.filter((account) => pagesOf(account).length > 0)} />
        <details>
          <summary class="kern-link">Rollen ohne eigene Seiten</summary>
          <Accounts accounts={accounts.filter((account) => pagesOf(account).length === 0)} />
        </details>
      </form>
    )}
  </>
);
