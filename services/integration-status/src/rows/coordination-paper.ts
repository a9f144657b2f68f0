import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import { handoverOn, type HandoverView } from '../projections/handover/handover.state.js';
import { takenOn, type RunView } from '../projections/run/run.state.js';
import { isSmall } from './withholding.js';

/** The paper looks so many weeks ahead. Days. */
export const AHEAD_DAYS = 56;

/** Whether a run is under way on a day and ends in the days after it. */
export const endsSoon = (run: RunView, day: string, until: string): boolean =>
  run.state !== 'cancelled' && run.startsOn <= day && run.endsOn >= day && run.endsOn <= until;

export const freeOn = (run: RunView, day: string): number => Math.max(0, run.seats - takenOn(run, day));

/** Whether people who come from another run can begin here: it starts in the time looked at and has a free seat. */
export const takesIn = (run: RunView, day: string, until: string): boolean =>
  run.state !== 'cancelled' && run.startsOn > day && run.startsOn <= until && freeOn(run, day) > 0;

/** How many of a run are handed over on a day: offered, accepted, or begun elsewhere. */
export const handedOver = (handovers: readonly HandoverView[], day: string): number =>
  new Set(
    handovers
      .filter(({ offeredOn }) => offeredOn <= day)
      .map((view) => handoverOn(view, day))
      .filter(({ state }) => state === 'offered' || state === 'accepted' || state === 'follow-up-started')
      .map(({ personRef }) => personRef),
  ).size;

export interface Balance {
  readonly level: CefrLevel;
  readonly municipalityKey?: string;
  readonly ending: number;
  readonly freeSeats: number;
  readonly waiting: number | null;
}

interface Supply {
  readonly ending: readonly RunView[];
  readonly followUps: readonly RunView[];
  /** Those who wait, by `level:municipality`. */
  readonly demand: ReadonlyMap<string, number>;
  readonly day: string;
}

/** Per level: who comes, where there is room, who waits. Few who wait are told to those alone who see all cases. */
export function byLevel({ ending, followUps, demand, day }: Supply, seesAll: boolean): readonly Balance[] {
  return CEFR_LEVELS.map((level) => ({
    level,
    ending: sum(ending.filter((run) => run.targetLevel === level).map((run) => takenOn(run, day))),
    freeSeats: sum(followUps.filter((run) => run.entryLevel === level).map((run) => freeOn(run, day))),
    waiting: told(sum([...demand].filter(([key]) => key.startsWith(`${level}:`)).map(([, count]) => count)), seesAll),
  })).filter(isSomething);
}

/** Per level and municipality; only for those who see all cases: a place and a level name few. */
export function byPlace({ ending, followUps, demand, day }: Supply): readonly Balance[] {
  const keys = new Set([
    ...ending.map((run) => `${run.targetLevel}:${run.municipalityKey}`),
    ...followUps.map((run) => `${run.entryLevel}:${run.municipalityKey}`),
    ...demand.keys(),
  ]);
  return [...keys]
    .toSorted()
    .flatMap((key) => {
      const [name = '', municipalityKey = ''] = key.split(':');
      const level = CEFR_LEVELS.find((one) => one === name);
      if (level === undefined) return [];
      const here = (run: RunView): boolean => run.municipalityKey === municipalityKey;
      return [
        {
          level,
          municipalityKey,
          ending: sum(ending.filter((run) => here(run) && run.targetLevel === level).map((run) => takenOn(run, day))),
          freeSeats: sum(
            followUps.filter((run) => here(run) && run.entryLevel === level).map((run) => freeOn(run, day)),
          ),
          waiting: demand.get(key) ?? 0,
        },
      ];
    })
    .filter(isSomething);
}

const told = (count: number, seesAll: boolean): number | null => (!seesAll && isSmall(count) ? null : count);
const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
const isSomething = ({ ending, freeSeats, waiting }: Balance): boolean =>
  ending > 0 || freeSeats > 0 || waiting === null || waiting > 0;

/** What of another provider's run is told: from so many on. */
export const toldOfOthers = (count: number, heads: number): number | null =>
  isSmall(count) || isSmall(heads - count) ? null : count;
