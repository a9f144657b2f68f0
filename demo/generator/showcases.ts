import { dayFromImport, workingDayFromImport as day } from '../relative-day.js';
import { type County, newcomer } from './cohorts.js';
import { startOf } from './courses.js';
import { handOver } from './handovers.js';
import type { Person } from './people.js';
import { report } from './milestones.js';
import { FAST_PAIR, SLOW_PAIR } from './providers.js';
import { type Run, runAt } from './runs.js';
import { type FederalRight, rightLapsingIn, wait } from './waiting.js';

/** Days from the end of the course to the acceptance. The middle one is what the board shows of a pair. */
const FAST_DAYS = [5, 6, 7, 8, 9, 9, 9, 10, 11, 12, 14];
const SLOW_DAYS = [19, 24, 27, 29, 31, 31, 33, 36, 41];

/** How many places of a run the showcases have filled. */
export class Taken extends Map<string, number> {
  add(run: Run): void {
    this.set(run.number, (this.get(run.number) ?? 0) + 1);
  }
}

/** Somebody who reached the aim of a run. */
export const reached = (county: County, run: Run, taken: Taken): Person => {
  const { person, registered } = newcomer(county, run);
  county.enrolments.register(person, run, registered, { kind: 'passed' });
  taken.add(run);
  return person;
};

/** The first row: a mother in Sulingen whose offer nobody answers, while her right runs out. */
export function mother(county: County, taken: Taken): void {
  const { people, places, ledger, enrolments } = county;
  const run = runAt('wortwechsel', -163);
  const person = people.enroll({
    home: places.named('Sulingen'),
    enrolled: -230,
    level: 'A2',
    assessedBy: 'wortwechsel',
    needs: { childcare: true, times: ['vormittags'], kilometres: 15 },
    name: { first: 'Amira', family: 'Solandari', born: '14.05.1994' },
  });
  enrolments.register(person, run, -190, { kind: 'passed' });
  taken.add(run);
  rightLapsingIn(county, person, 'Berufssprachkurs', 6);
  handOver(ledger, person, {
    to: SLOW_PAIR.to,
    followUp: 'BSK_B2',
    run: runAt('silbenreich', 15),
    offered: dayFromImport(-27),
  });
  report(county, person, 'Koordinierungsstelle', 'Erstgespräch', true, -226);
  report(county, person, 'Jugend', 'Betreuungsplatz', false, -30);
}

/** Two pairs of providers with the same way to go, and very different times for it. */
export function pairs(county: County, taken: Taken): void {
  const answer = (from: Run, to: Run, receiver: string, days: readonly number[]): void => {
    for (const after of days) {
      const person = reached(county, from, taken);
      const accepted = from.end + after;
      handOver(county.ledger, person, {
        to: receiver,
        followUp: to.type,
        run: to,
        offered: dayFromImport(from.end),
        accepted: dayFromImport(accepted),
        begun: startOf(to),
      });
      county.enrolments.register(person, to, county.enrolments.registrationDay(to, accepted + 3));
      taken.add(to);
    }
  };
  answer(runAt(FAST_PAIR.from, -200), runAt(FAST_PAIR.to, -30), FAST_PAIR.to, FAST_DAYS);
  answer(runAt(SLOW_PAIR.from, -230), runAt(SLOW_PAIR.to, -40), SLOW_PAIR.to, SLOW_DAYS);
}

/** With the mother's nine offers without an answer after their fortnight; none of them waits for the VHS. */
export function overdueOffers(county: County, taken: Taken): void {
  const late: readonly (readonly [from: Run, to: string, offered: number])[] = [
    [runAt('wortwechsel', -163), SLOW_PAIR.to, -19],
    [runAt('wortwechsel', -163), SLOW_PAIR.to, -18],
    [runAt('vhs', -160), SLOW_PAIR.to, -18],
    [runAt('vhs', -160), SLOW_PAIR.to, -17],
    [runAt('vhs', -160), 'querbeet', -17],
    [runAt('vhs', -160), 'lindenhof', -16],
    [runAt('ankommen', -158), 'querbeet', -16],
    [runAt('wendeltreppe', -157), 'huntebogen', -16],
  ];
  for (const [from, to, offered] of late)
    handOver(county.ledger, reached(county, from, taken), { to, followUp: 'BSK_B2', offered: day(offered) });
}

