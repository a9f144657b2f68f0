import { workingDayFromImport as day } from '../relative-day.js';
import { type Enrolments, startOf } from './courses.js';
import { handOver } from './handovers.js';
import type { Ledger } from './ledger.js';
import type { People, Person } from './people.js';
import { kilometres, type Places } from './places.js';
import { FAST_PAIR, SLOW_PAIR } from './providers.js';
import type { Random } from './random.js';
import { type Run, RUNS, stageOf } from './runs.js';

const SHARE_OF_FOLLOWERS = 0.45;
const WITHIN_KILOMETRES = 28;

export interface County {
  readonly ledger: Ledger;
  readonly random: Random;
  readonly places: Places;
  readonly people: People;
  readonly enrolments: Enrolments;
  /** At whose counter somebody was taken in, where the story needs it. */
  readonly takenIn: Map<string, string>;
}

/** Somebody new for a run: taken in, tested and, where needed, with a right, all before the registration. */
export function newcomer(
  { people, places, random, enrolments }: County,
  run: Run,
): { person: Person; registered: number } {
  const registered = enrolments.registrationDay(run, Number.NEGATIVE_INFINITY);
  const person = people.enroll({
    home: places.near(random, places.named(run.place)),
    enrolled: registered - random.between(32, 120),
    level: run.entry,
    ...withNeeds(people.anyNeeds(run)),
    certificate: run.entry === 'B1' || run.entry === 'B2',
    assessedBy: run.provider,
  });
  return { person, registered };
}

export const withNeeds = (needs: ReturnType<People['anyNeeds']>): { needs?: NonNullable<typeof needs> } =>
  needs === undefined ? {} : { needs };

/** Fills every run, the earliest first, from those whose course has ended and from newcomers. `taken`: places filled before. */
export function fillRuns(county: County, taken: ReadonlyMap<string, number>, spared: ReadonlySet<string>): void {
  const { random, people } = county;
  for (const run of [...RUNS].sort((a, b) => a.start - b.start)) {
    const wanted = run.people - (taken.get(run.number) ?? 0);
    const followers = random.shuffle(people.all.filter((person) => canFollow(county, person, run, spared)));
    const followed = followers.slice(0, Math.round(wanted * SHARE_OF_FOLLOWERS));
    for (const person of followed) follow(county, person, run);
    for (let place = followed.length; place < wanted; place++) {
      const { person, registered } = newcomer(county, run);
      waitBefore(county, person, run, registered);
      county.enrolments.register(person, run, registered);
    }
  }
}

function canFollow({ places }: County, person: Person, run: Run, spared: ReadonlySet<string>): boolean {
  const { last } = person;
  if (person.placed || last === undefined || spared.has(last.run) || person.level !== run.entry) return false;
  // Some days between two courses: for the result, the offer and the registration.
  return (
    last.end < run.start - 12 &&
    last.end > run.start - 250 &&
    kilometres(person.home, places.named(run.place)) < WITHIN_KILOMETRES
  );
}

/** Registers somebody for the next course: through a hand-over where another provider holds it. */
function follow({ ledger, random, enrolments }: County, person: Person, run: Run): void {
  const { last } = person;
  if (!last) return;
  const registered = enrolments.registrationDay(run, last.end + 3);
  const counted = [FAST_PAIR, SLOW_PAIR].some(({ from, to }) => from === last.provider && to === run.provider);
  if (last.provider !== run.provider && !counted && random.chance(0.6)) {
    const accepted = random.between(Math.max(last.end - 3, registered - 20), registered);
    const offered = random.between(accepted - 12, accepted - 2);
    const begun = stageOf(run) === 'planned' ? {} : { begun: startOf(run) };
    handOver(ledger, person, {
      to: run.provider,
      followUp: run.type,
      run,
      offered: day(offered),
      accepted: day(accepted),
      ...begun,
    });
  }
  enrolments.register(person, run, registered);
}

/** A third of the newcomers waited on the list until the registration. */
function waitBefore({ ledger, random }: County, person: Person, run: Run, registered: number): void {
  if (!random.chance(0.33)) return;
  ledger.write('wartende', {
    warteliste_nr: ledger.next('wartende', 'W'),
    personen_nr: person.number,
    kursart: run.type,
    niveau: run.entry === 'pre-A1' ? 'vor A1' : run.entry,
    gemeinde: person.home.key,
    tageszeiten: (person.needs?.times ?? [run.time]).join(' | '),
    kinderbetreuung: person.needs?.childcare ? 'ja' : 'nein',
    seit: day(Math.min(person.enrolled + random.between(7, 14), registered)),
    beendet_am: day(registered),
    beendet_grund: 'angemeldet',
  });
}
