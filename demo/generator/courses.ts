import { dayFromImport, workingDayFromImport as day } from '../relative-day.js';
import { courseType, type CourseTypeOfDemo } from './course-types.js';
import { type Ledger, levelWord, yesNo } from './ledger.js';
import type { People, Person } from './people.js';
import type { Places } from './places.js';
import { PROVIDERS } from './providers.js';
import type { Random } from './random.js';
import { type Run, RUNS, stageOf } from './runs.js';

/** So many days before its start a run stands in the course finder. */
const PUBLISHED_BEFORE = 60;

export const startOf = (run: Run): string => day(run.start);
export const endOf = (run: Run): string => (run.exactEnd ? dayFromImport(run.end) : day(run.end));

export function writeProviders(ledger: Ledger, places: Places): void {
  for (const { id, name, kind, place } of PROVIDERS) {
    const types = admittedTypes(id);
    ledger.write('traeger', {
      traeger: id,
      name,
      art: kind,
      gemeinde: places.named(place).key,
      seit: SINCE,
      e_mail: `kurse@${id}.example`,
      ...(types.length > 0 && { zugelassen_fuer: types.join('|'), zugelassen_von: 'BAMF', zugelassen_ab: SINCE }),
      kursort: `Kursräume ${place} (erfunden)`,
      stufenlos: yesNo(kind !== 'Ehrenamt'),
    });
  }
}

const SINCE = '01.01.2015';

/** The federal courses that a provider gives: it is admitted to these. */
const admittedTypes = (provider: string): readonly string[] =>
  [...new Set(RUNS.filter((run) => run.provider === provider).map(({ type }) => type))]
    .filter((type) => /^(IK|BSK)_/.test(type))
    .sort();

export function writeRuns(ledger: Ledger, places: Places): void {
  for (const run of RUNS) {
    const stage = stageOf(run);
    const begun = stage === 'ended' || stage === 'running';
    ledger.write('kurse', {
      kurs_nr: run.number,
      traeger: run.provider,
      titel: run.title,
      kursart: run.type,
      eingangsniveau: levelWord(run.entry),
      zielniveau: levelWord(run.target),
      finanzierung: courseType(run.type).payer,
      gemeinde: places.named(run.place).key,
      tageszeit: run.time,
      kinderbetreuung: yesNo(run.childcare),
      plaetze: run.seats,
      mindestzahl: run.minimum,
      geplant_am: day(Math.min(run.start - 75, -40)),
      beginn: startOf(run),
      ende: endOf(run),
      veroeffentlicht_am: day(Math.min(run.start - PUBLISHED_BEFORE, -30)),
      begonnen_am: begun ? startOf(run) : undefined,
      beendet_am: stage === 'ended' ? endOf(run) : undefined,
      abgesagt_am: run.cancelled ? day(run.cancelled.on) : undefined,
      absagegrund: run.cancelled?.reason,
    });
  }
}

type Outcome =
  { readonly kind: 'passed' | 'failed' } | { readonly kind: 'dropped'; readonly on: number; readonly reason: string };

/** Registers people for runs and writes what came of it: participation, right, result. */
export class Enrolments {
  constructor(
    private readonly ledger: Ledger,
    private readonly random: Random,
    private readonly people: People,
  ) {}

  /** The day of a registration: at most four weeks before the start, in time for every rule. */
  registrationDay(run: Run, after: number): number {
    const latest = Math.min(run.start - 3, -2);
    const earliest = Math.max(run.start - (courseType(run.type).right === 'Berufssprachkurs' ? 27 : 40), after);
    return this.random.between(Math.min(earliest, latest), latest);
  }

  /** Puts the person into the run, with the outcome given or one by chance. */
  register(person: Person, run: Run, registered: number, outcome: Outcome = this.outcome(run)): string {
    const { ledger } = this;
    const stage = stageOf(run);
    const begun = stage === 'ended' || stage === 'running';
    const dropped = outcome.kind === 'dropped' && begun && outcome.on < 0 ? outcome : undefined;
    const ended = stage === 'ended' && !dropped;
    const tested = ended && courseType(run.type).passes !== undefined;
    const passed = outcome.kind === 'passed';
    const level = passed ? run.target : run.entry;
    const number = ledger.next('anmeldungen', 'A');
    ledger.write('anmeldungen', {
      anmeldung_nr: number,
      personen_nr: person.number,
      kurs_nr: run.number,
      angemeldet_am: day(registered),
      begonnen_am: begun ? startOf(run) : undefined,
      beendet_am: ended ? endOf(run) : undefined,
      abgebrochen_am: dropped && day(dropped.on),
      abbruchgrund: dropped?.reason,
      ergebnis_am: tested ? endOf(run) : undefined,
      ergebnis_niveau: tested ? levelWord(level) : undefined,
      bestanden: tested ? yesNo(passed) : undefined,
    });
    this.right(person, run, registered, begun);
    if (tested) person.level = level;
    // A course without a final test: the next provider tests where the person stands.
    else if (ended && run.end < -6 && this.random.chance(0.7))
      this.people.assess(person, run.target, day(run.end + 4), {});
    if (ended || dropped)
      person.last = {
        run: run.number,
        provider: run.provider,
        type: run.type,
        registration: number,
        end: dropped ? dropped.on : run.end,
      };
    else if (stage === 'running')
      person.last = { run: run.number, provider: run.provider, type: run.type, registration: number, end: run.end };
    person.placed = !ended && !dropped;
    return number;
  }

  /** A right that is older than the registration, and young enough for its rule; of what is open, none lapses soon. */
  private right(person: Person, run: Run, registered: number, begun: boolean): void {
    const { right }: CourseTypeOfDemo = courseType(run.type);
    if (right === undefined || (right === 'Anspruch Integrationskurs' && person.claimed)) return;
    if (right === 'Anspruch Integrationskurs') person.claimed = true;
    const { random, ledger } = this;
    const issued = Math.min(registered - random.between(2, 20), -3);
    ledger.write('berechtigungen', {
      recht_nr: ledger.next('berechtigungen', 'R'),
      personen_nr: person.number,
      art: right,
      stelle:
        right === 'Anspruch Integrationskurs'
          ? 'Ordnung'
          : right === 'Berufssprachkurs'
            ? 'Jobcenter'
            : 'Koordinierungsstelle',
      ausgestellt_am: day(issued),
      genutzt_am: begun ? startOf(run) : undefined,
      genutzt_kurs: begun ? run.number : undefined,
    });
  }

  private outcome(run: Run): Outcome {
    const { random } = this;
    if (random.chance(0.08) && !run.whole) {
      const reason = random.weighted(
        ['Umzug', 'Arbeit', 'Kinderbetreuung', 'Fahrweg', 'Gesundheit', 'unbekannt'],
        (word) => (word === 'Arbeit' ? 4 : 2),
      );
      return { kind: 'dropped', on: random.between(run.start + 14, run.end - 12), reason };
    }
    return { kind: random.chance(courseType(run.type).passes ?? 1) ? 'passed' : 'failed' };
  }
}
