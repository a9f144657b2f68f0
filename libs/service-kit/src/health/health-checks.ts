import { safeMessage } from '../logging/speaking-errors.js';
import type { CheckResult } from './health.dto.js';

/** Says by rejecting what is away; the message holds no values. */
export type HealthCheck = () => Promise<void>;

const LIMIT_MS = 2000;

const reasonOf = (error: unknown): string => (error instanceof Error ? (safeMessage(error) ?? error.name) : 'failed');

async function within(check: HealthCheck): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${LIMIT_MS / 1000} s`), LIMIT_MS);
  });
  try {
    return await Promise.race([check().then(() => undefined, reasonOf), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a process needs in order to serve; each part adds its check. */
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();
  private stopping = false;

  add(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  /** From now on the process says that it is not ready: it takes no new work. */
  stop(): void {
    this.stopping = true;
  }

  async report(): Promise<{ readonly ready: boolean; readonly checks: readonly CheckResult[] }> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]): Promise<CheckResult> => {
        const reason = await within(check);
        return reason === undefined ? { name, ok: true } : { name, ok: false, reason };
      }),
    );
    const checks = this.stopping ? [...results, { name: 'process', ok: false, reason: 'stopping' }] : results;
    return { ready: checks.every(({ ok }) => ok), checks };
  }
}
