import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Decider, DomainEvent } from '#event-sourcing';
import { courseRunDecider } from './course-run/course-run.js';
import type { CourseRunCommand } from './course-run/course-run.commands.js';
import { addDays } from './days.js';
import type { ParticipationCommand } from './participation/participation.commands.js';
import { participationDecider } from './participation/participation.js';
import { claimsDays, overlap, overlapKey } from './participation/participation.state.js';

const today = '2026-11-24';
const day = fc.integer({ min: -60, max: 1 }).map((offset) => addDays(today, offset));

/** Runs commands one after the other; refusals change nothing. Returns every state on the way, those after a whole decision, and all events. */
function play<State, Command, Event extends DomainEvent, Facts>(
  decider: Decider<State, Command, Event, Facts>,
  steps: readonly (readonly [Command, Facts])[],
) {
  const states = [decider.initial];
  const decided = [decider.initial];
  const events: Event[] = [];
  let state = decider.initial;
  for (const [command, facts] of steps) {
    const decision = decider.decide(state, command, facts);
    for (const event of decision.ok ? decision.events : []) {
      state = decider.evolve(state, event);
      events.push(event);
      states.push(state);
    }
    decided.push(state);
  }
  return { states, decided, events };
}

const STEPS = ['start', 'end', 'publish', 'open-registration', 'close-registration', 'resume'] as const;
/** Both ends come last, and only one of them. */
const ORDER: readonly string[] = ['unknown', 'planned', 'running', 'ended', 'cancelled'];
const PLAN = {
  title: 'Kurs',
  municipalityKey: '03251040',
  timeOfDay: 'evening',
  childcare: false,
  minimumGroup: 1,
  startsOn: today,
  endsOn: today,
} as const;

