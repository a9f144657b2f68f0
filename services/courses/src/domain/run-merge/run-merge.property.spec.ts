import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Decider, DomainEvent } from '#event-sourcing';
import { participationDecider } from '../participation/participation.js';
import type { ParticipationState } from '../participation/participation.state.js';
import type { ParticipationCommand } from '../participation/participation.commands.js';
import type { ParticipationEvent } from '../participation/participation.events.js';
import { type MergeQuestionCommand, mergeQuestionDecider, type MergeQuestionState } from './merge-question.js';
import type { MergeQuestionEvent } from './run-merge.events.js';

const today = '2026-11-24';
const period = { providerId: 'x', startsOn: '2026-12-14', endsOn: '2027-03-26', closed: false };
const facts = { today, providerKnown: true, movable: 'yes', run: period } as const;

/** A stream under its decider: what is refused changes nothing. */
class Stream<State, Command, Event extends DomainEvent> {
  private state: State;
  constructor(private readonly decider: Decider<State, Command, Event, typeof facts>) {
    this.state = decider.initial;
  }
  now(): State {
    return this.state;
  }
  send(command: Command): readonly Event['type'][] {
    const decision = this.decider.decide(this.state, command, facts);
    const events = decision.ok ? decision.events : [];
    this.state = events.reduce<State>((state, event) => this.decider.evolve(state, event), this.state);
    return events.map(({ type }) => type);
  }
}

describe('a merge, in whatever order its steps come', () => {
  it('never leaves a person without a seat, and gives nobody two in the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        fc.array(fc.constantFrom('accepts' as const, 'declines' as const, 'no-answer' as const), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.infiniteStream(fc.nat()),
        (people, room, answers, order) => {
          const taken = new Set<string>();
          const persons = answers.slice(0, people).map((answer, at) => personIn(`p_${at}`, answer, taken, room));
          const queue = persons.map((person) => person.answered);
          for (const pick of order) {
            if (queue.length === 0) break;
            const [step] = queue.splice(pick % queue.length, 1);
            if (step) queue.push(...step());
            for (const person of persons) expect(person.seats()).not.toBe(0);
          }
          for (const person of persons) {
            expect(person.seats()).toBe(1);
            expect(person.question.now().phase).toBe('settled');
          }
          expect(taken.size).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});

type Step = () => readonly Step[];

/** One registered person and what the policies send for her: each answer of a stream brings the next steps. */
function personIn(personRef: string, answer: 'accepts' | 'declines' | 'no-answer', taken: Set<string>, room: number) {
  const participation = new Stream<ParticipationState, ParticipationCommand, ParticipationEvent>(participationDecider);
  const question = new Stream<MergeQuestionState, MergeQuestionCommand, MergeQuestionEvent>(mergeQuestionDecider);
  const [old, next] = [`g_old_${personRef}`, `g_new_${personRef}`];
  participation.send({ kind: 'request', personRef, registrationId: old, runId: 'r_2' });
  participation.send({ kind: 'confirm', registrationId: old });
  const of = { personRef, questionId: `q_${personRef}`, mergeId: 'm_1', registrationId: old };
  const content = { ...of, dissolvedRunId: 'r_2', keptRunId: 'r_1', answerDueOn: today };
  question.send({ kind: 'put', question: content });
  const settle =
    (outcome: 'moved' | 'seat-kept'): Step =>
    () => {
      question.send({ kind: 'settle', outcome });
      return [];
    };
  const release: Step = () => {
    participation.send({ kind: 'withdraw', registrationId: old });
    return [];
  };
  const answeredByRun: Step = () => {
    if (taken.size >= room) {
      participation.send({ kind: 'refuse', registrationId: next, reason: 'run-full' });
      return [settle('seat-kept')];
    }
    taken.add(next);
    participation.send({ kind: 'confirm', registrationId: next });
    return [release, settle('moved')];
  };
  const request: Step = () =>
    participation.send({ kind: 'request', personRef, registrationId: next, runId: 'r_1', replaces: old }).length > 0
      ? [answeredByRun]
      : [settle('seat-kept')];
  const answered: Step = () =>
    question.send({ kind: 'answer', answer }).length > 0 && answer === 'accepts' ? [request] : [];
  const seats = (): number =>
    [...participation.now().registrations.values()].filter(({ phase }) => phase === 'confirmed').length;
  return { question, answered, seats };
}
