import type { SubscriptionStatus } from '#messaging';

/** Whether a reader has handled everything that its topics held at the first look. */
export class CatchingUp {
  private goal: ReadonlyMap<string, bigint> | undefined;

  /** Records that were there at the first look and are not handled yet. */
  left({ partitions }: Pick<SubscriptionStatus, 'partitions'>): number {
    this.goal ??= new Map(partitions.map(({ topic, partition, end }) => [`${topic}/${partition}`, BigInt(end)]));
    let left = 0n;
    for (const { topic, partition, next } of partitions) {
      const open = (this.goal.get(`${topic}/${partition}`) ?? 0n) - BigInt(next);
      if (open > 0n) left += open;
    }
    return Number(left);
  }
}
