const BASE_MS = 100;
const LONGEST_MS = 5_000;

/** Time until attempt n+1 after n failures in a row, in ms: doubling up to 5 s, with jitter. */
export function backoffMs(failures: number): number {
  const full = Math.min(LONGEST_MS, BASE_MS * 2 ** Math.min(failures - 1, 10));
  return full / 2 + Math.random() * (full / 2);
}

/** Lets one loop sleep until it is rung or a time has passed. A ring while nobody sleeps is kept for the next sleep. */
export class Bell {
  private rung = false;
  private release: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.release?.();
  }

  /** Resolves at the next ring, or after `ms` where given. */
  async sleep(ms?: number): Promise<void> {
    if (!this.rung) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.release = resolve;
        if (ms !== undefined) timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
      this.release = undefined;
    }
    this.rung = false;
  }
}

/** Runs tasks one after the other, in the order given; a failed task does not keep the next from running. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task, task);
    this.last = result.catch(() => undefined);
    return result;
  }
}

/** Rejects when `task` takes longer than `ms`; the task itself goes on. */
export async function within<T>(ms: number, task: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([task, limit]);
  } finally {
    clearTimeout(timer);
  }
}
