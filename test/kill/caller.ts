import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { TokenSource } from './token-source.js';

export interface CallerPlaces {
  /** Where the commands go. */
  readonly commands: string;
  /** Where tokens are signed, and for whom. */
  readonly issuer: string;
  readonly user: string;
}

export interface Command {
  readonly path: string;
  readonly body: object;
}

/** What a service promised: it is there for good. */
export interface Success {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
}

const NEXT_TRY_MS = 50;
/** Longer than any limit inside the services. */
const PATIENCE_MS = 45_000;

/**
 * A caller who does not give up: a command that is not answered, or with a time to try again, is sent again under the
 * same Idempotency-Key until it succeeds. So every command that was ever sent is acknowledged at the end.
 */
export class Caller {
  /** What must never be answered. */
  readonly faults: string[] = [];
  private readonly answers = new Map<number, number>();
  private readonly tokens: TokenSource;

  constructor(private readonly places: CallerPlaces) {
    this.tokens = new TokenSource(places.issuer, places.user);
  }

  /** Answers with a status so far; 0: the connection failed. */
  count(status: number): number {
    return this.answers.get(status) ?? 0;
  }

  refuseFaults(): void {
    if (this.faults.length > 0) throw new Error(`answers that must not be: ${this.faults.join('; ')}`);
  }

  /** Resolves when the command was acknowledged; throws after an answer that must never be. */
  async acknowledge(command: Command): Promise<Success> {
    const key = randomUUID();
    for (;;) {
      const success = await this.send(command, key);
      if (success) return success;
      this.refuseFaults();
      await pause(NEXT_TRY_MS);
    }
  }

  private async send({ path, body }: Command, key: string): Promise<Success | undefined> {
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(`${this.places.commands}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await this.tokens.token()}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      text = await answer.text();
    } catch (error) {
      this.counted(0);
      if (error instanceof Error && error.name === 'TimeoutError') this.faults.push(`${path}: no answer in time`);
      return undefined;
    }
    this.counted(answer.status);
    if (answer.ok) return JSON.parse(text) as Success;
    // A restarted issuer signs with another key.
    if (answer.status === 401) this.tokens.forget();
    else if (answer.headers.get('retry-after') === null) this.faults.push(`${path}: ${answer.status} ${text}`);
    return undefined;
  }

  private counted(status: number): void {
    this.answers.set(status, this.count(status) + 1);
  }
}
