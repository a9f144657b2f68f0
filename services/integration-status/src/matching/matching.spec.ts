import { describe, expect, it } from '@jest/globals';
import type { Municipality } from '../county/county.js';
import { addDays } from '../projections/days.js';
import type { ProviderView } from '../projections/provider/provider.state.js';
import type { RunView } from '../projections/run/run.state.js';
import { collisions, forecast, travelTo } from './collisions.js';
import { type PlacedRun, withFacts } from './run-facts.js';
import { distances } from './match-index.js';
import { MatchingRules } from './matching-rules.js';
import { reasonText } from './reasons.js';
import { type Distance, type Seeking, weigh, type Weighing } from './weigh.js';

const day = '2026-11-24';
const rulesOn = MatchingRules.reader();
const weighing: Weighing = { day, rules: rulesOn(day), distance: (from, to) => (from === to ? 0 : 18) };
const run: RunView = {
  runId: 'r_1',
  providerId: 'x',
  title: 'Kurs',
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  municipalityKey: 'a',
  timeOfDay: 'evening',
  childcare: false,
  seats: 10,
  minimumGroup: 8,
  startsOn: '2026-12-14',
  endsOn: '2027-04-01',
  state: 'planned',
  registrationOpen: true,
  taken: 3,
  takenFrom: [['2026-11-10', 3]],
};
const person: Seeking = { level: 'A2', types: ['IK_ALLG'], typesAre: 'wanted', municipalityKey: 'a' };
const codes = (seeking: Seeking, other: Partial<PlacedRun> = {}): readonly (readonly string[])[] => {
  const { reasonsFor, reasonsAgainst } = weigh(seeking, { ...run, ...other }, weighing);
  return [reasonsFor, reasonsAgainst].map((reasons) => reasons.map(({ code }) => code));
};

