import type { TestClock, TestProcess } from '#service-kit/testing';
import { fireTimers, settled } from '#service-kit/testing';
import { type Random, seeded } from '../../demo/generator/random.js';
import { County, forEach } from './county.js';
import { Ledger } from './ledger.js';
import { addDays, type Newcomer, newcomers } from './people.js';
import { stepAt, STEPS } from './steps.js';

const COURSES = '/api/courses/v1';
const LEARNERS = '/api/learners/v1';
const COORDINATOR = 'course-coordinator';
/** Fifteen providers, as the county has. */
export const PROVIDERS = Array.from({ length: 15 }, (_, at) => `traeger-${at + 1}`);
const SEATS = 20;
const MINIMUM = 12;
/** Whom the provider offers before the end of the course, in days before it. */
const OFFERED_BEFORE = 14;

interface Learner extends Newcomer {
  personRef: string;
  /** The step for which she is next. */
  next: number;
  /** The provider that accepted her hand-over. */
  promisedTo?: string;
  waiting?: Ledger['waits'][number];
  heldRight?: Ledger['rights'][number];
}
interface Run {
  readonly runId: string;
  readonly provider: string;
  readonly place: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly seats: Map<Learner, string>;
}
interface Offer {
  readonly handoverId: string;
  readonly learner: Learner;
  readonly from: string;
  readonly to: string;
  readonly courseEndsOn: string;
  readonly answerOn: string;
}

export interface YearOptions {
  readonly house: TestProcess;
  readonly clock: TestClock;
  readonly learners: number;
  readonly seed: number;
  readonly firstDay: string;
  readonly days: number;
  readonly municipalities: readonly string[];
  readonly onDay?: (day: string, commands: number) => void;
}

/** A year of the county: everybody acts by commands, day after day; what happened is kept in a ledger beside it. */
export class Year {
  readonly ledger = new Ledger();
  readonly county: County;
  private readonly chance: Random;
  private readonly coming: readonly Newcomer[];
  private readonly queue: Learner[][] = STEPS.map(() => []);
  private runs: Run[] = [];
  private offers: Offer[] = [];

  constructor(private readonly options: YearOptions) {
    this.county = new County(options.house);
    this.chance = seeded(options.seed);
    this.coming = newcomers(options.learners, options.firstDay, options.municipalities, seeded(options.seed + 1));
  }

  /** Lives the year. Returns its last day. */
  async live(): Promise<string> {
    const { firstDay, days, clock, house, onDay } = this.options;
    let day = firstDay;
    await this.found(day);
    for (let passed = 0; passed < days; passed++) {
      day = addDays(firstDay, passed);
      clock.set(`${day}T08:00:00.000Z`);
      await fireTimers(house.app);
      await this.takeIn(day);
      await settled(house.app);
      await this.startAndEnd(day);
      await settled(house.app);
      await this.answerOffers(day);
      await this.handOver(day);
      await settled(house.app);
      if (passed % 7 === 0) await this.planRuns(day);
      await settled(house.app);
      onDay?.(day, this.county.commands);
    }
    return day;
  }

  private async found(day: string): Promise<void> {
    this.options.clock.set(`${day}T07:00:00.000Z`);
    await forEach(PROVIDERS, async (providerId) => {
      const municipalityKey = this.options.municipalities[0];
      await this.county.send(COORDINATOR, `${COURSES}/providers`, {
        providerId,
        name: `${providerId} (erfunden)`,
        kind: 'independent',
        municipalityKey,
      });
    });
  }

  private async takeIn(day: string): Promise<void> {
    const today = this.coming.filter(({ arrivesOn }) => arrivesOn === day);
    const learners = today.map((one): Learner => ({ ...one, personRef: '', next: one.step }));
    await forEach(learners, async (learner) => {
      const { id } = await this.county.send(COORDINATOR, `${LEARNERS}/learners`, {
        givenName: `Person${learner.number}`,
        familyName: `Erfunden${learner.number % 997}`,
        birthDate: addDays('1975-03-02', learner.number % 9000),
        municipalityKey: learner.municipalityKey,
      });
      learner.personRef = id;
      await this.county.send(COORDINATOR, `${LEARNERS}/learners/${id}/levels`, {
        level: stepAt(learner.step).from,
        basis: 'placement-test',
      });
      await this.county.send(COORDINATOR, `${LEARNERS}/learners/${id}/needs`, {
        childcare: learner.childcare,
        timesOfDay: ['morning'],
        stepFree: false,
      });
      if (learner.right) {
        const { kind, issuedBy, issuedOn } = learner.right;
        await this.county.send(COORDINATOR, `${LEARNERS}/entitlements`, {
          personRef: id,
          kind,
          issuedBy,
          effectiveOn: issuedOn,
        });
        learner.heldRight = { personRef: id, kind, issuedOn };
        this.ledger.rights.push(learner.heldRight);
      }
    });
    await settled(this.options.house.app);
    await this.wait(
      learners.filter(({ asksForCourse }) => asksForCourse),
      day,
    );
  }