describe('whatever is commanded, in whatever order', () => {
  it('a run never holds more seats than it has', () => {
    const registrationId = fc.integer({ min: 1, max: 8 }).map((id) => `g_${id}`);
    const command: fc.Arbitrary<CourseRunCommand> = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('hold-seat' as const), registrationId }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('release-seat' as const), registrationId }) },
      fc.record({ kind: fc.constantFrom(...STEPS), effectiveOn: day }),
      fc.record({ kind: fc.constant('interrupt' as const), reason: fc.constant('no-room' as const), effectiveOn: day }),
      fc.constant<CourseRunCommand>({ kind: 'cancel', reason: 'no-room' }),
      fc.record({ kind: fc.constant('break-off' as const), reason: fc.constant('no-room' as const), effectiveOn: day }),
      fc.integer({ min: 1, max: 4 }).map((seats): CourseRunCommand => ({ kind: 'change', change: { ...PLAN, seats } })),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(command, { maxLength: 60 }), (seats, commands) => {
        const plan = {
          runId: 'r_1',
          providerId: 'vhs',
          title: 'Kurs',
          courseType: 'IK_ALLG',
          entryLevel: 'A1',
          targetLevel: 'A2',
          funding: 'federal',
          municipalityKey: '03251040',
          timeOfDay: 'evening',
          childcare: false,
          seats,
          minimumGroup: 1,
          startsOn: today,
          endsOn: today,
        } as const;
        const facts = {
          today,
          providerKnown: true,
          courseType: { code: 'IK_ALLG', family: 'integration', standing: 'offered' },
        } as const;
        const all: readonly CourseRunCommand[] = [{ kind: 'plan', plan }, ...commands];
        const { states } = play(
          courseRunDecider,
          all.map((one) => [one, facts] as const),
        );
        for (const state of states) expect(state.seats.size).toBeLessThanOrEqual(state.plan?.seats ?? 0);
        const phases = states.map(({ phase }) => ORDER.indexOf(phase));
        expect(phases).toEqual(phases.toSorted((one, other) => one - other));
        const ends = ['ended', 'cancelled'].filter((end) => states.some(({ phase }) => phase === end));
        expect(ends.length).toBeLessThan(2);
        for (const { phase, startedOn, interruptedOn, endedOn } of states) {
          if (interruptedOn !== undefined) expect(phase).toBe('running');
          if (endedOn !== undefined) expect(endedOn >= (startedOn ?? '')).toBe(true);
        }
      }),
    );
  });

  it('a person is never in two runs at once unless it is on record for people to decide, also when days change, and each registration comes to one end at most', () => {
    const registrationId = fc.integer({ min: 1, max: 6 }).map((id) => `g_${id}`);
    const run = fc
      .record({ starts: fc.integer({ min: -60, max: 40 }), days: fc.integer({ min: 0, max: 40 }) })
      .map(({ starts, days }) => ({
        providerId: 'vhs',
        startsOn: addDays(today, starts),
        endsOn: addDays(today, starts + days),
        closed: false,
      }));
    const command: fc.Arbitrary<ParticipationCommand> = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constantFrom('request' as const, 'record' as const),
          registrationId,
          personRef: fc.constant('p_1'),
          runId: fc.constant('r_1'),
        }),
      },
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constantFrom(
            'hold' as const,
            'confirm' as const,
            'confirm-held' as const,
            'release-hold' as const,
            'withdraw' as const,
            'start' as const,
            'end' as const,
            'resume' as const,
          ),
          registrationId,
          effectiveOn: day,
        }),
      },
      {
        weight: 3,
        arbitrary: fc.oneof(
          fc.record({
            kind: fc.constant('record-attendance' as const),
            attendance: fc.constantFrom('ok' as const, 'at-risk' as const),
            registrationId,
            effectiveOn: day,
          }),
          fc.record({
            kind: fc.constant('record-result' as const),
            level: fc.constant('B1' as const),
            passed: fc.boolean(),
            registrationId,
            effectiveOn: day,
          }),
          fc.record({
            kind: fc.constant('interrupt' as const),
            reason: fc.constant('work' as const),
            registrationId,
            effectiveOn: day,
          }),
        ),
      },
      {
        weight: 4,
        arbitrary: fc.tuple(registrationId, run).map(([id, { startsOn, endsOn }]): ParticipationCommand => ({
          kind: 'change-days',
          registrationId: id,
          startsOn,
          endsOn,
        })),
      },
      fc.record({ kind: fc.constant('allow-overlap' as const), registrationId, reason: fc.constant('wish' as const) }),
      fc.record({ kind: fc.constant('refuse' as const), registrationId, reason: fc.constant('run-full' as const) }),
      fc.record({
        kind: fc.constant('drop-out' as const),
        registrationId,
        reason: fc.constant('work' as const),
        effectiveOn: day,
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(command, run), { maxLength: 60 }), (steps) => {
        const seatHold = { ruleId: 'seat-hold', ruleVersion: '1', days: 7 };
        const { decided, events } = play(
          participationDecider,
          steps.map(([one, asked]) => [one, { today, run: asked, seatHold }] as const),
        );
        const ends: readonly string[] = [
          'registration-refused',
          'registration-withdrawn',
          'participation-ended',
          'participation-dropped-out',
        ];
        const ended = events.filter(({ type }) => ends.includes(type)).map(({ data }) => data.registrationId);
        expect(new Set(ended).size).toBe(ended.length);
        for (const registrationId of ended) {
          const own = events.filter(({ data }) => data.registrationId === registrationId).map(({ type }) => type);
          const after = own.slice(own.findIndex((type) => ends.includes(type)) + 1);
          const later = ['test-result-recorded', 'registration-overlap-found', 'registration-overlap-settled'];
          expect(after.filter((type) => !later.includes(type))).toEqual([]);
        }
        for (const state of decided) {
          const claims = [...state.registrations.values()].filter(claimsDays);
          for (const [at, one] of claims.entries()) {
            for (const other of claims.slice(at + 1)) {
              const pair = { registrationId: one.registrationId, otherRegistrationId: other.registrationId };
              const known = state.overlaps.get(overlapKey(pair));
              if (overlap(one, other)) expect(known).toBeDefined();
              else expect(known).not.toBe('open');
            }
          }
        }
      }),
    );
  });
});
