import { fireTimers } from '#service-kit/testing';
import { forEach } from './county.js';
import { HandingOver } from './handing-over.js';
import { Intake } from './intake.js';
import { Merging } from './merging.js';
import { addDays } from './people.js';
import { Planning } from './planning.js';
import { Teaching } from './teaching.js';
import { COORDINATOR, COURSES, PROVIDERS, World, type YearOptions } from './world.js';

const A_WEEK = 7;

/** A year of the county: everybody acts by commands, day after day; what happened is kept in a ledger beside it. */
export class Year {
  readonly world: World;
  private readonly intake: Intake;
  private readonly merging: Merging;
  private readonly planning: Planning;
  private readonly handingOver: HandingOver;
  private readonly teaching: Teaching;

  constructor(private readonly options: YearOptions) {
    this.world = new World(options);
    this.intake = new Intake(this.world);
    this.merging = new Merging(this.world);
    this.planning = new Planning(this.world, this.merging);
    this.handingOver = new HandingOver(this.world);
    this.teaching = new Teaching(this.world, this.handingOver);
  }

  /** Lives the year. Returns its last day. */
  async live(): Promise<string> {
    const { firstDay, days, clock, house, onDay } = this.options;
    const { world } = this;
    let day = firstDay;
    await this.found(day);
    for (let passed = 0; passed < days; passed++) {
      day = addDays(firstDay, passed);
      clock.set(`${day}T08:00:00.000Z`);
      await fireTimers(house.app);
      await this.intake.live(day);
      await world.settled();
      await this.merging.live(day);
      await this.teaching.live(day);
      await world.settled();
      await this.handingOver.answer(day);
      await this.handingOver.offer(day);
      await world.settled();
      if (passed % A_WEEK === 0) await this.planning.plan(day);
      await onDay?.(day, world.county.commands);
    }
    await world.settled();
    return day;
  }

  private async found(day: string): Promise<void> {
    this.options.clock.set(`${day}T07:00:00.000Z`);
    await forEach(PROVIDERS, async (providerId) => {
      await this.world.county.send(COORDINATOR, `${COURSES}/providers`, {
        providerId,
        name: `${providerId} (erfunden)`,
        kind: 'independent',
        municipalityKey: this.options.municipalities[0],
      });
    });
    await this.world.settled();
  }
}
