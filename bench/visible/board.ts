import { randomBytes } from 'node:crypto';
import {
  type Context,
  CONTEXTS,
  contractRegistry,
  EventRegistry,
  learnersEvents,
  type OpenedEvent,
  topicOf,
} from '#contracts';
import { DefaultCommandExecutor, type EventStore, type Lease, SystemClock } from '#event-sourcing';
import type { DocumentStore } from '#event-sourcing/projections';
import { type EventLog, type ParkingStore, startRelay, startSubscription, type SubscriptionOptions } from '#messaging';
import { DefaultEventOpener, type KeyRing, KeyRingSealer } from '#privacy';
import { openStatusModels } from '../../services/integration-status/src/rows/status-views.js';
import { type LearnerCommand, learnerDecider } from '../../services/learners/src/domain/learner/learner.decider.js';
import { learnerTakenIn } from '../../services/learners/src/domain/learner/learner.events.js';
import { publish } from '../../services/learners/src/publish.js';
import { quiet } from '../quiet.js';

/** The parts of one form: embedded, or MongoDB and Kafka. */
export interface BoardParts {
  readonly store: EventStore;
  readonly log: EventLog;
  readonly keyRing: KeyRing;
  readonly documents: DocumentStore;
  readonly parking: ParkingStore;
  readonly lease: Lease;
  /** Topics and groups of one run: others on the same log are left alone. */
  readonly name: string;
}

export const topicsOf = (name: string): readonly string[] => CONTEXTS.map((context) => topicIn(name, context));

const topicIn = (name: string, context: Context): string => `${topicOf(context)}.${name}`;

/** From the command of one service to the read models of the other, without the HTTP edges. */
export interface Board {
  /** One command that moves a person on the board; resolves when board and counts show it. */
  readonly change: () => Promise<void>;
  /** Stops what runs; the parts stay open. */
  stop(): Promise<void>;
}

const MUNICIPALITIES = 45;
const SPHERES = ['coordination', 'youth', 'health'] as const;
const MODEL = 'case';

/** Takes in `persons` first: the cells have the sizes that they have in the county. */
export async function startBoard(parts: BoardParts, persons: number): Promise<Board> {
  const { store, log, keyRing, documents, parking, lease, name } = parts;
  const sealer = new KeyRingSealer(keyRing, { spheres: SPHERES });
  const contracts = contractRegistry();
  const clock = new SystemClock();
  const registry = new EventRegistry([...learnersEvents, learnerTakenIn]);
  const executor = new DefaultCommandExecutor({
    ...{ store, sealer, registry, contracts, publish, clock },
    contentKey: randomBytes(32),
  });
  const relay = startRelay({ context: 'learners', topic: topicIn(name, 'learners'), store, log, lease, logger: quiet });
  const shown = new Shown();
  const { projections } = await openStatusModels(documents, new Map());
  const common = { log, opener: new DefaultEventOpener(sealer, contracts), parking, logger: quiet };
  const subscriptions = await Promise.all(
    projections.map((projection) =>
      startSubscription({
        ...common,
        group: `${name}.${projection.name}`,
        topics: projection.contexts.map((context) => topicIn(name, context)),
        handle: async (batch) => {
          await projection.apply(batch);
          if (projection.name === MODEL) shown.tell(batch);
        },
      } satisfies SubscriptionOptions),
    ),
  );
  const today = clock.today();
  let next = 0;
  const send = async (personRef: string, command: LearnerCommand): Promise<void> => {
    const commandId = `${command.type}-${personRef}`;
    const context = { commandId, actor: 'a_bench', correlationId: commandId, causationId: commandId };
    const outcome = await executor.execute(learnerDecider, personRef, command, { today }, context);
    if (outcome.status === 'refused') throw new Error(outcome.refusal.code);
    await shown.when(outcome.stream, outcome.version);
  };
  /** By turns a person is taken in, and the one taken in `persons` turns before is placed: each moves a count. */
  const change = (): Promise<void> => {
    const n = next++;
    const personRef = (at: number): string => `p_${name}_${at}`;
    if (n % 2 === 0) return send(personRef(persons + n / 2), enrollmentOf(personRef(persons + n / 2), n));
    const placed = personRef((n - 1) / 2);
    return send(placed, {
      type: 'assess-level',
      personRef: placed,
      level: 'A2',
      basis: 'placement-test',
      assessedBy: 'vhs',
    });
  };
  await Promise.all(
    Array.from({ length: persons }, (_, n) => send(`p_${name}_${n}`, enrollmentOf(`p_${name}_${n}`, n))),
  );
  return {
    change,
    stop: async () => {
      await relay.stop();
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
      executor.close();
      sealer.close();
    },
  };
}

const enrollmentOf = (personRef: string, n: number): LearnerCommand => ({
  type: 'enroll-learner',
  personRef,
  givenName: 'Mina',
  familyName: 'Beispiel',
  birthDate: '1991-04-17',
  municipalityKey: `032510${String((n % MUNICIPALITIES) + 1).padStart(2, '0')}`,
});

/** What the board has taken in, and who waits for it. */
class Shown {
  private readonly versions = new Map<string, number>();
  private readonly waiting = new Map<string, () => void>();

  when(stream: string, version: number): Promise<void> {
    if ((this.versions.get(stream) ?? 0) >= version) return Promise.resolve();
    return new Promise((resolve) => this.waiting.set(`${stream}@${version}`, resolve));
  }

  tell(batch: readonly OpenedEvent[]): void {
    for (const { stream, streamVersion } of batch) {
      this.versions.set(stream, streamVersion);
      const key = `${stream}@${streamVersion}`;
      this.waiting.get(key)?.();
      this.waiting.delete(key);
    }
  }
}
