import { randomBytes } from 'node:crypto';
import { contractRegistry, EventRegistry, learnersEvents } from '#contracts';
import { type Commit, DefaultCommandExecutor, type EventStore, SystemClock } from '#event-sourcing';
import { type KeyRing, KeyRingSealer } from '#privacy';
import { type LearnerCommand, learnerDecider } from '../../services/learners/src/domain/learner/learner.decider.js';
import { learnerTakenIn } from '../../services/learners/src/domain/learner/learner.events.js';
import { publish } from '../../services/learners/src/publish.js';

const LEARNERS = 500;
const MUNICIPALITY = '03251040';

/** Learners taken in, so that each further command loads, decides, seals, hashes and appends on its stream. */
export interface CommandWorld {
  /** The next command: a level for one learner after the other. */
  readonly assess: () => Promise<void>;
  /** A commit as these commands write it, in its `n`-th copy: another stream, another version, another command. */
  readonly commitLike: (n: number) => Commit;
}

/** The handler of the service learners without its HTTP edge, on the store and key ring given. */
export async function commandWorld(store: EventStore, keyRing: KeyRing): Promise<CommandWorld> {
  const executor = new DefaultCommandExecutor({
    store,
    sealer: new KeyRingSealer(keyRing, { spheres: ['coordination'] }),
    registry: new EventRegistry([...learnersEvents, learnerTakenIn]),
    contracts: contractRegistry(),
    publish,
    clock: new SystemClock(),
    contentKey: randomBytes(32),
  });
  const today = new SystemClock().today();
  const name = randomBytes(6).toString('hex');
  const refOf = (n: number): string => `p_${name}_${n % LEARNERS}`;
  const send = async (personRef: string, commandId: string, command: LearnerCommand): Promise<void> => {
    const context = { commandId, actor: 'a_bench', correlationId: commandId, causationId: commandId };
    const outcome = await executor.execute(learnerDecider, personRef, command, { today }, context);
    if (outcome.status === 'refused') throw new Error(outcome.refusal.code);
  };
  const enroll = (personRef: string): Promise<void> =>
    send(personRef, `enroll-${personRef}`, {
      type: 'enroll-learner',
      personRef,
      givenName: 'Mina',
      familyName: 'Beispiel',
      birthDate: '1991-04-17',
      municipalityKey: MUNICIPALITY,
    });
  let next = 0;
  const assess = (): Promise<void> => {
    const personRef = refOf(next);
    const commandId = `assess-${next++}`;
    return send(personRef, commandId, {
      type: 'assess-level',
      personRef,
      level: 'A2',
      basis: 'placement-test',
      assessedBy: 'vhs',
    });
  };
  await Promise.all(Array.from({ length: LEARNERS }, (_, n) => enroll(refOf(n))));
  await assess();
  const sample = (await store.load(`learner-${refOf(0)}`)).at(-1);
  if (!sample) throw new Error('the first command left no commit');
  return { assess, commitLike: (n) => copyOf(sample, n) };
}

function copyOf(sample: Commit, n: number): Commit {
  const version = Math.floor(n / LEARNERS) + 1;
  return {
    ...sample,
    stream: `learner-p_0123456789ab_${n % LEARNERS}`,
    fromVersion: version,
    toVersion: version,
    commandId: `assess-${n}`,
  };
}
