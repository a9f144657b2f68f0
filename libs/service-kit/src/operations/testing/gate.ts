import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import type { EventLog } from '#messaging';

/** Holds up who comes by, while it is shut. */
export class Gate {
  /** Who waits now. */
  waiting = 0;
  private open: Promise<void> = Promise.resolve();
  private release: () => void = () => undefined;

  shut(): void {
    this.open = new Promise((resolve) => (this.release = resolve));
  }

  lift(): void {
    this.release();
  }

  async pass(): Promise<void> {
    this.waiting += 1;
    await this.open;
    this.waiting -= 1;
  }
}

/** A log whose deliveries to a group pass its gate; `beforeJoin` may refuse who joins. */
export const gatedLog = (
  log: EventLog,
  gateOf: (group: string) => Gate | undefined,
  beforeJoin: (group: string) => void,
): EventLog => ({
  publish: (topic, events) => log.publish(topic, events),
  subscribe: async (subscription) => {
    beforeJoin(subscription.group);
    return log.subscribe({
      ...subscription,
      handle: async (batch, partition) => {
        await gateOf(subscription.group)?.pass();
        await subscription.handle(batch, partition);
      },
    });
  },
  read: (...range) => log.read(...range),
  report: (topics) => log.report(topics),
  committed: (group, topics) => log.committed(group, topics),
  ensureTopics: (topics, partitions) => log.ensureTopics(topics, partitions),
  checkTopics: (topics, partitions) => log.checkTopics(topics, partitions),
  ping: () => log.ping(),
  close: () => log.close(),
});

/** Documents where the writing of some bodies passes a gate, or fails when it has been done. */
export function gatedDocuments(
  store: DocumentStore,
  before: (body: unknown) => Promise<void>,
  after: (body: unknown) => void,
  beforeDrop: () => void,
): DocumentStore {
  return {
    list: () => store.list(),
    drop: async (name) => {
      beforeDrop();
      await store.drop(name);
    },
    ping: () => store.ping(),
    close: () => store.close(),
    collection: async <Body>(definition: Parameters<DocumentStore['collection']>[0]) => {
      const collection = await store.collection<Body>(definition);
      const gated: DocumentCollection<Body> = {
        get: (id) => collection.get(id),
        getMany: (ids) => collection.getMany(ids),
        find: (range, options) => collection.find(range, options),
        keys: (range, options) => collection.keys(range, options),
        count: (range) => collection.count(range),
        remove: (id, expected) => collection.remove(id, expected),
        write: async (writes) => {
          for (const { body } of writes) await before(body);
          const lost = await collection.write(writes);
          for (const { id, body } of writes) if (!lost.has(id)) after(body);
          return lost;
        },
      };
      return gated;
    },
  };
}
