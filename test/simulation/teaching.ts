import { forEach } from './county.js';
import type { HandingOver } from './handing-over.js';
import { stepAt } from './steps.js';
import { COURSES, type World } from './world.js';

/** The courses themselves: cancelled, begun, left before the end, ended, with their results. */
export class Teaching {
  constructor(
    private readonly world: World,
    private readonly handingOver: HandingOver,
  ) {}

  async live(day: string): Promise<void> {
    await this.cancel(day);
    await this.start(day);
    await this.dropOut(day);
    await this.end(day);
  }

  private async cancel(day: string): Promise<void> {
    const cancelled = this.world.runs.filter(({ cancelOn }) => cancelOn === day);
    await forEach(cancelled, async ({ runId, provider }) => {
      await this.world.county.send(provider, `${COURSES}/course-runs/${runId}/cancel`, {
        reason: 'no-teacher',
        people: 'wait-again',
      });
    });
    for (const run of cancelled) for (const learner of run.seats.keys()) this.world.lostSeat(learner, run, day);
    this.world.runs = this.world.runs.filter((run) => !cancelled.includes(run));
  }

  private async start(day: string): Promise<void> {
    const starting = this.world.runs.filter(({ startsOn }) => startsOn === day);
    await forEach(starting, async (run) => {
      const { runId, provider, seats } = run;
      await this.world.county.send(provider, `${COURSES}/course-runs/${runId}/start`, {});
      for (const learner of seats.keys()) {
        delete learner.promisedTo;
        this.world.useRight(learner, run, day);
      }
    });
  }

  private async dropOut(day: string): Promise<void> {
    const { world } = this;
    const leaving = world.runs.flatMap((run) =>
      run.startsOn < day && day < run.endsOn
        ? [...run.seats].filter(() => world.chance.chance(0.001)).map(([learner, id]) => ({ run, learner, id }))
        : [],
    );
    await forEach(leaving, async ({ run, learner, id }) => {
      const path = `${COURSES}/registrations/${learner.personRef}/${id}/drop-out`;
      await world.county.send(run.provider, path, { reason: 'work' });
      run.seats.delete(learner);
    });
    await this.handingOver.withdraw(new Set(leaving.map(({ learner }) => learner)));
  }

  private async end(day: string): Promise<void> {
    const { world } = this;
    const ending = world.runs.filter(({ endsOn }) => endsOn === day);
    await forEach(ending, async ({ runId, provider }) => {
      await world.county.send(provider, `${COURSES}/course-runs/${runId}/end`, {});
    });
    await world.settled();
    const results = ending.flatMap((run) => [...run.seats].map(([learner, id]) => ({ run, learner, id })));
    await forEach(results, async ({ run, learner, id }) => {
      await world.county.send(run.provider, `${COURSES}/registrations/${learner.personRef}/${id}/result`, {
        level: stepAt(run.place).to,
        passed: true,
      });
    });
    world.runs = world.runs.filter(({ endsOn }) => endsOn > day);
  }
}
