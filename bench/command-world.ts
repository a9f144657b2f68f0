import { randomBytes } from 'node:crypto';
import { contractRegistry, EventRegistry, learnersEvents } from '#contracts';
import { type CommandExecutor, DefaultCommandExecutor, type EventStore, SystemClock } from '#event-sourcing';
import { type KeyRing, KeyRingSealer } from '#privacy';
import { learnerDecider } from '../services/learners/src/domain/learner/learner.decider.js';
import { learnerTakenIn } from '../services/learners/src/domain/learner/learner.events.js';
import { publish } from '../services/learners/src/publish.js';

export const LEARNERS = 500;
const TODAY = '2026-11-24';

/** Learners taken in, so that each further command loads, decides, seals, hashes and appends on its stream. */
export interface CommandWorld {
  /** The n-th command: a level for one of the learners. */
  assess(n: number): Promise<void>;
}

export async function commandWorld(store: EventStore, keyRing: KeyRing): Promise<CommandWorld> {
  const executor: CommandExecutor = new DefaultCommandExecutor({
    store,
    sealer: new KeyRingSealer(keyRing, { spheres: ['coordination'] }),
    registry: new EventRegistry([...learnersEvents, learnerTakenIn]),
    contracts: contractRegistry(),
    publish,
    clock: new SystemClock(),
    contentKey: randomBytes(32),
  });
  const run = randomBytes(6).toString('hex');
  const refOf = (n: number): string => `p_${run}_${n % LEARNERS}`;
  const context = (commandId: string) => ({ commandId, actor: 'a_bench', correlationId: commandId, causationId: commandId });
  const send = async (n: number, commandId: string, command: Parameters<typeof learnerDecider.decide>[1]): Promise<void> => {
    const outcome = await executor.execute(learnerDecider, refOf(n), command, { today: TODAY }, context(commandId));
    if (outcome.status === 'refused') throw new Error(outcome.refusal.code);
  };
  await Promise.all(
    Array.from({ length: LEARNERS }, (_, n) =>
      send(n, `enroll-${n}`, {
        type: 'enroll-learner', personRef: refOf(n), givenName: 'Mina', familyName: 'Beispiel', birthDate: '1991-04-17', municipalityKey: '03251040',
      }),
    ),
  );
  let round = 0;
  return {
    assess: (n) => send(n, `assess-${round++}`, { type: 'assess-level', personRef: refOf(n), level: 'A2', basis: 'placement-test', assessedBy: 'vhs' }),
  };
}
