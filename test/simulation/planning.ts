import { forEach } from './county.js';
import type { Merging } from './merging.js';
import { addDays } from './people.js';
import { stepAt, STEPS } from './steps.js';
import {
  COORDINATOR,
  COURSES,
  type Learner,
  MINIMUM,
  PROVIDERS,
  type Run,
  SEATS,
  STATUS,
  type World,
} from './world.js';

/** A held seat is free again after the seven days of the rule; then she can be asked anew. */
const RESTS = 8;
/** So many days before the start a run turns out not to take place. */
const CANCELLED_BEFORE = 3;
/** In the last days nothing is cancelled: what follows from it shall be seen. */
const QUIET_DAYS = 10;
/** Beside a planned run so many people a week are placed by a proposal, for each step. */
const PLACED_A_WEEK = 2;

interface Placed {
  readonly registrationId?: string;
  readonly registration?: string;
}
interface Proposals {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly proposals: readonly {
    readonly runId: string;
    readonly freeSeats: number;
    readonly reasonsFor: readonly { readonly code: string }[];
    readonly reasonsAgainst: readonly { readonly code: string }[];
  }[];
}

/** The providers plan what the waiting list calls for, and the coordination fills the seats that are left. */
export class Planning {
  constructor(
    private readonly world: World,
    private readonly merging: Merging,
  ) {}

  /** Once a week; those who were promised to a provider come first with it. */
  async plan(day: string): Promise<void> {
    const { world } = this;
    const planned: { readonly run: Run; readonly members: readonly Learner[] }[] = [];
    for (const place of STEPS.keys()) {
      const left = [...world.waitingAt(place, day)];
      for (let group = this.nextGroup(left); group.members.length >= MINIMUM; group = this.nextGroup(left)) {
        for (const member of group.members) left.splice(left.indexOf(member), 1);
        const isSplit =
          this.world.chance.chance(0.1) && group.members.every(({ promisedTo }) => promisedTo === undefined);
        if (isSplit) planned.push(...(await this.planTwo(place, day, group)));
        else planned.push({ run: await this.planOne(place, group.provider, day), members: group.members });
      }
    }
    await world.settled();
    const seats = planned.flatMap(({ run, members }) =>
      members.map((learner) => ({ run, learner, isHeld: world.chance.chance(0.04) })),
    );
    const registered = await forEach(seats, async ({ run, learner, isHeld }) => {
      const { id } = await world.county.send(run.provider, `${COURSES}/registrations`, {
        personRef: learner.personRef,
        runId: run.runId,
        ...(isHeld ? { hold: true } : {}),
      });
      return { run, learner, isHeld, id };
    });
    for (const { run, learner, isHeld, id } of registered) {
      if (isHeld) learner.restsUntil = addDays(day, RESTS);
      else world.registered(learner, run, id, day);
    }
    world.runs.push(...planned.map(({ run }) => run));
    await world.settled();
    await this.place(day);
  }

  /** Who waits longest decides on the provider: the one that was promised, or any. */
  private nextGroup(waiting: readonly Learner[]): { readonly provider: string; readonly members: readonly Learner[] } {
    const provider = waiting[0]?.promisedTo ?? this.world.chance.pick(PROVIDERS);
    const members = waiting.filter(({ promisedTo }) => promisedTo === undefined || promisedTo === provider);
    return { provider, members: members.slice(0, SEATS) };
  }

  private planOne(place: number, provider: string, day: string): Promise<Run> {
    const { chance, options } = this.world;
    const startsOn = addDays(day, chance.between(14, 28));
    const cancelOn = addDays(startsOn, -CANCELLED_BEFORE);
    const isCancelled = chance.chance(0.06) && cancelOn < addDays(options.firstDay, options.days - QUIET_DAYS);
    return this.send(place, provider, startsOn, isCancelled ? cancelOn : undefined);
  }

  /** Two providers plan for the same people, and neither gets enough. */
  private async planTwo(place: number, day: string, { provider, members }: ReturnType<Planning['nextGroup']>) {
    const other = this.world.chance.pick(PROVIDERS.filter((one) => one !== provider));
    const startsOn = addDays(day, 28);
    const kept = await this.send(place, provider, startsOn, undefined);
    const dissolved = await this.send(place, other, startsOn, undefined);
    this.merging.begin({ kept, dissolved, on: day });
    const half = Math.ceil(members.length / 2);
    return [
      { run: kept, members: members.slice(0, half) },
      { run: dissolved, members: members.slice(half) },
    ];
  }

  private async send(place: number, provider: string, startsOn: string, cancelOn: string | undefined): Promise<Run> {
    const step = stepAt(place);
    const endsOn = addDays(startsOn, step.days);
    const { id } = await this.world.county.send(provider, `${COURSES}/course-runs`, {
      providerId: provider,
      title: `${step.courseType} ${step.from}`,
      courseType: step.courseType,
      entryLevel: step.from,
      targetLevel: step.to,
      funding: step.funding,
      municipalityKey: this.world.options.municipalities[0],
      timeOfDay: 'morning',
      childcare: true,
      seats: SEATS,
      minimumGroup: MINIMUM,
      startsOn,
      endsOn,
    });
    return {
      runId: id,
      provider,
      place,
      startsOn,
      endsOn,
      seats: new Map<Learner, string>(),
      ...(cancelOn === undefined ? {} : { cancelOn }),
    };
  }

  /** For who is left over the coordination looks at what is proposed, one after the other, and decides. */
  private async place(day: string): Promise<void> {
    const { world } = this;
    for (const place of STEPS.keys()) {
      const asked = world.waitingAt(place, day).filter(({ promisedTo }) => promisedTo === undefined);
      for (const learner of asked.slice(0, PLACED_A_WEEK)) await this.decide(learner, day);
    }
  }

  private async decide(learner: Learner, day: string): Promise<void> {
    const { county, chance, runs } = this.world;
    const { proposals, ...rule } = await county.get<{ entry: object } & Proposals>(
      COORDINATOR,
      `${STATUS}/waiting-list/${learner.entryId ?? ''}`,
      // As of now, and not of a second ago.
      { 'consistent-with': `waiting-entry-${learner.entryId ?? ''}@1` },
    );
    // Of several the one that was planned first: ids, by which equal proposals stand, are another in every year.
    const free = new Set(proposals.filter(({ freeSeats }) => freeSeats > 0).map(({ runId }) => runId));
    const run = runs
      .filter(({ place, startsOn }) => place === learner.next && startsOn > day)
      .find((one) => free.has(one.runId) && !this.merging.concerns(one));
    if (!run) return;
    const outcome = chance.chance(0.8) ? 'chosen' : 'declined-by-person';
    const answer = await county.send<Placed>(
      COORDINATOR,
      `${COURSES}/waiting-entries/${learner.entryId ?? ''}/placements`,
      {
        outcome,
        runId: run.runId,
        ruleId: rule.ruleId,
        ruleVersion: rule.ruleVersion,
        proposed: proposals.map(({ runId, reasonsFor, reasonsAgainst }) => ({
          runId,
          reasonsFor: reasonsFor.map(({ code }) => code),
          reasonsAgainst: reasonsAgainst.map(({ code }) => code),
        })),
      },
    );
    if (outcome !== 'chosen') return;
    await this.world.settled();
    const { registrationId, registration } = answer;
    if (registrationId === undefined || registration !== 'confirmed')
      throw new Error(`a free seat was proposed and not given: ${registration ?? 'no answer'}`);
    this.world.registered(learner, run, registrationId, day);
  }
}
