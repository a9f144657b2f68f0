import type { CefrLevel } from '#contracts';
import { dayFromImport, workingDayFromImport } from '../relative-day.js';
import { type Ledger, levelWord, yesNo } from './ledger.js';
import { birthDate, familyName, firstName } from './names.js';
import type { Place } from './places.js';
import type { Random } from './random.js';

export interface Needs {
  readonly childcare: boolean;
  readonly times: readonly string[];
  readonly kilometres?: number;
}

/** Somebody on the way. Days count from the day of the import. */
export interface Person {
  readonly number: string;
  readonly home: Place;
  readonly enrolled: number;
  level?: CefrLevel;
  needs?: Needs;
  /** The last course, with what came of it. */
  last?: {
    readonly run: string;
    readonly provider: string;
    readonly type: string;
    readonly registration: string;
    readonly end: number;
  };
  /** Has had the claim to an integration course, which covers all its parts. */
  claimed: boolean;
  /** Has a course, a place on a waiting list or an offer now: nothing more is invented for them. */
  placed: boolean;
}

export interface Facts {
  readonly home: Place;
  readonly enrolled: number;
  readonly level?: CefrLevel;
  readonly needs?: Needs;
  readonly name?: { readonly first: string; readonly family: string; readonly born: string };
  /** Where something absolute is told of a person, so are the days of the taking in. */
  readonly absolute?: { readonly arrived: string; readonly enrolled: string; readonly assessed: string };
  readonly bornFrom?: number;
  readonly bornTo?: number;
  readonly assessedBy?: string;
  readonly certificate?: boolean;
}

export class People {
  readonly all: Person[] = [];
  private readonly known = new Set<string>();

  constructor(
    private readonly ledger: Ledger,
    private readonly random: Random,
  ) {}

  /** Takes somebody in, with level and needs where they are known. */
  enroll(facts: Facts): Person {
    const { ledger, random } = this;
    const { home, enrolled, level, needs, absolute } = facts;
    const number = ledger.next('personen', 'P');
    const name = facts.name ?? this.somebody(facts.bornFrom ?? 1966, facts.bornTo ?? 2006);
    ledger.write('personen', {
      personen_nr: number,
      nachname: name.family,
      vorname: name.first,
      geburtsdatum: name.born,
      gemeinde: home.key,
      angekommen_am:
        absolute?.arrived ?? (random.chance(0.85) ? dayFromImport(enrolled - random.between(8, 700)) : undefined),
      aufgenommen_am: absolute?.enrolled ?? workingDayFromImport(enrolled),
    });
    const person: Person = { number, home, enrolled, claimed: false, placed: false };
    this.all.push(person);
    if (level !== undefined)
      this.assess(
        person,
        level,
        absolute?.assessed ?? workingDayFromImport(Math.min(enrolled + random.between(1, 6), -1)),
        facts,
      );
    if (needs !== undefined)
      this.need(
        person,
        needs,
        absolute?.assessed ?? workingDayFromImport(Math.min(enrolled + random.between(0, 4), -1)),
      );
    return person;
  }

  assess(
    person: Person,
    level: CefrLevel,
    on: string,
    { certificate = false, assessedBy }: Pick<Facts, 'certificate' | 'assessedBy'> = {},
  ): void {
    person.level = level;
    this.ledger.write('sprachstand', {
      feststellung_nr: this.ledger.next('sprachstand', 'F'),
      personen_nr: person.number,
      niveau: levelWord(level),
      grundlage: certificate ? 'Zertifikat' : 'Einstufungstest',
      traeger: certificate ? undefined : (assessedBy ?? 'vhs'),
      festgestellt_am: on,
    });
  }

  private need(person: Person, needs: Needs, on: string): void {
    person.needs = needs;
    this.ledger.write('bedarf', {
      bedarf_nr: this.ledger.next('bedarf', 'B'),
      personen_nr: person.number,
      kinderbetreuung: yesNo(needs.childcare),
      tageszeiten: needs.times.join(' | '),
      hoechstens_km: needs.kilometres,
      stufenfrei: yesNo(this.random.chance(0.04)),
      erfasst_am: on,
    });
  }

  /** Needs that fit a course, or, without one, those of anybody. */
  anyNeeds(course?: { readonly childcare: boolean; readonly time: string }): Needs | undefined {
    const { random } = this;
    if (random.chance(0.25)) return undefined;
    const childcare = course ? course.childcare && random.chance(0.4) : random.chance(0.28);
    const times = course
      ? [course.time]
      : [random.weighted(['vormittags', 'nachmittags', 'abends'], (time) => (time === 'vormittags' ? 5 : 2))];
    if (!childcare && random.chance(0.3) && !times.includes('abends')) times.push('abends');
    return { childcare, times, ...(random.chance(0.7) ? { kilometres: random.pick([5, 10, 15, 20, 30]) } : {}) };
  }

  private somebody(fromYear: number, toYear: number): { first: string; family: string; born: string } {
    for (;;) {
      const somebody = {
        first: firstName(this.random),
        family: familyName(this.random),
        born: birthDate(this.random, fromYear, toYear),
      };
      const key = `${somebody.first} ${somebody.family}`;
      if (this.known.has(key)) continue;
      this.known.add(key);
      return somebody;
    }
  }
}
