import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CEFR_LEVELS, ENTITLEMENT_KINDS, TIMES_OF_DAY } from '#contracts';
import { addDays } from '../projections/days.js';
import type { RunView } from '../projections/run/run.state.js';
import { type IndexedEntry, MatchIndex } from './match-index.js';
import { MatchingRules } from './matching-rules.js';
import { compareFits, isCandidate, type Seeking, weigh, type Weighing } from './weigh.js';

const day = '2026-11-24';
const PLACES = ['03251001', '03251002', '03251003', '03251004'];
const TYPES = ['IK_ALLG', 'BSK_B2', 'LK_NIEDRIG', 'IK_JUGEND'];
const LEVELS = CEFR_LEVELS.slice(0, 4);

const placeAt = (place: unknown): number => PLACES.findIndex((key) => key === place);

const weighing: Weighing = {
  day,
  rules: MatchingRules.reader()(day),
  distance: (from, to) => (from === '03251004' ? undefined : Math.abs(placeAt(from) - placeAt(to)) * 9),
};

const run = fc
  .record({
    courseType: fc.constantFrom(...TYPES),
    entryLevel: fc.constantFrom(...LEVELS),
    municipalityKey: fc.constantFrom(...PLACES),
    timeOfDay: fc.constantFrom(...TIMES_OF_DAY),
    childcare: fc.boolean(),
    seats: fc.integer({ min: 1, max: 4 }),
    taken: fc.integer({ min: 0, max: 4 }),
    starts: fc.integer({ min: -20, max: 120 }),
    state: fc.constantFrom('planned' as const, 'planned' as const, 'started' as const, 'cancelled' as const),
    registrationOpen: fc.boolean(),
    providerId: fc.constantFrom('x', 'y'),
  })
  .map(({ starts, ...rest }): Omit<RunView, 'runId'> => ({
    ...rest,
    title: 'Kurs',
    targetLevel: 'B1',
    funding: 'federal',
    minimumGroup: 2,
    startsOn: addDays(day, starts),
    endsOn: addDays(day, starts + 90),
    takenFrom: [],
  }));
const runs = fc
  .array(run, { maxLength: 25 })
  .map((all) => all.map((one, at): RunView => ({ ...one, runId: `r_${at}` })));

const seeking: fc.Arbitrary<Seeking> = fc.record({
  level: fc.constantFrom(...LEVELS),
  types: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 2 }),
  typesAre: fc.constantFrom('wanted' as const, 'next-step' as const),
  municipalityKey: fc.constantFrom(...PLACES),
  timesOfDay: fc.uniqueArray(fc.constantFrom(...TIMES_OF_DAY), { maxLength: 2 }),
  childcare: fc.boolean(),
  maxDistanceKm: fc.integer({ min: 0, max: 40 }),
  stepFree: fc.boolean(),
  rights: fc.array(
    fc.record({
      kind: fc.constantFrom(...ENTITLEMENT_KINDS),
      lapsesOn: fc.integer({ min: -5, max: 60 }).map((days) => addDays(day, days)),
    }),
    { maxLength: 2 },
  ),
});
const entries = fc
  .array(fc.record({ seeking, courseType: fc.constantFrom(...TYPES), place: fc.integer({ min: 0, max: 9 }) }), {
    maxLength: 25,
  })
  .map((all) =>
    all.map(({ place, ...one }, at): IndexedEntry => ({ ...one, entryId: `w_${at}`, place: `${place}|w_${at}` })),
  );
const limit = fc.integer({ min: 1, max: 30 });

describe('the index finds what a look at everything finds', () => {
  it('for a person', () => {
    fc.assert(
      fc.property(runs, seeking, limit, (all, person, most) => {
        const naive = all
          .filter((one) => isCandidate(person, one, day))
          .map((one) => weigh(person, one, weighing))
          .sort((one, other) => compareFits(one, other, weighing.rules.matching.reachKm))
          .slice(0, most);
        expect(new MatchIndex(all, [], weighing).runsFor(person, most)).toEqual(naive);
      }),
    );
  });

  it('for a free seat', () => {
    fc.assert(
      fc.property(run, entries, limit, (one, all, most) => {
        const seat: RunView = { ...one, runId: 'r' };
        const naive = all
          .filter(({ courseType, seeking: { level } }) => courseType === seat.courseType && level === seat.entryLevel)
          .map((entry) => ({ entry, fit: weigh(entry.seeking, seat, weighing) }))
          .sort(
            (a, b) =>
              a.fit.reasonsAgainst.length - b.fit.reasonsAgainst.length || (a.entry.place < b.entry.place ? -1 : 1),
          );
        const index = new MatchIndex<RunView, IndexedEntry>([], all, weighing);
        expect(index.personsFor(seat, most)).toEqual(naive.slice(0, most));
        expect(index.fittingCount(seat)).toBe(naive.filter(({ fit }) => fit.reasonsAgainst.length === 0).length);
      }),
    );
  });

  it('never proposes a run without a seat, of another level, or one that has begun', () => {
    fc.assert(
      fc.property(runs, seeking, (all, person) => {
        for (const { run: found } of new MatchIndex(all, [], weighing).runsFor(person, all.length + 1)) {
          expect(found.taken).toBeLessThan(found.seats);
          expect(found.entryLevel).toBe(person.level);
          expect(found.startsOn >= day && found.state === 'planned').toBe(true);
        }
      }),
    );
  });
});
