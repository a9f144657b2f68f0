import { dayFromImport, workingDayFromImport as day } from '../relative-day.js';
import type { County } from './cohorts.js';
import { handOver } from './handovers.js';
import { runAt } from './runs.js';
import { reached, type Taken } from './showcases.js';
import { rightLapsingIn } from './waiting.js';

/** Offers that were late when the round last met, and were answered since: what is late today is not all new. */
export function answeredLate(county: County, taken: Taken): void {
  const late: readonly (readonly [from: readonly [string, number], offered: number, accepted: number])[] = [
    [['moorblick', -215], -52, -21],
    [['moorblick', -215], -48, -19],
    [['moorblick', -215], -47, -12],
    [['moorblick', -215], -46, -11],
  ];
  const next = runAt('lindenhof', 22);
  for (const [[provider, start], offered, accepted] of late) {
    const person = reached(county, runAt(provider, start), taken);
    const days = { offered: day(offered), accepted: day(accepted) };
    handOver(county.ledger, person, { to: next.provider, followUp: next.type, run: next, ...days });
    county.enrolments.register(person, next, accepted + 2);
    taken.add(next);
  }
  const others: readonly (readonly [to: string, followUp: 'BSK_B2' | 'LAND_INTENS', offered: number])[] = [
    ['huntebogen', 'BSK_B2', -46],
    ['silbenreich', 'BSK_B2', -45],
  ];
  for (const [to, followUp, offered] of others)
    handOver(county.ledger, reached(county, runAt('querbeet', -240), taken), {
      to,
      followUp,
      offered: day(offered),
      withdrawn: { on: day(-17), reason: 'Person möchte nicht' },
    });
}

/** Rights that were about to lapse when the round last met: prolonged, lapsed by decision, and two that somebody decides upon. */
export function rightsOfLastWeeks(county: County): void {
  const { people, places, random, ledger } = county;
  const claimant = (lastDay: number): void => {
    const person = people.enroll({ home: places.anywhere(random), enrolled: lastDay - 395, level: 'A1' });
    rightLapsingIn(county, person, 'Anspruch Integrationskurs', lastDay);
    person.placed = true;
  };
  const ofVocational = (lastDay: number): void => {
    const person = people.enroll({
      home: places.anywhere(random),
      enrolled: lastDay - 130,
      level: 'B1',
      certificate: true,
    });
    rightLapsingIn(county, person, 'Berufssprachkurs', lastDay);
    person.placed = true;
  };
  const said = new Map<number, Readonly<Record<string, string>>>();
  const before = ledger.written('berechtigungen').length;
  const tell = (make: (lastDay: number) => void, lastDay: number, cells: Readonly<Record<string, string>>): void => {
    make(lastDay);
    said.set(ledger.written('berechtigungen').length - 1, cells);
  };
  for (const lastDay of [-24, -20, -16])
    tell(claimant, lastDay, {
      verlaengert_am: dayFromImport(lastDay - 1),
      verlaengert_grund: lastDay === -20 ? 'Betreuungspflichten' : 'kein passender Kurs',
    });
  const lapsed = (lastDay: number) => ({ beendet_am: day(lastDay + 8), beendet_grund: 'verfallen' });
  for (const lastDay of [-22, -18, -14]) tell(claimant, lastDay, lapsed(lastDay));
  for (const lastDay of [-23, -21, -17, -15, -13]) tell(ofVocational, lastDay, lapsed(lastDay));
  claimant(-4);
  const last = ledger.written('berechtigungen').at(-1);
  // Public order sees those alone whom it obliged.
  ledger.write('verpflichtungen', {
    verpflichtung_nr: ledger.next('verpflichtungen', 'V'),
    personen_nr: last?.['personen_nr'],
    stelle: 'Ordnung',
    grund: 'Keine ausreichenden Deutschkenntnisse',
    verpflichtet_am: last?.['ausgestellt_am'],
  });
  ofVocational(-6);
  let place = -1;
  ledger.complete('berechtigungen', () => {
    place++;
    return place < before ? {} : (said.get(place) ?? {});
  });
}

/** Two people who were taken in twice: once at one counter, once at two. */
export function takenInTwice({ people, places, takenIn }: County): void {
  const twice = [
    {
      at: 'Diepholz',
      born: '12.03.1990',
      one: { first: 'Mariam', family: 'Tamiruzade', by: 'vhs' },
      other: { first: 'Maryam', family: 'Tamirusade', by: 'vhs' },
    },
    {
      at: 'Syke',
      born: '23.08.1986',
      one: { first: 'Yusuf', family: 'Kelanori', by: 'vhs' },
      other: { first: 'Jusuf', family: 'Kellanori', by: 'weidenpfad' },
    },
  ];
  for (const { at, born, one, other } of twice)
    [one, other].forEach(({ first, family, by }, place) => {
      const person = people.enroll({
        home: places.named(at),
        enrolled: place === 0 ? -140 : -12,
        level: place === 0 ? 'A1' : 'A2',
        assessedBy: by,
        needs: { childcare: false, times: ['vormittags'], kilometres: 15 },
        name: { first, family, born },
      });
      person.placed = true;
      takenIn.set(person.number, by);
    });
}