describe('a run is proposed with reasons', () => {
  it('for it', () => {
    expect(codes({ ...person, timesOfDay: ['evening'], rights: [{ kind: 'integration-course-claim' }] })).toEqual([
      ['level-fits', 'seats-free', 'type-fits', 'right-open', 'starts-in-time', 'within-reach', 'time-fits'],
      [],
    ]);
  });

  it.each<readonly [string, Partial<Seeking>, Partial<PlacedRun>]>([
    ['other-type', { types: ['BSK_B2'] }, {}],
    ['no-follow-up-step', { types: ['BSK_B2'], typesAre: 'next-step' }, {}],
    ['right-missing', { rights: [] }, {}],
    ['right-missing', { rights: [{ kind: 'integration-course-claim', lapsesOn: '2026-11-23' }] }, {}],
    ['type-ended', { types: ['IK_JUGEND'] }, { courseType: 'IK_JUGEND' }],
    ['starts-late', { rights: [{ kind: 'integration-course-claim' }] }, { startsOn: '2027-01-06' }],
    ['too-far', { municipalityKey: 'b' }, {}],
    ['no-childcare', { childcare: true }, {}],
    ['other-time', { timesOfDay: ['morning'] }, {}],
    ['step-free-unknown', { stepFree: true }, {}],
    ['steps', { stepFree: true }, { stepFree: false }],
    ['not-admitted', {}, { admitted: false }],
    ['other-module', { nextModule: { IK_ALLG: 4 } }, {}],
    ['requirement-unknown', { requirements: ['induction-loop'] }, {}],
    ['requirement-not-met', { requirements: ['induction-loop'] }, { offers: ['quiet-room'] }],
    ['overlaps', { courses: [{ startsOn: '2027-04-01', endsOn: '2027-06-01' }] }, {}],
    ['failed-before', { decided: { r_1: 'failed' } }, {}],
    ['declined-before', { decided: { r_1: 'declined-by-person' } }, {}],
    ['not-fitting-before', { decided: { r_1: 'not-fitting' } }, {}],
  ])('against it: %s', (code, more, other) => {
    expect(codes({ ...person, ...more }, other)[1]).toContain(code);
  });

  it('weighs the module that comes next, the minutes of the way, and what a place offers', () => {
    const next = { nextModule: { IK_ALLG: 4 } };
    expect(codes({ ...person, ...next }, { entryModule: 4 })[0]).toContain('module-fits');
    expect(codes({ ...person, nextModule: { BSK_B2: 4 } }).flat()).not.toContain('other-module');
    const { reasonsAgainst } = weigh({ ...person, ...next }, { ...run, entryModule: 2 }, weighing);
    expect(reasonsAgainst.map(reasonText)).toEqual(['beginnt mit Abschnitt 2, als nächster steht Abschnitt 4 an']);
    const far = { ...person, municipalityKey: 'b', maxDistanceKm: 40 };
    const later = { ...weighing, rules: rulesOn('2026-11-25') };
    const texts = (minutes: number) =>
      weigh({ ...far, maxTravelMinutes: minutes }, run, later).reasonsAgainst.map(reasonText);
    expect(texts(54)).toEqual([]);
    expect(texts(53)).toEqual(['etwa 54 Minuten Weg (geschätzt), höchstens 53 möglich']);
    // Before the day on which minutes were first reckoned nothing is said of them.
    expect(weigh({ ...far, maxTravelMinutes: 53 }, run, weighing).reasonsAgainst).toEqual([]);
    const offers = { offers: ['induction-loop'] } as const;
    expect(codes({ ...person, requirements: ['step-free', 'induction-loop'] }, offers)[0]).toContain('requirement-met');
  });

  it('says how long a registration keeps a right that lapses before the start', () => {
    const { reasonsFor } = weigh(
      { ...person, rights: [{ kind: 'integration-course-claim', lapsesOn: '2026-11-25' }] },
      run,
      weighing,
    );
    expect(reasonsFor.map(reasonText)).toContain('Anmeldung wahrt das Recht (noch 1 Tag)');
  });

  it('asks for childcare in the parts of the day for which it is needed', () => {
    expect(codes({ ...person, childcare: true, childcareTimes: ['morning'] })[1]).toEqual([]);
    expect(codes({ ...person, childcare: true, childcareTimes: ['evening'] })[1]).toEqual(['no-childcare']);
  });

  it('counts six weeks to the start to the day', () => {
    const rights = [{ kind: 'integration-course-claim' }] as const;
    expect(codes({ ...person, rights }, { startsOn: addDays(day, 42) })[0]).toContain('starts-in-time');
    expect(codes({ ...person, rights }, { startsOn: addDays(day, 43) })[1]).toContain('starts-late');
  });
});

describe('what is known of a run', () => {
  const provider: ProviderView = {
    providerId: 'x',
    name: 'x',
    kind: 'independent',
    municipalityKey: 'a',
    venues: [{ venueId: 'o_1', name: 'Haus', municipalityKey: 'a', stepFree: true, open: true }],
    admissions: [
      {
        admissionId: 'z_1',
        courseTypes: ['IK_ALLG'],
        admittedBy: 'bamf',
        validFrom: '2026-01-01',
        validTo: '2026-12-13',
      },
    ],
  };
  const facts = (startsOn: string, from: ProviderView = provider) =>
    withFacts({ ...run, startsOn, venueId: 'o_1' }, from, weighing.rules);
  it('is the access of its venue, and the admission of its provider on the day of the start', () => {
    expect(facts('2026-12-13')).toMatchObject({ stepFree: true, admitted: true });
    expect(facts('2026-12-14')).toMatchObject({ admitted: false });
    expect(facts('2026-12-14', { ...provider, admissions: [] })).not.toHaveProperty('admitted');
    expect(withFacts({ ...run, courseType: 'LK_NIEDRIG' }, provider, weighing.rules)).not.toHaveProperty('admitted');
  });
});

