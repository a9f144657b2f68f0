import { workingDayFromImport as day } from '../relative-day.js';
import type { County } from './cohorts.js';
import type { Person } from './people.js';

/** What a department reports, of whom, and how often it is done. */
const REPORTS: readonly {
  readonly department: string;
  readonly milestone: string;
  readonly share: number;
  readonly done: number;
  readonly of: (person: Person) => boolean;
}[] = [
  { department: 'Koordinierungsstelle', milestone: 'Erstgespräch', share: 0.5, done: 0.85, of: () => true },
  { department: 'Soziales', milestone: 'Leistungen', share: 0.3, done: 0.75, of: () => true },
  {
    department: 'Jobcenter',
    milestone: 'Eingliederungsvereinbarung',
    share: 0.35,
    done: 0.6,
    of: ({ level }) => level === 'A2' || level === 'B1' || level === 'B2',
  },
  {
    department: 'Jugend',
    milestone: 'Betreuungsplatz',
    share: 0.7,
    done: 0.4,
    of: ({ needs }) => needs?.childcare ?? false,
  },
  {
    department: 'Schule',
    milestone: 'Zeugnisanerkennung',
    share: 0.25,
    done: 0.35,
    of: ({ level }) => level === 'B1' || level === 'B2',
  },
];

export function report(
  { ledger }: County,
  person: Person,
  department: string,
  milestone: string,
  done: boolean,
  on: number,
): void {
  ledger.write('meilensteine', {
    meldung_nr: ledger.next('meilensteine', 'M'),
    personen_nr: person.number,
    fachdienst: department,
    meilenstein: milestone,
    stand: done ? 'erledigt' : 'offen',
    gemeldet_am: day(on),
  });
}

/** What the departments have told of everybody so far. Economy reports of nobody: it gets numbers and gives places. */
export function reportMilestones(county: County, adults: readonly Person[]): void {
  const { random } = county;
  for (const person of adults) {
    for (const { department, milestone, share, done, of } of REPORTS) {
      if (!of(person) || !random.chance(share)) continue;
      report(
        county,
        person,
        department,
        milestone,
        random.chance(done),
        Math.min(person.enrolled + random.between(1, 40), -1),
      );
    }
  }
}
