import { until } from '#messaging/testing';

export interface Readiness {
  readonly status: number;
  /** What is away, with its reason, by the name of the check. */
  readonly away: Readonly<Record<string, string>>;
}

/** What a process says of itself; status 0 where it does not answer. */
export async function readiness(url: string): Promise<Readiness> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    const { checks } = (await answer.json()) as {
      readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly reason?: string }[];
    };
    const away = checks.flatMap(({ name, ok, reason }) => (ok ? [] : [[name, reason ?? ''] as const]));
    return { status: answer.status, away: Object.fromEntries(away) };
  } catch {
    return { status: 0, away: {} };
  }
}

/** Waits until a process says that it can serve again. */
export const untilReady = (url: string): Promise<void> =>
  until(`${url} is ready`, async () => (await readiness(url)).status === 200, 60_000);
