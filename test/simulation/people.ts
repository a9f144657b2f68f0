import { Temporal } from 'temporal-polyfill';
import type { EntitlementKind } from '#contracts';
import type { Random } from '../../demo/generator/random.js';

/** Somebody who comes to the county in the year, with all that chance decides of her beforehand. */
export interface Newcomer {
  readonly number: number;
  readonly arrivesOn: string;
  readonly birthDate: string;
  readonly municipalityKey: string;
  /** Index of the step at which she begins. */
  readonly step: number;
  readonly right?: { readonly kind: EntitlementKind; readonly issuedBy: string; readonly issuedOn: string };
  readonly childcare: boolean;
  /** Whether she asks for a course at all: who does not lets her right lapse. */
  readonly asksForCourse: boolean;
  /** A young person for whom a guardian consents first. */
  readonly minor?: Minor;
  /** What an office gets wrong when it takes her in, and mends. */
  readonly slip?: 'level' | 'name' | 'disputed-level';
  /** Whether a second office takes her in again, and whether the merge of the two is taken back. */
  readonly twice?: 'merged' | 'merged-in-error';
}

export interface Minor {
  /** The birthday in the year at which the guardian's consent comes to its end: 15 or 18. */
  readonly birthday: string;
  readonly age: 15 | 18;
  /** Whether she consents herself when she is asked. */
  readonly consents: boolean;
}

/** Levels of those who come, by the step at which they begin. */
const BEGINNINGS = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3];
/** The last days of the year are left for those who are there already. */
const LAST_ARRIVAL = 300;
/** Until when a birthday must lie that shows in the year. */
const LAST_BIRTHDAY = 200;
const SLIPS = ['level', 'name', 'disputed-level'] as const;

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
    const municipalityKey = chance.pick(municipalities);
    const childcare = chance.chance(0.3);
    const minor = minorOf(arrivesOn, firstDay, chance);
    if (minor) {
      const { birthday, age } = minor;
      const birthDate = Temporal.PlainDate.from(birthday).subtract({ years: age }).toString();
      return { number, arrivesOn, birthDate, municipalityKey, step: 0, childcare: false, asksForCourse: false, minor };
    }
    const step = chance.pick(BEGINNINGS);
    const right = rightOf(step, arrivesOn, chance);
    const isSlip = chance.chance(0.04);
    const slip = chance.pick(SLIPS);
    const isTwice = chance.chance(0.02);
    const inError = chance.chance(0.25);
    return {
      number,
      arrivesOn,
      birthDate: addDays('1975-03-02', number % 9000),
      municipalityKey,
      step,
      ...(right ? { right } : {}),
      childcare,
      asksForCourse: chance.chance(0.93),
      ...(isSlip ? { slip } : {}),
      ...(isTwice ? { twice: inError ? 'merged-in-error' : 'merged' } : {}),
    };
  });
}

function minorOf(arrivesOn: string, firstDay: string, chance: Random): Minor | undefined {
  const isMinor = chance.chance(0.05);
  const birthday = addDays(firstDay, chance.between(1, LAST_BIRTHDAY));
  const age = chance.pick([15, 18] as const);
  const consents = chance.chance(0.6);
  return isMinor && arrivesOn < birthday ? { birthday, age, consents } : undefined;
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