  private async wait(learners: readonly Learner[], day: string): Promise<void> {
    await forEach(learners, async (learner) => {
      const step = stepAt(learner.next);
      await this.county.send(COORDINATOR, `${COURSES}/waiting-entries`, {
        personRef: learner.personRef,
        courseType: step.courseType,
        level: step.from,
        municipalityKey: learner.municipalityKey,
        timesOfDay: ['morning'],
        childcare: learner.childcare,
      });
      learner.waiting = { since: day };
      this.ledger.waits.push(learner.waiting);
      this.queue[learner.next]?.push(learner);
    });
  }

  /** Once a week the providers plan what the waiting list calls for; those who were promised to them come first. */
  private async planRuns(day: string): Promise<void> {
    const planned: Run[] = [];
    for (const place of STEPS.keys()) {
      for (let group = this.nextGroup(place); group.members.length >= MINIMUM; group = this.nextGroup(place)) {
        const startsOn = addDays(day, this.chance.between(14, 28));
        planned.push(await this.plan(place, group.provider, startsOn, group.members));
        this.queue[place] = this.waitingAt(place).filter((learner) => !group.members.includes(learner));
      }
    }
    await settled(this.options.house.app);
    const seats = planned.flatMap((run) => [...run.seats.keys()].map((learner) => ({ run, learner })));
    await forEach(seats, async ({ run, learner }) => {
      const { id } = await this.county.send(run.provider, `${COURSES}/registrations`, {
        personRef: learner.personRef,
        runId: run.runId,
      });
      run.seats.set(learner, id);
      if (learner.waiting) learner.waiting.until = day;
      const { heldRight } = learner;
      if (heldRight && usesRight(heldRight.kind, stepAt(run.place).courseType)) heldRight.keptOn ??= day;
    });
    this.runs.push(...planned);
  }

  private waitingAt(place: number): readonly Learner[] {
    return this.queue[place] ?? [];
  }

  /** Who waits longest decides on the provider: the one that was promised, or any. */
  private nextGroup(place: number): { readonly provider: string; readonly members: readonly Learner[] } {
    const waiting = this.waitingAt(place);
    const provider = waiting[0]?.promisedTo ?? this.chance.pick(PROVIDERS);
    const members = waiting.filter(({ promisedTo }) => promisedTo === undefined || promisedTo === provider);
    return { provider, members: members.slice(0, SEATS) };
  }

  private async plan(place: number, provider: string, startsOn: string, group: readonly Learner[]): Promise<Run> {
    const step = stepAt(place);
    const endsOn = addDays(startsOn, step.days);
    const { id } = await this.county.send(provider, `${COURSES}/course-runs`, {
      providerId: provider,
      title: `${step.courseType} ${step.from}`,
      courseType: step.courseType,
      entryLevel: step.from,
      targetLevel: step.to,
      funding: step.funding,
      municipalityKey: group[0]?.municipalityKey,
      timeOfDay: 'morning',
      childcare: true,
      seats: SEATS,
      minimumGroup: MINIMUM,
      startsOn,
      endsOn,
    });
    return { runId: id, provider, place, startsOn, endsOn, seats: new Map(group.map((learner) => [learner, ''])) };
  }

