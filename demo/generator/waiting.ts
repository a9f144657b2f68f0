import type { CefrLevel } from '#contracts';
import { workingDayFromImport as day } from '../relative-day.js';
import type { County } from './cohorts.js';
import { withNeeds } from './cohorts.js';
import { courseType, type CourseTypeCode, NEXT_COURSE } from './course-types.js';
import { levelWord, yesNo } from './ledger.js';
import type { Person } from './people.js';

export type FederalRight = 'Anspruch Integrationskurs' | 'Berufssprachkurs';
const LEVELS: readonly CefrLevel[] = ['pre-A1', 'A1', 'A2', 'B1', 'B2'];
const OFTEN: Readonly<Partial<Record<CefrLevel, number>>> = { 'pre-A1': 3, A1: 4, A2: 4, B1: 3, B2: 1 };
/** Nothing else lapses in the days after the fortnight that the headline counts: it stays exact on every day of import. */
const QUIET_UNTIL = 22;

/** Opens a place on the waiting list for a course. */
export function wait({ ledger, random }: County, person: Person, type: CourseTypeCode, since: number): void {
  const { level, needs, home } = person;
  if (level === undefined) throw new Error(`${person.number} has no level`);
  ledger.write('wartende', {
    warteliste_nr: ledger.next('wartende', 'W'),
    personen_nr: person.number,
    kursart: type,
    niveau: levelWord(level),
    gemeinde: home.key,
    tageszeiten: (needs?.times ?? [random.pick(['vormittags', 'abends'])]).join(' | '),
    kinderbetreuung: yesNo(needs?.childcare ?? false),
    seit: day(since),
  });
  person.placed = true;
}

/** A right that lapses unused so many days from now: a year after its issue, or three months. */
export function rightLapsingIn({ ledger }: County, person: Person, right: FederalRight, days: number): void {
  const claim = right === 'Anspruch Integrationskurs';
  ledger.write('berechtigungen', {
    recht_nr: ledger.next('berechtigungen', 'R'),
    personen_nr: person.number,
    art: right,
    stelle: claim ? 'Ordnung' : 'Jobcenter',
    ausgestellt_am: `T${days < 0 ? '' : '+'}${days}${claim ? '-1J' : '-3M'}`,
  });
  if (claim) person.claimed = true;
}

/** Those who have had a course and none to go on with: half of them wait. */
export function leaveWaiting(county: County, spared: ReadonlySet<string>): void {
  const { people, random } = county;
  for (const person of people.all) {
    if (
      person.placed ||
      !person.last ||
      person.last.end > -2 ||
      person.level === undefined ||
      spared.has(person.last.run)
    )
      continue;
    const next = NEXT_COURSE[person.level];
    if (next && random.chance(0.5))
      wait(
        county,
        person,
        random.chance(0.5) ? next.federal : next.open,
        Math.min(person.last.end + random.between(1, 20), -1),
      );
  }
}

/** People at the beginning of their way, until the county has `total`. */
export function beginners(county: County, total: number): void {
  const { people, places, random } = county;
  while (people.all.length < total) {
    const home = places.anywhere(random);
    const stage = random.weighted(
      ['enrolled', 'assessed', 'entitled', 'waiting'] as const,
      (one) => ({ enrolled: 14, assessed: 18, entitled: 17, waiting: 51 })[one],
    );
    if (stage === 'enrolled') {
      people.enroll({
        home,
        enrolled: random.between(-45, -1),
        ...withNeeds(random.chance(0.3) ? people.anyNeeds() : undefined),
      });
      continue;
    }
    const level = random.weighted(LEVELS, (one) => OFTEN[one] ?? 1);
    const enrolled = stage === 'assessed' ? random.between(-80, -8) : random.between(-260, -70);
    const person = people.enroll({
      home,
      enrolled,
      level,
      ...withNeeds(people.anyNeeds()),
      certificate: level === 'B1' || level === 'B2',
    });
    if (stage === 'assessed') continue;
    const next = NEXT_COURSE[level];
    if (!next) continue;
    const entitled = stage === 'entitled' || random.chance(0.55);
    const type = entitled ? next.federal : next.open;
    const right = courseType(type).right;
    if (right === 'Anspruch Integrationskurs')
      rightLapsingIn(county, person, right, random.between(QUIET_UNTIL + 90, 330));
    // Three months after an issue in the last two and a half: none of them is new and none lapses soon.
    if (right === 'Berufssprachkurs') rightLapsingIn(county, person, right, random.between(QUIET_UNTIL, 80));
    if (stage === 'waiting') wait(county, person, type, random.between(enrolled + 8, -2));
  }
}