/** Offers that still have time, most of them made before the course ends. */
export function openOffers(county: County, taken: Taken): void {
  const open: readonly (readonly [
    from: Run,
    to: string,
    followUp: 'IK_ALLG' | 'BSK_B2' | 'LAND_INTENS',
    offered: number,
  ])[] = [
    [runAt('vhs', -97), 'wendeltreppe', 'IK_ALLG', -6],
    [runAt('vhs', -97), 'wendeltreppe', 'IK_ALLG', -5],
    [runAt('vhs', -97), 'huntebogen', 'IK_ALLG', -3],
    [runAt('morgenrot', -94), 'weidenpfad', 'IK_ALLG', -7],
    [runAt('morgenrot', -94), 'weidenpfad', 'IK_ALLG', -4],
    [runAt('morgenrot', -94), 'vhs', 'IK_ALLG', -2],
    [runAt('querbeet', -130), 'moorblick', 'BSK_B2', -5],
    [runAt('querbeet', -130), 'vhs', 'BSK_B2', -3],
    [runAt('wendeltreppe', -157), 'vhs', 'BSK_B2', -6],
    [runAt('vhs', -160), 'huntebogen', 'BSK_B2', -2],
    [runAt('ankommen', -158), 'wortwechsel', 'LAND_INTENS', -4],
  ];
  for (const [from, to, followUp, offered] of open)
    handOver(county.ledger, reached(county, from, taken), { to, followUp, offered: day(offered) });
}

/** One hand-over came back, for want of the certificate; one offer was taken back. */
export function endedOffers(county: County, taken: Taken): void {
  const from = runAt('ankommen', -150);
  const returned = reached(county, from, taken);
  handOver(county.ledger, returned, {
    to: 'lindenhof',
    followUp: 'BSK_B2',
    offered: day(-36),
    returned: { on: day(-31), reason: 'Angaben fehlen', missing: 'Zertifikat' },
  });
  const declined = reached(county, from, taken);
  handOver(county.ledger, declined, {
    to: 'wortwechsel',
    followUp: 'LAND_INTENS',
    offered: day(-38),
    withdrawn: { on: day(-34), reason: 'Person möchte nicht' },
  });
}

/** With the mother's fourteen rights that lapse within a fortnight, all of people who wait. */
export function lapsingRights(county: County): void {
  const { people, places, random } = county;
  const soon: readonly (readonly [FederalRight, days: number])[] = [
    ['Berufssprachkurs', 7],
    ['Anspruch Integrationskurs', 7],
    ['Berufssprachkurs', 8],
    ['Anspruch Integrationskurs', 8],
    ['Anspruch Integrationskurs', 9],
    ['Berufssprachkurs', 9],
    ['Anspruch Integrationskurs', 10],
    ['Berufssprachkurs', 11],
    ['Anspruch Integrationskurs', 11],
    ['Anspruch Integrationskurs', 12],
    ['Berufssprachkurs', 12],
    ['Anspruch Integrationskurs', 13],
    ['Berufssprachkurs', 13],
  ];
  for (const [right, days] of soon) {
    const vocational = right === 'Berufssprachkurs';
    const needs = people.anyNeeds();
    const person = people.enroll({
      home: places.anywhere(random),
      enrolled: vocational ? random.between(-200, -110) : random.between(-420, -385),
      level: vocational ? 'B1' : random.pick(['A1', 'A2']),
      ...(needs === undefined ? {} : { needs }),
      certificate: vocational,
    });
    rightLapsingIn(county, person, right, days);
    wait(
      county,
      person,
      vocational ? 'BSK_B2' : 'IK_ALLG',
      vocational ? random.between(-75, -40) : random.between(-330, -120),
    );
  }
}

/**
 * Since 09.02.2026 nobody is admitted to an integration course any more (§ 44 Abs. 4 AufenthG). These had an admission for a
 * year; no course came about, and it could not be given again. What the law dates is absolute here.
 */