  private async startAndEnd(day: string): Promise<void> {
    const starting = this.runs.filter(({ startsOn }) => startsOn === day);
    await forEach(starting, async ({ runId, provider, seats }) => {
      await this.county.send(provider, `${COURSES}/course-runs/${runId}/start`, {});
      for (const learner of seats.keys()) {
        delete learner.promisedTo;
      }
    });
    const leaving = this.runs.flatMap((run) =>
      run.startsOn < day && day < run.endsOn
        ? [...run.seats].filter(() => this.chance.chance(0.001)).map(([learner, id]) => ({ run, learner, id }))
        : [],
    );
    await forEach(leaving, async ({ run, learner, id }) => {
      await this.county.send(run.provider, `${COURSES}/registrations/${learner.personRef}/${id}/drop-out`, {
        reason: 'work',
      });
      run.seats.delete(learner);
    });
    await this.withdrawOffersOf(new Set(leaving.map(({ learner }) => learner)));
    const ending = this.runs.filter(({ endsOn }) => endsOn === day);
    await forEach(ending, async ({ runId, provider }) => {
      await this.county.send(provider, `${COURSES}/course-runs/${runId}/end`, {});
    });
    await settled(this.options.house.app);
    const results = ending.flatMap((run) => [...run.seats].map(([learner, id]) => ({ run, learner, id })));
    await forEach(results, async ({ run, learner, id }) => {
      await this.county.send(run.provider, `${COURSES}/registrations/${learner.personRef}/${id}/result`, {
        level: stepAt(run.place).to,
        passed: true,
      });
    });
    this.runs = this.runs.filter(({ endsOn }) => endsOn > day);
  }

  /** Before a course ends its provider offers those who go on to the one of the next course. */
  private async handOver(day: string): Promise<void> {
    const ending = this.runs.filter(
      ({ endsOn, place }) => addDays(endsOn, -OFFERED_BEFORE) === day && place + 1 < STEPS.length,
    );
    const going = ending.flatMap((run) =>
      [...run.seats]
        .filter(() => this.chance.chance(0.8))
        .map(([learner, registrationId]) => ({
          run,
          learner,
          registrationId,
          to: this.chance.pick(PROVIDERS.filter((provider) => provider !== run.provider)),
          answerOn: addDays(day, this.chance.between(1, 30)),
        })),
    );
    const consents = new Map<Learner, string>();
    await forEach(going, async ({ run, learner, to }) => {
      if (stepAt(run.place).passesBy !== 'consent') return;
      const { id } = await this.county.send(run.provider, `${LEARNERS}/consents`, {
        personRef: learner.personRef,
        recipient: to,
        purpose: 'handover',
        data: ['level', 'contact'],
        givenBy: 'self',
        form: 'written',
        told: ['purpose', 'consequences-of-refusal', 'revocability'],
      });
      consents.set(learner, id);
    });
    await settled(this.options.house.app);
    await forEach(going, async ({ run, learner, registrationId, to, answerOn }) => {
      const step = stepAt(run.place);
      const consentRef = consents.get(learner);
      const { id } = await this.county.send(run.provider, `${COURSES}/handovers`, {
        personRef: learner.personRef,
        registrationId,
        toProvider: to,
        followUpCourseType: stepAt(run.place + 1).courseType,
        level: step.to,
        basis: step.passesBy,
        ...(consentRef === undefined ? {} : { consentRef }),
      });
      this.offers.push({ handoverId: id, learner, from: run.provider, to, courseEndsOn: run.endsOn, answerOn });
    });
  }

  /** Who leaves before the end does not reach the level at which the next provider was to take her. */
  private async withdrawOffersOf(learners: ReadonlySet<Learner>): Promise<void> {
    const moot = this.offers.filter(({ learner }) => learners.has(learner));
    this.offers = this.offers.filter((offer) => !moot.includes(offer));
    await forEach(moot, async ({ handoverId, from }) => {
      await this.county.send(from, `${COURSES}/handovers/${handoverId}/withdraw`, { reason: 'person-declined' });
    });
  }

  private async answerOffers(day: string): Promise<void> {
    // Whose course still runs waits for its end before she waits for the next.
    const due = this.offers.filter(({ answerOn, courseEndsOn }) => answerOn <= day && courseEndsOn <= day);
    this.offers = this.offers.filter((offer) => !due.includes(offer));
    const answers = due.map((offer) => ({ ...offer, takes: this.chance.chance(0.8) }));
    await forEach(answers, async ({ handoverId, learner, from, to, courseEndsOn, takes }) => {
      const path = `${COURSES}/handovers/${handoverId}`;
      if (takes) {
        await this.county.send(to, `${path}/accept`, {});
        learner.promisedTo = to;
        this.ledger.handovers.push({ from, to, courseEndsOn, acceptedOn: day });
      } else await this.county.send(to, `${path}/return`, { reason: 'no-free-seat', missing: [] });
      learner.next += 1;
    });
    await settled(this.options.house.app);
    await this.wait(
      answers.map(({ learner }) => learner),
      day,
    );
  }
}

/** § 43 AufenthG: integration courses use claims; § 4 DeuFöV: vocational language courses use their own right. */
const usesRight = (kind: string, courseType: string): boolean =>
  kind === 'vocational-language-course' ? courseType.startsWith('BSK_') : courseType.startsWith('IK_');
