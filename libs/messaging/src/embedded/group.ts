import type { RawSubscription, TopicPartition } from '../event-log.port.js';
import { Queue } from '../waiting.js';
import { GroupWorker, type WorkerParts } from './group-worker.js';

interface Member {
  readonly subscription: RawSubscription;
  readonly workers: Map<string, { readonly partition: TopicPartition; readonly worker: GroupWorker }>;
}

/** The members of one group in this process. Each partition belongs to one of them; they share anew on join and leave. */
export class Group {
  private readonly members: Member[] = [];
  private readonly changes = new Queue();

  constructor(private readonly parts: WorkerParts) {}

  join(subscription: RawSubscription): Promise<() => Promise<void>> {
    const member: Member = { subscription, workers: new Map() };
    return this.changes.run(async () => {
      this.members.push(member);
      await this.rebalance();
      return () => this.leave(member);
    });
  }

  wake(topic: string): void {
    for (const { workers } of this.members) {
      for (const { partition, worker } of workers.values()) if (partition.topic === topic) worker.bell.ring();
    }
  }

  private leave(member: Member): Promise<void> {
    return this.changes.run(async () => {
      const index = this.members.indexOf(member);
      if (index < 0) return;
      this.members.splice(index, 1);
      await this.revoke(member, new Set());
      await this.rebalance();
    });
  }

  /** First every partition that moves is let go, its batch ended; then the new owners hear of it and begin. */
  private async rebalance(): Promise<void> {
    const shares = this.shares();
    await Promise.all(
      this.members.map((member, index) => this.revoke(member, new Set((shares[index] ?? []).map(keyOf)))),
    );
    this.members.forEach((member, index) => {
      const share = shares[index] ?? [];
      const added = share.filter((partition) => !member.workers.has(keyOf(partition)));
      member.subscription.onAssigned?.(share);
      for (const partition of added) {
        const topic = this.parts.records.topic(partition.topic);
        const worker = new GroupWorker(member.subscription, topic, partition, this.parts);
        member.workers.set(keyOf(partition), { partition, worker });
      }
    });
  }

  private async revoke(member: Member, keep: ReadonlySet<string>): Promise<void> {
    const lost = [...member.workers].filter(([key]) => !keep.has(key));
    await Promise.all(lost.map(([, { worker }]) => worker.stop()));
    for (const [key] of lost) member.workers.delete(key);
  }

  /** Round robin over the members that read the topic. */
  private shares(): readonly TopicPartition[][] {
    const shares: TopicPartition[][] = this.members.map(() => []);
    let turn = 0;
    for (const topic of new Set(this.members.flatMap(({ subscription }) => subscription.topics))) {
      const readers = shares.filter((_, index) => this.members[index]?.subscription.topics.includes(topic));
      this.parts.records
        .topic(topic)
        .ends.forEach((_, partition) => readers[turn++ % readers.length]?.push({ topic, partition }));
    }
    return shares;
  }
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
