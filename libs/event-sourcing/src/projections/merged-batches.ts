import type { OpenedEvent } from '#contracts';

interface Waiting {
  readonly batch: readonly OpenedEvent[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Partitions come in one by one: what has come while one batch is taken in is taken in together as the next one, so
 * that they share reads, writes and counts. When a common batch fails, each is tried alone and has an outcome of its own.
 */
export class MergedBatches {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly take: (batch: readonly OpenedEvent[]) => Promise<void>) {}

  add(batch: readonly OpenedEvent[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ batch, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const together = this.waiting;
      this.waiting = [];
      if (together.length === 1 || !(await this.takeTogether(together))) {
        for (const one of together) await this.takeAlone(one);
      }
    }
    this.running = false;
  }

  private async takeTogether(together: readonly Waiting[]): Promise<boolean> {
    try {
      await this.take(together.flatMap(({ batch }) => batch));
    } catch {
      // Whoever is to blame says so alone.
      return false;
    }
    for (const { resolve } of together) resolve();
    return true;
  }

  private async takeAlone({ batch, resolve, reject }: Waiting): Promise<void> {
    try {
      await this.take(batch);
      resolve();
    } catch (error) {
      reject(error);
    }
  }
}
