import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ErasedEvent } from '#contracts';
import type { Decider, DomainEvent } from '#event-sourcing';
import { readRuleBook } from '../rules/rule-files.js';
import { readTransitionRules } from '../rules/transition-files.js';
import {
  type EntitlementCommand,
  entitlementDecider,
  type EntitlementFacts,
} from './entitlement/entitlement.decider.js';
import { type LearnerCommand, learnerDecider } from './learner/learner.decider.js';
import { milestoneDecider, type RecordMilestone } from './milestone/milestone.decider.js';
import { type TransitionCommand, transitionDecider } from './transition/transition.decider.js';

const rules = readRuleBook();
const transitionRules = readTransitionRules();
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const today = '2026-11-24';
const effective = fc
  .option(day, { nil: undefined })
  .map((effectiveOn) => (effectiveOn === undefined ? {} : { effectiveOn }));

/** Runs commands one after the other; refusals change nothing. Returns all events, and every state on the way. */
function play<State, Command, Event extends DomainEvent, Facts>(
  decider: Decider<State, Command, Event, Facts>,
  steps: readonly (readonly [Command, Facts])[],
) {
  const states = [decider.initial];
  const events: Event[] = [];
  let state = decider.initial;
  for (const [command, facts] of steps) {
    const decision = decider.decide(state, command, facts);
    for (const event of decision.ok ? decision.events : []) {
      state = decider.evolve(state, event);
      events.push(event);
      states.push(state);
    }
  }
  return { state, states, events };
}

const withFacts = <Command, Facts>(commands: readonly Command[], facts: Facts) =>
  commands.map((command) => [command, facts] as const);

const erased: ErasedEvent = { type: 'erased', effectiveOn: today, data: { erasedType: 'any' } };

describe('whatever is commanded, in whatever order', () => {
  const entitlementCommand: fc.Arbitrary<EntitlementCommand> = fc.oneof(
    effective.map((on) => ({
      type: 'issue-entitlement' as const,
      entitlementId: 'e_1',
      personRef: 'p_1',
      kind: 'integration-course-claim' as const,
      issuedBy: 'public-order',
      ...on,
    })),
    effective.map((on) => ({ type: 'use-entitlement' as const, runId: 'r_1', ...on })),
    fc.constant({ type: 'presume-lapse' as const }),
    effective.map((on) => ({ type: 'withdraw-entitlement' as const, reason: 'lapsed' as const, ...on })),
  );
  const entitlementFacts: fc.Arbitrary<EntitlementFacts> = fc.record({
    today: day,
    rules: fc.constant(rules),
    learner: fc.constant('enrolled' as const),
    actor: fc.constantFrom('person' as const, 'machine' as const),
  });

  it('a right is issued once, then ends once: used or withdrawn, never by a machine alone', () => {
    const steps = fc.array(fc.tuple(entitlementCommand, entitlementFacts), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (commands) => {
        const { events } = play(entitlementDecider, commands);
        const types = events.map(({ type }) => type);
        expect(types.filter((type) => type === 'entitlement-issued').length).toBeLessThanOrEqual(1);
        const ends = types.flatMap((type, at) =>
          type === 'entitlement-used' || type === 'entitlement-withdrawn' ? [at] : [],
        );
        expect(ends.length).toBeLessThanOrEqual(1);
        if (ends.length === 1) expect(ends[0]).toBe(types.length - 1);
        expect(types.filter((type) => type === 'entitlement-lapse-presumed').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('a machine never ends a right by itself', () => {
    const steps = fc.array(
      fc.tuple(
        entitlementCommand,
        entitlementFacts.map((facts) => ({ ...facts, actor: 'machine' as const })),
      ),
    );
    fc.assert(
      fc.property(steps, (commands) => {
        const { events } = play(entitlementDecider, commands);
        expect(events.map(({ type }) => type)).not.toContain('entitlement-withdrawn');
      }),
    );
  });

  const disputeId = fc.integer({ min: 1, max: 4 }).map((id) => `d_${id}`);
  const learnerCommand: fc.Arbitrary<LearnerCommand> = fc.oneof(
    effective.map((on) => ({
      type: 'enroll-learner' as const,
      personRef: 'p_1',
      givenName: 'Mina',
      familyName: 'Beispiel',
      birthDate: '1991-04-17',
      municipalityKey: '03251040',
      ...on,
    })),
    fc.tuple(fc.constantFrom('A1' as const, 'B1' as const), effective).map(([level, on]) => ({
      type: 'assess-level' as const,
      personRef: 'p_1',
      level,
      basis: 'certificate' as const,
      ...on,
    })),
    fc.tuple(disputeId, fc.constantFrom('level' as const, 'needs' as const), effective).map(([id, datum, on]) => ({
      type: 'dispute-datum' as const,
      personRef: 'p_1',
      disputeId: id,
      datum,
      ...on,
    })),
    fc.tuple(disputeId, effective).map(([id, on]) => ({
      type: 'settle-dispute' as const,
      personRef: 'p_1',
      disputeId: id,
      outcome: 'corrected' as const,
      ...on,
    })),
  );

  it('a datum is disputed once at a time, and the level shown is the latest by its day', () => {
    fc.assert(
      fc.property(fc.array(learnerCommand, { maxLength: 40 }), (commands) => {
        const { states, events } = play(learnerDecider, withFacts(commands, { today }));
        for (const state of states) {
          if (state.phase !== 'enrolled') continue;
          const open = Object.values(state.disputes).filter(({ outcome }) => outcome === undefined);
          expect(new Set(open.map(({ datum }) => datum)).size).toBe(open.length);
        }
        const days = events.flatMap((event) => (event.type === 'language-level-assessed' ? [event.effectiveOn] : []));
        const last = states.at(-1);
        if (last?.phase === 'enrolled') expect(last.level?.on).toBe(days.toSorted().at(-1));
      }),
    );
  });

  it('nothing happens in the future', () => {
    const report: fc.Arbitrary<RecordMilestone> = fc
      .tuple(fc.constantFrom('open' as const, 'done' as const), effective)
      .map(([state, on]) => ({
        type: 'record-milestone',
        personRef: 'p_1',
        department: 'social',
        milestone: 'benefits-settled',
        state,
        ...on,
      }));
    const step: fc.Arbitrary<TransitionCommand> = fc.oneof(
      effective.map((on) => ({
        type: 'start-transition' as const,
        personRef: 'p_1',
        transitionId: 't_1',
        kind: 'school-to-work' as const,
        ...on,
      })),
      effective.map((on) => ({ type: 'complete-transition' as const, ...on })),
    );
    const facts = { today, learner: 'enrolled' as const, departments: transitionRules.departments };
    const onTransition = { ...facts, rules: transitionRules, actor: 'policy' as const };
    fc.assert(
      fc.property(fc.array(learnerCommand), fc.array(report), fc.array(step), (learners, milestones, transitions) => {
        const events = [
          ...play(learnerDecider, withFacts(learners, { today })).events,
          ...play(milestoneDecider, withFacts(milestones, facts)).events,
          ...play(transitionDecider, withFacts(transitions, onTransition)).events,
        ];
        for (const { effectiveOn } of events) expect(effectiveOn <= today).toBe(true);
      }),
    );
  });

  it('after an erasure nothing more is recorded', () => {
    fc.assert(
      fc.property(fc.array(learnerCommand), fc.array(learnerCommand), (before, after) => {
        const { state } = play(learnerDecider, withFacts(before, { today }));
        const silent = { ...learnerDecider, initial: learnerDecider.evolve(state, erased) };
        expect(play(silent, withFacts(after, { today })).events).toEqual([]);
      }),
    );
  });
});
