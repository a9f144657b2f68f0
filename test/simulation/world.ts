import type { TestClock, TestProcess } from '#service-kit/testing';
import { settled } from '#service-kit/testing';
import { type Random, seeded } from '../../demo/generator/random.js';
import { County, forEach } from './county.js';
import { Ledger, type Right, type Waited } from './ledger.js';
import { type Newcomer, newcomers } from './people.js';
import { stepAt, STEPS } from './steps.js';

export const COURSES = '/api/courses/v1';
export const LEARNERS = '/api/learners/v1';
export const STATUS = '/api/integration-status/v1';
export const COORDINATOR = 'course-coordinator';
/** Fifteen providers, as the county has. */
export const PROVIDERS = Array.from({ length: 15 }, (_, at) => `traeger-${at + 1}`);
export const SEATS = 20;
export const MINIMUM = 12;

export interface Learner extends Newcomer {
  personRef: string;
  livesIn: string;
  /** The step for which she is next. */
  next: number;
  /** The provider that accepted her hand-over. */
  promisedTo?: string | undefined;
  waiting?: Waited;
  entryId?: string;
  heldRight?: Right;
  /** Nobody asks her before this day. */
  restsUntil?: string;
}
export interface Run {
  readonly runId: string;
  readonly provider: string;
  readonly place: number;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Who has a seat, with the registration. */
  readonly seats: Map<Learner, string>;
  /** Day on which it turns out not to take place. */
  readonly cancelOn?: string;
}

export interface YearOptions {
  readonly house: TestProcess;
  readonly clock: TestClock;
  readonly learners: number;
  readonly seed: number;
  readonly firstDay: string;
  readonly days: number;
  readonly municipalities: readonly string[];
  readonly onDay?: (day: string, commands: number) => Promise<void>;
}

/** What the offices of the simulated county know between two days. */
export class World {
  readonly ledger = new Ledger();
  readonly county: County;
  readonly chance: Random;
  readonly coming: readonly Newcomer[];
  runs: Run[] = [];
  private settledAfter = 0;
  private readonly queue: Learner[][] = STEPS.map(() => []);

  constructor(readonly options: YearOptions) {
    this.county = new County(options.house);
    this.chance = seeded(options.seed);
    this.coming = newcomers(options.learners, options.firstDay, options.municipalities, seeded(options.seed + 1));
  }

  /** Resolves when all that was sent, and what it caused, is everywhere. */
  async settled(): Promise<void> {
    const { commands } = this.county;
    if (commands === this.settledAfter) return;
    await settled(this.options.house.app);
    this.settledAfter = commands;
  }

  /** Who waits for a step and can be asked on the day, longest first. */
  waitingAt(place: number, day: string): readonly Learner[] {
    return (this.queue[place] ?? []).filter(({ restsUntil }) => restsUntil === undefined || restsUntil < day);
  }

  allWaiting(): readonly Learner[] {
    return this.queue.flat();
  }

  /** Puts people on the waiting list. */
  async wait(learners: readonly Learner[], day: string): Promise<void> {
    await forEach(learners, async (learner) => {
      const step = stepAt(learner.next);
      const { id } = await this.county.send(COORDINATOR, `${COURSES}/waiting-entries`, {
        personRef: learner.personRef,
        courseType: step.courseType,
        ...this.needOf(learner),
      });
      learner.entryId = id;
      learner.waiting = { since: day, courseType: step.courseType };
      this.ledger.waits.push(learner.waiting);
    });
    for (const learner of learners) this.queue[learner.next]?.push(learner);
  }

  /** What she needs of a course. */
  needOf(learner: Learner): object {
    return {
      level: stepAt(learner.next).from,
      municipalityKey: learner.livesIn,
      timesOfDay: ['morning'],
      childcare: learner.childcare,
    };
  }

  /** She is registered: nobody looks for a course for her any more. */
  registered(learner: Learner, run: Run, registrationId: string, day: string): void {
    run.seats.set(learner, registrationId);
    if (learner.waiting) learner.waiting.until = day;
    this.leave(learner);
    this.coverBy(learner, run, day);
  }

  /** Her right goes by the registration, where it covers such a course. */
  coverBy({ heldRight }: Learner, { runId, place }: Run, day: string): void {
    if (heldRight && usesRight(heldRight.kind, stepAt(place).courseType))
      heldRight.registrations.push({ runId, on: day });
  }

  /** Her course began: the right that covers it is used, also one whose lapse was presumed. */
  useRight({ heldRight }: Learner, { place }: Run, day: string): void {
    if (heldRight && usesRight(heldRight.kind, stepAt(place).courseType)) heldRight.usedOn ??= day;
  }

  /** The registration for the run has come to nothing. */
  uncover({ heldRight }: Learner, { runId }: Run, day: string): void {
    for (const one of heldRight?.registrations ?? []) if (one.runId === runId) one.endedOn ??= day;
  }

  /** The seat is lost with the run: she waits again, as long as ever. */
  lostSeat(learner: Learner, run: Run, day: string): void {
    delete learner.waiting?.until;
    this.uncover(learner, run, day);
    this.queue[run.place]?.push(learner);
  }

  /** Nobody looks for a course for her any more. */
  leave(learner: Learner): void {
    const own = this.queue[learner.next];
    const at = own?.indexOf(learner) ?? -1;
    if (at >= 0) own?.splice(at, 1);
  }
}

/** § 43 AufenthG: integration courses use claims; § 4 DeuFöV: vocational language courses use their own right. */
const usesRight = (kind: string, courseType: string): boolean =>
  kind === 'vocational-language-course' ? courseType.startsWith('BSK_') : courseType.startsWith('IK_');
