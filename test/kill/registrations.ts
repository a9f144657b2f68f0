import { expect } from '@jest/globals';
import { topicOf } from '#contracts';
import type { EventLog } from '#messaging';
import { readAll, until } from '#messaging/testing';
import { Caller, type CallerPlaces } from './caller.js';
import type { Acknowledged } from './load.js';

const COURSES = '/api/courses/v1';
const LEARNERS = '/api/learners/v1/learners';
const AT_ONCE = 6;
const PROVIDER = {
  providerId: 'killed',
  name: 'Träger (erfunden)',
  kind: 'independent',
  municipalityKey: '03251040',
  effectiveOn: '2026-01-01',
};
const RUN = {
  providerId: PROVIDER.providerId,
  title: 'Kurs (erfunden)',
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  municipalityKey: '03251040',
  timeOfDay: 'morning',
  childcare: true,
  minimumGroup: 1,
  startsOn: '2030-01-07',
  endsOn: '2030-06-28',
};
const PERSON = {
  givenName: 'Mina',
  familyName: 'Erfunden',
  birthDate: '1991-04-17',
  municipalityKey: '03251040',
  effectiveOn: '2026-01-01',
};
const ALL_ANSWERED_MS = 120_000;

/** Persons who ask for the seats of one run: each request is answered by policies, across two streams. */
export class Registrations {
  /** Ids of registrations that the service promised to answer. */
  readonly requested: string[] = [];
  /** The persons who ask. */
  readonly acknowledged: Acknowledged[] = [];
  private readonly caller: Caller;
  private ended: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly places: CallerPlaces & { readonly learners: string },
    private readonly seats: number,
    private readonly persons: number,
  ) {
    this.caller = new Caller(places);
  }

  async begin(): Promise<void> {
    await this.caller.acknowledge({ path: `${COURSES}/providers`, body: PROVIDER });
    const path = `${COURSES}/course-runs`;
    const { id: runId } = await this.caller.acknowledge({ path, body: { ...RUN, seats: this.seats } });
    const learners = new Caller({ ...this.places, commands: this.places.learners });
    const takenIn = Array.from({ length: this.persons }, () => learners.acknowledge({ path: LEARNERS, body: PERSON }));
    for (const { id: personRef, stream, version } of await Promise.all(takenIn))
      this.acknowledged.push({ personRef, stream, version });
    const waiting = this.acknowledged.map(({ personRef }) => personRef);
    const ask = async (): Promise<void> => {
      for (let personRef = waiting.shift(); personRef !== undefined; personRef = waiting.shift()) {
        const body = { personRef, runId };
        const { id } = await this.caller.acknowledge({ path: `${COURSES}/registrations`, body });
        this.requested.push(id);
      }
    };
    this.ended = Promise.allSettled(Array.from({ length: AT_ONCE }, ask));
  }

  /** Resolves when so many requests were acknowledged. */
  async reaches(requests: number): Promise<void> {
    const has = (): boolean => this.requested.length >= requests || this.caller.faults.length > 0;
    await until(`${requests} requests acknowledged`, has, ALL_ANSWERED_MS);
    await (requests === this.persons ? this.ended : undefined);
    this.caller.refuseFaults();
  }

  /** Every request is answered once; as many are confirmed as there are seats, and the run holds a seat for these alone. */
  async areAnsweredOnce(log: EventLog): Promise<void> {
    let told = new Map<string, string[]>();
    const answered = async (): Promise<boolean> => {
      told = await this.told(log);
      return this.requested.every((id) => told.get(id)?.some((type) => ANSWERS.includes(type)) === true);
    };
    await until('every request is answered', answered, ALL_ANSWERED_MS);
    const confirmed = ['registration-requested', 'seat-held', 'registration-confirmed'];
    const refused = ['registration-requested', 'seat-refused', 'registration-refused'];
    const ways = [...told.values()].map((types) => types.toSorted(byStep));
    expect(ways.filter((types) => types.includes('seat-held'))).toEqual(
      Array.from({ length: this.seats }, () => confirmed),
    );
    expect(ways.filter((types) => !types.includes('seat-held'))).toEqual(
      Array.from({ length: this.persons - this.seats }, () => refused),
    );
  }

  /** Types of the events that name a registration; repeats of the log left out. */
  private async told(log: EventLog): Promise<Map<string, string[]>> {
    const told = new Map<string, string[]>();
    const seen = new Set<string>();
    for (const { stream, streamVersion, type, data } of await readAll(log, topicOf('courses'))) {
      const id = data['registrationId'];
      if (typeof id !== 'string' || seen.has(`${stream}@${streamVersion}`)) continue;
      seen.add(`${stream}@${streamVersion}`);
      told.set(id, [...(told.get(id) ?? []), type]);
    }
    return told;
  }
}

const ANSWERS = ['registration-confirmed', 'registration-refused'];
const STEPS = ['registration-requested', 'seat-held', 'seat-refused', ...ANSWERS];
const byStep = (one: string, other: string): number => STEPS.indexOf(one) - STEPS.indexOf(other);
