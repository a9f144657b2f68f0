import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayInBerlin, startOfDay, type Timer } from '#event-sourcing';
import { WatchHandoverCommand } from '../commands/watch-handover/watch-handover.command.js';
import { addDays, laterOf } from '../domain/days.js';
import type { HandoverCommand, HandoverFacts, OfferHandover } from '../domain/handover/handover.commands.js';
import type { HandoverEvent } from '../domain/handover/handover.events.js';
import { handoverDecider } from '../domain/handover/handover.js';
import { answerTimers, startTimers, timerIdsOf } from './handover-timers.js';
import { handoverTimedPolicies } from './watch-handover-deadlines.js';

const FIRST_DAY = '2026-11-24';
const ENDS: ReadonlySet<HandoverEvent['type']> = new Set([
  'handover-returned',
  'handover-withdrawn',
  'handover-expired',
  'handover-failed',
  'follow-up-started',
]);
const HANDOVER_ID = 'h_1';
const of = (code: string, family: 'integration' | 'vocational', transferBasis: 'aufenthg-88a-1' | 'aufenthg-88a-3') =>
  ({ code, family, standing: 'offered', transferBasis }) as const;
const watchRule = { ruleId: 'handover-watch', ruleVersion: '1', warnDaysBefore: 3, graceDays: 7 };

/** What a day knows: the rules, and for the offer the participation. */
const factsOn = (today: string): HandoverFacts => ({
  today,
  offer: {
    answerRule: { ruleId: 'handover-answer', ruleVersion: '1', days: 14 },
    watchRule,
    allowed: ['level', 'needs'],
    receiverKnown: true,
    participation: {
      runId: 'r_1',
      providerId: 'vhs',
      phase: 'ended',
      courseEndsOn: FIRST_DAY,
      courseType: of('IK_ALLG', 'integration', 'aufenthg-88a-1'),
    },
    followUpCourseType: of('BSK_B2', 'vocational', 'aufenthg-88a-3'),
  },
  acceptance: { startRule: { ruleId: 'handover-start', ruleVersion: '1', days: 42 }, watchRule },
});

/** A hand-over in its days: people take steps, and timers fire when their day has come. */
class Story {
  readonly events: HandoverEvent[] = [];
  today = FIRST_DAY;
  private state = handoverDecider.initial;
  private readonly timers = new Map<string, Timer>();

  send(command: HandoverCommand): void {
    const decision = handoverDecider.decide(this.state, command, factsOn(this.today));
    for (const event of decision.ok ? decision.events : []) {
      this.state = handoverDecider.evolve(this.state, event);
      this.events.push(event);
      this.watch(event);
    }
  }

  fireDue(): void {
    const now = startOfDay(this.today);
    const due = [...this.timers.values()].filter(({ dueAt }) => dueAt <= now);
    for (const timer of due.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))) {
      // As the store hands it out: one that was cancelled by the one before does not fire.
      if (!this.timers.delete(timer.id)) continue;
      const meta = { commandId: timer.id, actor: 'policy', correlationId: 'c', causationId: 'c' };
      const sent = handoverTimedPolicies[timer.kind]?.command(timer, meta);
      if (!(sent instanceof WatchHandoverCommand)) throw new Error(`no policy for ${timer.kind}`);
      this.send(sent.command);
    }
  }

  /** Lets time pass until no timer waits. */
  untilNothingWaits(): void {
    for (;;) {
      this.fireDue();
      const [next] = [...this.timers.values()].map(({ dueAt }) => dueAt).toSorted();
      if (next === undefined) return;
      this.today = laterOf(this.today, dayInBerlin(next));
    }
  }

  types(): readonly HandoverEvent['type'][] {
    return this.events.map(({ type }) => type);
  }

  ends(): readonly HandoverEvent['type'][] {
    return this.types().filter((type) => ENDS.has(type));
  }

  /** As `watchHandoverDeadlines` has it. */
  private watch(event: HandoverEvent): void {
    const recorded = { effectiveOn: event.effectiveOn, recordedAt: `${this.today}T11:00:00.000Z` };
    if (event.type === 'handover-offered') return this.schedule(answerTimers(event.data, recorded));
    if (event.type !== 'handover-accepted' && !ENDS.has(event.type)) return;
    for (const id of timerIdsOf(HANDOVER_ID)) this.timers.delete(id);
    if (event.type === 'handover-accepted') this.schedule(startTimers(event.data, recorded));
  }

  private schedule(timers: readonly Timer[]): void {
    for (const timer of timers) this.timers.set(timer.id, timer);
  }
}

