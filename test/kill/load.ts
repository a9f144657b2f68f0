import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '#messaging/testing';
import { addDays } from './days.js';
import { TokenSource } from './token-source.js';

/** A command that was answered with success: the service promised that it is there for good. */
export interface Acknowledged {
  readonly personRef: string;
  readonly stream: string;
  readonly version: number;
}

export interface LoadPlaces {
  /** Where the commands go. */
  readonly commands: string;
  /** Where tokens are signed, and for whom. */
  readonly issuer: string;
  readonly user: string;
}

interface Command {
  readonly path: string;
  readonly body: object;
}

interface Success {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
}

const WRITERS = 8;
/** Commands to the stream of one person, one after the other. */
const STEPS = 8;
const FIRST_DAY = '2026-01-01';
const NEXT_TRY_MS = 50;
/** Longer than any limit inside the services. */
const PATIENCE_MS = 45_000;
const ALL_ANSWERED_MS = 120_000;

/**
 * Real HTTP commands without an end. A command that is not answered, or with 503, is sent again under the same
 * Idempotency-Key until it succeeds: so at the end every command that was ever sent is acknowledged.
 */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers by status; 0: the connection failed. */
  readonly answers = new Map<number, number>();
  /** What must never be answered: it ends the load. */
  readonly faults: string[] = [];
  private readonly tokens: TokenSource;
  private readonly ended: Promise<unknown>;
  private stopping = false;

  constructor(private readonly places: LoadPlaces) {
    this.tokens = new TokenSource(places.issuer, places.user);
    this.ended = Promise.all(Array.from({ length: WRITERS }, () => this.write()));
  }

  count(status: number): number {
    return this.answers.get(status) ?? 0;
  }

  /** Resolves when so many more commands were acknowledged. */
  async goesOn(commands: number, limitMs = 90_000): Promise<void> {
    const wanted = this.acknowledged.length + commands;
    await until(
      `${commands} more commands acknowledged`,
      () => this.acknowledged.length >= wanted || this.faults.length > 0,
      limitMs,
    );
    this.refuseFaults();
  }

  /** Resolves when every command that was sent is acknowledged. */
  async stop(): Promise<void> {
    this.stopping = true;
    let answered = false;
    void this.ended.then(() => (answered = true));
    await until('every command is acknowledged', () => answered, ALL_ANSWERED_MS);
    this.refuseFaults();
  }

  private refuseFaults(): void {
    if (this.faults.length > 0) throw new Error(`answers that must not be: ${this.faults.join('; ')}`);
  }

  private async write(): Promise<void> {
    while (!this.stopping) {
      const person = await this.acknowledge({ path: '/api/learners/v1/learners', body: ENROLMENT });
      for (let step = 1; step < STEPS && person && !this.stopping; step++)
        await this.acknowledge({
          path: `/api/learners/v1/learners/${person.id}/levels`,
          body: { level: 'A2', basis: 'placement-test', effectiveOn: addDays(FIRST_DAY, step) },
        });
    }
  }

  private async acknowledge(command: Command): Promise<Success | undefined> {
    const key = randomUUID();
    while (this.faults.length === 0) {
      const success = await this.send(command, key);
      if (success) {
        const { id: personRef, stream, version } = success;
        this.acknowledged.push({ personRef, stream, version });
        return success;
      }
      await pause(NEXT_TRY_MS);
    }
    return undefined;
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
    else if (answer.status !== 503 || answer.headers.get('retry-after') === null)
      this.faults.push(`${path}: ${answer.status} ${text}`);
    return undefined;
  }

  private counted(status: number): void {
    this.answers.set(status, this.count(status) + 1);
  }
}

const ENROLMENT = {
  givenName: 'Mina',
  familyName: 'Erfunden',
  birthDate: '1991-04-17',
  municipalityKey: '03251040',
  effectiveOn: FIRST_DAY,
};