describe('the next step after a course', () => {
  it('follows the law of the day', () => {
    expect(rulesOn('2024-12-06').followUps('IK_ALLG', 'A2')).toContain('IK_WDH');
    expect(rulesOn('2024-12-07').followUps('IK_ALLG', 'A2')).toEqual(['BSK_B1', 'LAND_VERT', 'LK_NIEDRIG', 'EHRENAMT']);
    expect(rulesOn('2024-12-07').followUps('IK_ALPHA', 'A2')).toContain('IK_WDH');
    expect(rulesOn(day).followUps('IK_ALLG', 'B1')).toContain('BSK_B2');
    expect(rulesOn(day).followUps('BSK_C2', 'C2')).toEqual([]);
  });
});

describe('the forecast of a run', () => {
  const rule = weighing.rules.collision;
  it('adds no more than registered lately, than wait, and than there are seats', () => {
    expect(forecast(run, 9, rule, day)).toMatchObject({ taken: 3, lately: 3, fitting: 9, expected: 5, atRisk: true });
    expect(forecast(run, 1, rule, day)).toMatchObject({ expected: 4 });
    expect(forecast({ ...run, startsOn: addDays(day, 84) }, 9, rule, day)).toMatchObject({
      expected: 10,
      atRisk: false,
    });
    expect(forecast({ ...run, takenFrom: [['2026-09-01', 3]] }, 9, rule, day)).toMatchObject({
      lately: 0,
      expected: 3,
    });
  });

  it('finds two that take each other’s people, near in place and start, and keeps the fuller one', () => {
    const other = { ...run, runId: 'r_2', providerId: 'y', taken: 4, takenFrom: [] };
    const at = { rule, distance: () => 15, day };
    const found = (...runs: RunView[]) =>
      collisions(runs, () => 0, at).map(({ kept, dissolved }) => [kept.runId, dissolved.runId]);
    expect(found(run, other)).toEqual([['r_2', 'r_1']]);
    expect(found(run, { ...other, startsOn: addDays(run.startsOn, 28) })).toHaveLength(1);
    expect(found(run, { ...other, startsOn: addDays(run.startsOn, 29) })).toEqual([]);
    expect(found(run, { ...other, entryLevel: 'B1' })).toEqual([]);
    expect(found(run, { ...other, courseType: 'LK_NIEDRIG' })).toEqual([]);
    expect(found(run, { ...other, state: 'cancelled' })).toEqual([]);
    expect(found(run, { ...other, taken: 8, takenFrom: [['2026-09-01', 8]] })).toEqual([]);
    expect(collisions([run, other], () => 0, { ...at, distance: () => 16 })).toEqual([]);
  });

  it('tells how far people would travel', () => {
    const distance: Distance = (from, to) => (from === '?' ? undefined : Math.abs(Number(from) - Number(to)));
    expect(travelTo(['1', '3', '9', '?', undefined], '1', '5', distance)).toEqual({
      persons: 5,
      known: 3,
      farther: 1,
      medianKm: 4,
      longestKm: 4,
    });
    expect(travelTo([], '1', '5', distance)).toEqual({ persons: 0, known: 0, farther: 0 });
  });
});

describe('a rule that nobody compared with the law for a year', () => {
  it('is named beside the proposals', () => {
    expect(rulesOn('2026-11-24').unchecked('2026-11-24')).toEqual(
      expect.arrayContaining(['matching', 'registration-start']),
    );
    expect(rulesOn('2023-03-26').unchecked('2023-03-26')).not.toContain('matching');
    expect(rulesOn('2023-03-27').unchecked('2023-03-27')).toContain('matching');
  });
});

describe('the way to a run', () => {
  const municipality = (key: string, latitude: number): Municipality => ({
    key,
    name: key,
    member: key,
    latitude,
    longitude: 8.8,
  });
  const far = distances(new Map([municipality('a', 52.6), municipality('b', 52.9)].map((one) => [one.key, one])));

  it('is that to its house where the house is known, else to its municipality', () => {
    const inTown = weigh(person, { ...run, municipalityKey: 'b' }, { ...weighing, distance: far });
    expect(inTown.distanceKm).toBe(33);
    const point = { latitude: 52.7, longitude: 8.8 };
    const outside = weigh(person, { ...run, municipalityKey: 'b', point }, { ...weighing, distance: far });
    expect(outside.distanceKm).toBe(11);
  });
});
