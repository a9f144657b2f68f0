import { setTimeout as pause } from 'node:timers/promises';
import { until } from '#messaging/testing';
import { Caller, type CallerPlaces } from './caller.js';
import { addDays } from '../days.js';

export interface Acknowledged {
  readonly personRef: string;
  readonly stream: string;
  readonly version: number;
}

const WRITERS = 8;
/** From one command of a writer to its next: more than the readers keep up with proves nothing but that. */
const BETWEEN_MS = 400;
/** Commands to the stream of one person, one after the other. */
const STEPS = 8;
const FIRST_DAY = '2026-01-01';
const ENROLMENT = {
  givenName: 'Mina',
  familyName: 'Erfunden',
  birthDate: '1991-04-17',
  municipalityKey: '03251040',
  effectiveOn: FIRST_DAY,
};
const LEARNERS = '/api/learners/v1/learners';
const ALL_ANSWERED_MS = 120_000;

/** Real HTTP commands without an end: persons are taken in, and their levels assessed day after day. */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  private readonly caller: Caller;
  private readonly ended: Promise<unknown>;
  private stopping = false;

  constructor(places: CallerPlaces) {
    this.caller = new Caller(places);
    this.ended = Promise.allSettled(Array.from({ length: WRITERS }, () => this.write()));
  }

  /** Answers with a status so far; 0: the connection failed. */
  count(status: number): number {
    return this.caller.count(status);
  }

  /** Resolves when so many more commands were acknowledged. */
  async goesOn(commands: number, limitMs = 90_000): Promise<void> {
    const wanted = this.acknowledged.length + commands;
    const hasEnough = (): boolean => this.acknowledged.length >= wanted || this.caller.faults.length > 0;
    await until(`${commands} more commands acknowledged`, hasEnough, limitMs);
    this.caller.refuseFaults();
  }

  /** Resolves when every command that was sent is acknowledged. */
  async stop(): Promise<void> {
    this.stopping = true;
    let answered = false;
    void this.ended.then(() => (answered = true));
    await until('every command is acknowledged', () => answered, ALL_ANSWERED_MS);
    this.caller.refuseFaults();
  }

  private async write(): Promise<void> {
    while (!this.stopping) {
      const personRef = await this.acknowledge(LEARNERS, ENROLMENT);
      for (let step = 1; step < STEPS && !this.isStopping(); step++)
        await this.acknowledge(`${LEARNERS}/${personRef}/levels`, {
          level: 'A2',
          basis: 'placement-test',
          effectiveOn: addDays(FIRST_DAY, step),
        });
    }
  }

  private async acknowledge(path: string, body: object): Promise<string> {
    const { stream, version } = await this.caller.acknowledge({ path, body });
    // The id of an answer is that of what was recorded: a person's is in the name of her stream.
    const personRef = stream.slice('learner-'.length);
    this.acknowledged.push({ personRef, stream, version });
    await pause(BETWEEN_MS);
    return personRef;
  }

  private isStopping(): boolean {
    return this.stopping;
  }
}
