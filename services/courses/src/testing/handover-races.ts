import { expect, it } from '@jest/globals';
import { contractRegistry, coursesEvents, EventRegistry } from '#contracts';
import { type CommandContext, DefaultCommandExecutor, type EventStore, type Outcome } from '#event-sourcing';
import { KeyRingSealer } from '#privacy';
import { testKeyRing } from '#privacy/testing';
import { TestClock } from '#service-kit/testing';
import { addDays } from '../domain/days.js';
import type { HandoverCommand, HandoverFacts, OfferHandover } from '../domain/handover/handover.commands.js';
import { handoverDecider } from '../domain/handover/handover.js';
import { publish } from '../publish.js';

const ROUNDS = 12;
const today = '2026-11-24';
const covered = { standing: 'offered', transferBasis: 'aufenthg-88a-3' } as const;
const facts: HandoverFacts = {
  today,
  offer: {
    answerRule: { ruleId: 'handover-answer', ruleVersion: '1', days: 14 },
    watchRule: { ruleId: 'handover-watch', ruleVersion: '1', warnDaysBefore: 3, graceDays: 42 },
    allowed: ['level'],
    receiverKnown: true,
    participation: {
      runId: 'r_1',
      providerId: 'vhs',
      phase: 'ended',
      courseEndsOn: today,
      courseType: { code: 'IK_ALLG', family: 'integration', ...covered },
    },
    followUpCourseType: { code: 'BSK_B2', family: 'vocational', ...covered },
  },
};
const offerOf = (handoverId: string): OfferHandover => ({
  kind: 'offer',
  handoverId,
  personRef: `p_${handoverId}`,
  providerId: 'vhs',
  registrationId: 'g_1',
  toProvider: 'p-x',
  followUpCourseType: 'BSK_B2',
  level: 'B1',
  basis: 'aufenthg-88a-3',
});
const context = (commandId: string): CommandContext => ({
  commandId,
  actor: 'test',
  correlationId: commandId,
  causationId: commandId,
});

const keyRing = testKeyRing();

/** An executor as one process has it: with folded streams of its own. */
export const executorOn = (store: EventStore): DefaultCommandExecutor =>
  new DefaultCommandExecutor({
    store,
    sealer: new KeyRingSealer(keyRing, { spheres: ['coordination'] }),
    registry: new EventRegistry(coursesEvents),
    contracts: contractRegistry(),
    publish,
    clock: new TestClock(`${today}T09:00:00.000Z`),
    contentKey: Buffer.alloc(32, 1),
  });

/** Whatever is done to a hand-over at once by several, it comes to one end, and everybody gets a clear answer. */
export function handoverRaces(processes: () => readonly DefaultCommandExecutor[]): void {
  const send = (
    instance: number,
    id: string,
    command: HandoverCommand,
    commandId: string,
    known: HandoverFacts = facts,
  ): Promise<Outcome> => {
    const executor = processes()[instance];
    if (!executor) throw new Error('no such process');
    return executor.execute(handoverDecider, id, command, known, context(commandId));
  };
  const loadFrom: DefaultCommandExecutor['load'] = (decider, id) => {
    const [executor] = processes();
    if (!executor) throw new Error('no such process');
    return executor.load(decider, id);
  };
  const codeOf = (outcome: Outcome): string => (outcome.status === 'done' ? 'done' : outcome.refusal.code);

  it('an answer, a return and a withdrawal at once, from three processes, have one end and clear answers', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = `h_${round}`;
      expect(codeOf(await send(0, id, offerOf(id), `offer-${id}`))).toBe('done');
      const outcomes = await Promise.all([
        send(0, id, { kind: 'accept', providerId: 'p-x' }, `accept-${id}`),
        send(1, id, { kind: 'return', providerId: 'p-x', reason: 'too-far', missing: [] }, `return-${id}`),
        send(2, id, { kind: 'withdraw', providerId: 'vhs', reason: 'offered-in-error' }, `withdraw-${id}`),
      ]);
      const [accept, giveBack, withdraw] = outcomes.map(codeOf);
      const { state, version } = await loadFrom(handoverDecider, id);
      if (state.phase === 'returned') {
        expect([accept, giveBack, withdraw, version]).toEqual(['handover-closed', 'done', 'handover-closed', 2]);
      } else {
        // One that was accepted first could still be taken back.
        expect(state.phase).toBe('withdrawn');
        expect(withdraw).toBe('done');
        expect(['handover-already-accepted', 'handover-closed']).toContain(giveBack);
        expect([accept, version]).toEqual(version === 3 ? ['done', 3] : ['handover-closed', 2]);
      }
    }
  });

  it('the same hand-over is offered once, however many offer it at once', async () => {
    const outcomes = await Promise.all(
      [0, 1, 2].map((instance) => send(instance, 'h_same', offerOf('h_same'), `same-${instance}`)),
    );
    expect(outcomes.map(codeOf).toSorted()).toEqual(['done', 'handover-open', 'handover-open']);
  });

  it('an answer, a withdrawal and the end of the time at once have one end and clear answers', async () => {
    const late: HandoverFacts = { ...facts, today: addDays(today, 14 + 42 + 1) };
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = `h_late_${round}`;
      expect(codeOf(await send(0, id, offerOf(id), `offer-${id}`))).toBe('done');
      const outcomes = await Promise.all([
        send(0, id, { kind: 'accept', providerId: 'p-x' }, `accept-${id}`, late),
        send(1, id, { kind: 'expire' }, `expire-${id}`, late),
        send(2, id, { kind: 'withdraw', providerId: 'vhs', reason: 'offered-in-error' }, `withdraw-${id}`, late),
      ]);
      const [accept, expire, withdraw] = outcomes.map(codeOf);
      const { state, version } = await loadFrom(handoverDecider, id);
      if (state.phase === 'expired') {
        expect([accept, expire, withdraw, version]).toEqual(['handover-closed', 'done', 'handover-closed', 2]);
      } else {
        expect([state.phase, withdraw]).toEqual(['withdrawn', 'done']);
        expect(expire).toBe('stage-not-open');
        expect([accept, version]).toEqual(version === 3 ? ['done', 3] : ['handover-closed', 2]);
      }
    }
  });
}
