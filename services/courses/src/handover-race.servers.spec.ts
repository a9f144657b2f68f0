import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import mongoose from 'mongoose';
import { contractRegistry, coursesEvents, EventRegistry } from '#contracts';
import { type CommandContext, DefaultCommandExecutor, type Outcome } from '#event-sourcing';
import { openMongoStore } from '#event-sourcing/mongo';
import { KeyRingSealer } from '#privacy';
import { testKeyRing } from '#privacy/testing';
import { TestClock } from '#service-kit/testing';
import type { HandoverCommand, HandoverFacts, OfferHandover } from './domain/handover/handover.commands.js';
import { handoverDecider } from './domain/handover/handover.js';
import { publish } from './publish.js';

jest.setTimeout(120_000);

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

let processes: readonly DefaultCommandExecutor[];
let cleanUp: () => Promise<void>;
beforeAll(async () => {
  const connection = await mongoose.createConnection(process.env['MONGODB_URI'] ?? '').asPromise();
  const database = `handover-race-${randomBytes(6).toString('hex')}`;
  const keyRing = testKeyRing();
  const open = async (): Promise<DefaultCommandExecutor> =>
    new DefaultCommandExecutor({
      store: await openMongoStore({ connection, database }),
      sealer: new KeyRingSealer(keyRing, { spheres: ['coordination'] }),
      registry: new EventRegistry(coursesEvents),
      contracts: contractRegistry(),
      publish,
      clock: new TestClock(`${today}T09:00:00.000Z`),
      contentKey: Buffer.alloc(32, 1),
    });
  // Each with folded streams of its own, as two processes have.
  processes = [await open(), await open(), await open()];
  cleanUp = async () => {
    await connection.getClient().db(database).dropDatabase();
    await connection.close();
  };
});
afterAll(() => cleanUp());

const send = (instance: number, id: string, command: HandoverCommand, commandId: string): Promise<Outcome> => {
  const executor = processes[instance];
  if (!executor) throw new Error('no such process');
  return executor.execute(handoverDecider, id, command, facts, context(commandId));
};
const loadFrom: DefaultCommandExecutor['load'] = (decider, id) => {
  const [executor] = processes;
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