const offer: OfferHandover = {
  kind: 'offer',
  handoverId: HANDOVER_ID,
  personRef: 'p_1',
  registrationId: 'g_1',
  providerId: 'vhs',
  toProvider: 'p-x',
  followUpCourseType: 'BSK_B2',
  level: 'B1',
  basis: 'aufenthg-88a-3',
};
const providerId = fc.constantFrom('vhs', 'p-x', 'p-y');
const back = fc.integer({ min: -60, max: 1 });
type Step = (today: string) => HandoverCommand;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(providerId, back).map(([receiver, days]): Step => (today) => ({
    ...offer,
    toProvider: receiver,
    effectiveOn: addDays(today, days),
  })),
  fc.tuple(providerId, back).map(([provider, days]): Step => (today) => ({
    kind: 'accept',
    providerId: provider,
    effectiveOn: addDays(today, days),
  })),
  fc.tuple(providerId, back).map(([provider, days]): Step => (today) => ({
    kind: 'return',
    providerId: provider,
    reason: 'too-far',
    missing: [],
    effectiveOn: addDays(today, days),
  })),
  fc.tuple(providerId, back).map(([provider, days]): Step => (today) => ({
    kind: 'withdraw',
    providerId: provider,
    reason: 'person-declined',
    effectiveOn: addDays(today, days),
  })),
  fc.tuple(providerId, back).map(([provider, days]): Step => (today) => ({
    kind: 'fail',
    providerId: provider,
    reason: 'seat-lost',
    effectiveOn: addDays(today, days),
  })),
  back.map((days): Step => (today) => ({ kind: 'start-follow-up', runId: 'r_2', effectiveOn: addDays(today, days) })),
  fc.constantFrom<Step>(
    () => ({ kind: 'expire' }),
    () => ({ kind: 'warn', stage: 'answer' }),
    () => ({ kind: 'escalate', stage: 'answer' }),
    () => ({ kind: 'warn', stage: 'start' }),
    () => ({ kind: 'escalate', stage: 'start' }),
  ),
);
/** So many days later somebody does something, before or after the timers of the day. */
const steps = fc.array(fc.record({ later: fc.integer({ min: 0, max: 20 }), step, first: fc.boolean() }), {
  maxLength: 15,
});

/** Told from an offer of so many days ago, as far as people and timers bring it by themselves. */
function told(offeredAgo: number, script: readonly { later: number; step: Step; first: boolean }[]): Story {
  const story = new Story();
  story.send({ ...offer, effectiveOn: addDays(FIRST_DAY, -offeredAgo) });
  for (const { later, step: next, first } of script) {
    story.today = addDays(story.today, later);
    if (!first) story.fireDue();
    story.send(next(story.today));
    story.fireDue();
  }
  story.untilNothingWaits();
  return story;
}

describe('a hand-over that was offered, whatever is commanded on whatever day', () => {
  it('has exactly one end when its last timer has fired; accepted, it is escalated and a person ends it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        steps,
        fc.constantFrom<HandoverCommand>(
          { kind: 'fail', providerId: 'p-x', reason: 'did-not-appear' },
          { kind: 'start-follow-up', runId: 'r_2' },
        ),
        (offeredAgo, script, ending) => {
          const story = told(offeredAgo, script);
          const accepted = story.types().includes('handover-accepted');
          if (accepted && story.ends().length === 0) {
            const escalated = story.events.flatMap((event) =>
              event.type === 'handover-escalated' ? [event.data.stage] : [],
            );
            expect(escalated).toContain('start');
            story.send(ending);
          }
          expect(story.ends()).toHaveLength(1);
          expect(ENDS.has(story.types().at(-1) ?? 'handover-offered')).toBe(true);
        },
      ),
    );
  });

  it('is offered once, each step by the side that may take it, and nothing follows its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), steps, steps, (offeredAgo, script, after) => {
        const story = told(offeredAgo, script);
        const types = story.types();
        expect(types.filter((type) => type === 'handover-offered')).toHaveLength(1);
        for (const end of ['follow-up-started', 'handover-failed'] as const)
          if (types.includes(end)) expect(types).toContain('handover-accepted');
        if (types.includes('handover-expired')) expect(types).not.toContain('handover-accepted');
        const stages = story.events.flatMap(({ type, data }) => ('stage' in data ? [`${type} ${data.stage}`] : []));
        expect(new Set(stages).size).toBe(stages.length);
        if (story.ends().length === 0) return;
        for (const { step: next } of after) story.send(next(story.today));
        story.untilNothingWaits();
        expect(story.types()).toEqual(types);
      }),
    );
  });
});