export function withoutAccess(county: County): void {
  const { people, places, ledger, random } = county;
  const admitted = ['09.02.2025', '10.02.2025', '13.02.2025', '17.02.2025', '20.02.2025', '24.02.2025', '27.02.2025'];
  admitted.forEach((issued, index) => {
    const person = people.enroll({
      home: index === 0 ? places.named('Twistringen') : places.anywhere(random),
      enrolled: -400,
      level: 'pre-A1',
      needs: { childcare: false, times: ['abends'], kilometres: 10 },
      absolute: { arrived: '14.10.2024', enrolled: '06.01.2025', assessed: '15.01.2025' },
    });
    const ends = issued === '09.02.2025' ? '09.02.2026' : issued.replace('2025', '2026');
    ledger.write('berechtigungen', {
      recht_nr: ledger.next('berechtigungen', 'R'),
      personen_nr: person.number,
      art: 'Zulassung Integrationskurs',
      stelle: 'Ordnung',
      ausgestellt_am: issued,
      beendet_am: ends,
      beendet_grund: 'Zugang geschlossen',
    });
    if (index > 0 && index < 5) wait(county, person, 'LK_NIEDRIG', random.between(-120, -30));
  });
}

/** One of them found a course that the county pays. */
export function foundCountyCourse(county: County, taken: Taken): void {
  const person = county.people.all.find(
    ({ home, level, placed }) => home.name === 'Twistringen' && level === 'pre-A1' && !placed,
  );
  const run = runAt('vhs', -45);
  if (!person) throw new Error('nobody without access in Twistringen');
  county.enrolments.register(person, run, -58, { kind: 'passed' });
  taken.add(run);
}

/** One way into work, and what people dispute. */
export function workAndDispute(county: County, taken: Taken): void {
  const { ledger } = county;
  const worker = reached(county, runAt('lindenhof', -190), taken);
  ledger.write('uebergaenge', {
    uebergang_nr: ledger.next('uebergaenge', 'UE', 3),
    personen_nr: worker.number,
    art: 'Kurs-Beruf',
    begonnen_am: day(-44),
    faellig_am: dayFromImport(30),
    abgeschlossen_am: day(-9),
  });
  worker.placed = true;
  const disputed: readonly (readonly [from: Run, datum: string, on: number, settled?: number])[] = [
    [runAt('wendeltreppe', -157), 'Sprachstand', -6],
    [runAt('vhs', -160), 'Testergebnis', -9],
    [runAt('vhs', -160), 'Anwesenheit', -30, -22],
  ];
  for (const [from, datum, on, settled] of disputed) {
    const disputing = reached(county, from, taken);
    ledger.write('streitfaelle', {
      streitfall_nr: ledger.next('streitfaelle', 'S', 3),
      personen_nr: disputing.number,
      angabe: datum,
      bestritten_am: day(on),
      ...(settled === undefined ? {} : { geklaert_am: day(settled), ausgang: 'berichtigt' }),
    });
    disputing.placed = true;
  }
}

/** Children and youth before their next school: what departments of the round report of them. */
export function children(county: County): Person[] {
  const { people, places, ledger, random } = county;
  return (['Kita-Schule', 'Kita-Schule', 'Kita-Schule', 'Schule-Schule', 'Schule-Schule'] as const).map(
    (kind, index) => {
      const small = kind === 'Kita-Schule';
      const child = people.enroll({
        home: places.anywhere(random),
        enrolled: -150 - index,
        bornFrom: small ? 2020 : 2010,
        bornTo: small ? 2020 : 2012,
      });
      ledger.write('uebergaenge', {
        uebergang_nr: ledger.next('uebergaenge', 'UE', 3),
        personen_nr: child.number,
        art: kind,
        begonnen_am: day(-60 + index),
        faellig_am: dayFromImport(120 + index),
      });
      if (small) {
        report(county, child, 'Gesundheit', 'Schuleingangsuntersuchung', index === 0, -40 + index);
        report(county, child, 'Jugend', 'Sprachförderung', index !== 2, -35 + index);
        report(county, child, 'Schule', 'Schulplatz', index !== 1, -33 + index);
      } else {
        report(county, child, 'Schule', 'Schulplatz', index === 3, -30 + index);
        report(county, child, 'Schule', 'Zeugnisanerkennung', index === 3, -28 + index);
        if (index === 3) people.assess(child, 'A1', day(-40));
      }
      child.placed = true;
      return child;
    },
  );
}
