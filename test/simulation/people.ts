import { Temporal } from 'temporal-polyfill';
import type { EntitlementKind } from '#contracts';
import type { Random } from '../../demo/generator/random.js';

/** Somebody who comes to the county in the year, with all that chance decides of her beforehand. */
export interface Newcomer {
  readonly number: number;
  readonly arrivesOn: string;
  readonly municipalityKey: string;
  /** Index of the step at which she begins. */
  readonly step: number;
  readonly right?: { readonly kind: EntitlementKind; readonly issuedBy: string; readonly issuedOn: string };
  readonly childcare: boolean;
  /** Whether she asks for a course at all: who does not lets her right lapse. */
  readonly asksForCourse: boolean;
}

/** Levels of those who come, by the step at which they begin. */
const BEGINNINGS = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3];
/** The last days of the year are left for those who are there already. */
const LAST_ARRIVAL = 300;

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The newcomers of a year, in the order of their arrival. The same chance gives the same people. */
export function newcomers(
  count: number,
  firstDay: string,
  municipalities: readonly string[],
  chance: Random,
): readonly Newcomer[] {
  return Array.from({ length: count }, (_, number): Newcomer => {
    const arrivesOn = addDays(firstDay, Math.floor((number * LAST_ARRIVAL) / count));
    const step = chance.pick(BEGINNINGS);
    const right = rightOf(step, arrivesOn, chance);
    return {
      number,
      arrivesOn,
      municipalityKey: chance.pick(municipalities),
      step,
      ...(right ? { right } : {}),
      childcare: chance.chance(0.3),
      asksForCourse: chance.chance(0.93),
    };
  });
}

/** Some have their right for long when they come: these lapse within the year. */
function rightOf(step: number, arrivesOn: string, chance: Random): Newcomer['right'] {
  if (step === 0) return undefined;
  if (step === 3)
    return {
      kind: 'vocational-language-course',
      issuedBy: 'job-centre',
      issuedOn: addDays(arrivesOn, -chance.between(0, 20)),
    };
  return chance.chance(0.7)
    ? {
        kind: 'integration-course-claim',
        issuedBy: 'public-order',
        issuedOn: addDays(arrivesOn, -chance.between(0, 330)),
      }
    : undefined;
}
