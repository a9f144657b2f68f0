import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Decider, DomainEvent } from '#event-sourcing';
import { type MeasureCommand, measureDecider } from './measure/measure.decider.js';
import { type MeetingCommand, meetingDecider } from './meeting/meeting.decider.js';

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const effective = fc
  .option(day, { nil: undefined })
  .map((effectiveOn) => (effectiveOn === undefined ? {} : { effectiveOn }));

/** The events of commands given one after the other; refusals change nothing. */
function play<State, Command, Event extends DomainEvent, Facts>(
  decider: Decider<State, Command, Event, Facts>,
  steps: readonly (readonly [Command, Facts])[],
): readonly Event[] {
  const events: Event[] = [];
  let state = decider.initial;
  for (const [command, facts] of steps) {
    const decision = decider.decide(state, command, facts);
    for (const event of decision.ok ? decision.events : []) {
      state = decider.evolve(state, event);
      events.push(event);
    }
  }
  return events;
}

describe('whatever is commanded, on whatever day, in whatever order', () => {
  it('a meeting decides after its day alone, and on its agenda alone', () => {
    const topicId = fc.constantFrom('to_1', 'to_2', 'to_3');
    const command: fc.Arbitrary<MeetingCommand> = fc.oneof(
      fc.tuple(day, fc.uniqueArray(topicId, { maxLength: 3 }), effective).map(([heldOn, topicIds, on]) => ({
        type: 'convene-meeting' as const,
        meetingId: 'm_1',
        bodyId: 'b_1',
        heldOn,
        place: 'Kreishaus',
        topicIds,
        ...on,
      })),
      topicId.map((id) => ({ type: 'take-decision' as const, decisionId: 'de_1', topicId: id, text: 'Ja.' })),
    );
    const facts = day.map((today) => ({
      today,
      bodyFounded: true,
      bodyOfTopic: { to_1: 'b_1', to_2: 'b_1', to_3: 'b_2' },
    }));
    fc.assert(
      fc.property(fc.array(fc.tuple(command, facts), { maxLength: 30 }), (steps) => {
        const events = play(meetingDecider, steps);
        const [first, ...later] = events;
        if (first === undefined) return;
        if (first.type !== 'meeting-convened') throw new Error('a decision came before the meeting');
        expect(first.data.topicIds).not.toContain('to_3');
        for (const event of later) {
          if (event.type !== 'decision-taken') throw new Error('a meeting was called twice');
          expect(event.effectiveOn).toBe(first.data.heldOn);
          expect(first.data.topicIds).toContain(event.data.topicId);
        }
      }),
    );
  });

  it('a measure is assigned once, then done once, and not before', () => {
    const command: fc.Arbitrary<MeasureCommand> = fc.oneof(
      fc.tuple(day, effective).map(([dueOn, on]) => ({
        type: 'assign-measure' as const,
        measureId: 'me_1',
        department: 'youth',
        title: 'Betreuung',
        dueOn,
        ...on,
      })),
      effective.map((on) => ({ type: 'complete-measure' as const, ...on })),
    );
    const facts = day.map((today) => ({ today, decisionTaken: false }));
    fc.assert(
      fc.property(fc.array(fc.tuple(command, facts), { maxLength: 30 }), (steps) => {
        const events = play(measureDecider, steps);
        expect(['measure-assigned', 'measure-completed'].slice(0, events.length)).toEqual(
          events.map(({ type }) => type),
        );
        const days = events.map(({ effectiveOn }) => effectiveOn);
        expect(days).toEqual(days.toSorted());
      }),
    );
  });
});
