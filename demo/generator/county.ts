import { FILES } from '../columns.js';
import { alliance } from './alliance.js';
import { recordAttendance } from './attendance.js';
import { type County, fillRuns } from './cohorts.js';
import { Enrolments, writeProviders, writeRuns } from './courses.js';
import { tellDetails } from './details.js';
import * as lately from './last-weeks.js';
import { Ledger } from './ledger.js';
import { reportMilestones } from './milestones.js';
import { oblige } from './obligations.js';
import { officeWork } from './office-work.js';
import { People } from './people.js';
import { Places } from './places.js';
import { seeded } from './random.js';
import { runAt } from './runs.js';
import * as show from './showcases.js';
import { beginners, leaveWaiting } from './waiting.js';

const SEED = 20150301;
const LEARNERS = 1500;

/** The whole county: file name without `.csv` → table with its head, and the work of the offices. The same every time. */
export function generateCounty(municipalities: string): {
  readonly tables: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly work: ReturnType<typeof officeWork>;
} {
  const ledger = new Ledger();
  const random = seeded(SEED);
  const places = new Places(municipalities);
  const people = new People(ledger, random);
  const enrolments = new Enrolments(ledger, random, people);
  const county: County = { ledger, random, places, people, enrolments, takenIn: new Map() };

  writeProviders(ledger, places);
  writeRuns(ledger, places);
  const taken = new show.Taken();
  show.mother(county, taken);
  show.pairs(county, taken);
  show.overdueOffers(county, taken);
  show.openOffers(county, taken);
  show.endedOffers(county, taken);
  show.lapsingRights(county);
  show.withoutAccess(county);
  show.foundCountyCourse(county, taken);
  show.workAndDispute(county, taken);
  lately.answeredLate(county, taken);
  lately.rightsOfLastWeeks(county);
  lately.takenInTwice(county);
  // Who left the runs of the pairs goes no other way: the medians stay those of the pairs.
  const spared = new Set([runAt('weidenpfad', -200).number, runAt('wortwechsel', -230).number]);
  fillRuns(county, taken, spared);
  leaveWaiting(county, spared);
  const children = new Set(show.children(county));
  beginners(county, LEARNERS);
  reportMilestones(
    county,
    people.all.filter((person) => !children.has(person)),
  );
  oblige(county);
  recordAttendance(ledger);
  tellDetails(ledger, county.takenIn);
  alliance(ledger);
  return { tables: new Map(FILES.map(({ file }) => [file, ledger.table(file)])), work: officeWork(ledger) };
}
