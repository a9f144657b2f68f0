import { type ApiClient, search } from './api-client.js';

export interface LetterDue {
  readonly registrationId: string;
  readonly personRef: string;
  readonly runId: string;
  readonly runTitle: string;
  readonly courseType: string;
  readonly startsOn: string;
  readonly registeredOn?: string;
  readonly letter: string;
  readonly recipient: string;
  readonly dueOn: string;
  readonly rule?: { readonly legalBasis: string };
}

export interface RegistrationReport {
  readonly providerId: string;
  readonly from: string;
  readonly to: string;
  readonly dueOn?: string;
  readonly lastSentTo?: string;
  readonly rule?: { readonly legalBasis: string };
  readonly runs: readonly {
    readonly runId: string;
    readonly title: string;
    readonly courseType: string;
    readonly startsOn: string;
    readonly entryLevel: string;
    readonly targetLevel: string;
    readonly registered: number;
    readonly registrations: readonly {
      readonly personRef: string;
      readonly registeredOn: string;
      readonly level?: string;
    }[];
  }[];
}

/** The letters of a provider that are due, the most pressing first. Throws ApiProblem. */
export async function lettersDue(
  client: ApiClient,
  providerId: string | undefined,
  seen?: string,
): Promise<readonly LetterDue[]> {
  const { body } = await client.call<{ readonly letters: readonly LetterDue[] }>(
    'courses',
    `/letters${search({ providerId })}`,
    { headers: seen === undefined ? {} : { 'consistent-with': seen } },
  );
  return body.letters;
}

/** The report of registrations for the period that is due, or for the one named. Throws ApiProblem. */
export const registrationReport = (
  client: ApiClient,
  providerId: string | undefined,
  period: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<RegistrationReport> => client.get('courses', '/reports/registrations', { providerId, ...period });
