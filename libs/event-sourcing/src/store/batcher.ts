import { setImmediate } from 'node:timers';
import { StoreUnavailable } from './event-store.port.js';

export type Settled<Result> =
  { readonly ok: true; readonly value: Result } | { readonly ok: false; readonly error: unknown };

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatcherOptions {
  readonly maxItems: number;
  readonly maxInFlight: number;
}

const MAX_WAITING = 10_000;

/**
 * Lets concurrent calls travel together: what has come in by the end of a turn of the event loop, or while all
 * journeys are under way, goes out as one. `send` gives one outcome per item, in order; if it throws, all fail with it.
 */
export class Batcher<Item, Result> {
  private readonly waiting: Waiting<Item, Result>[] = [];
  private inFlight = 0;
  private scheduled = false;
  private readonly idleListeners: (() => void)[] = [];

  constructor(
    private readonly send: (items: readonly Item[]) => Promise<readonly Settled<Result>[]>,
    private readonly options: BatcherOptions,
  ) {}

  add(item: Item): Promise<Result> {
    if (this.waiting.length >= MAX_WAITING) return Promise.reject(new StoreUnavailable('too many calls are waiting'));
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when nothing waits or is under way. */
  async idle(): Promise<void> {
    if (this.waiting.length === 0 && this.inFlight === 0) return;
    await new Promise<void>((resolve) => this.idleListeners.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0 || this.inFlight >= this.options.maxInFlight) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.travel();
    });
  }

  private async travel(): Promise<void> {
    const batch = this.waiting.splice(0, this.options.maxItems);
    this.inFlight++;
    this.schedule();
    const outcomes = await this.settle(batch);
    this.inFlight--;
    batch.forEach(({ resolve, reject }, at) => {
      const outcome = outcomes[at];
      if (outcome?.ok) resolve(outcome.value);
      else reject(outcome?.error ?? new StoreUnavailable('the call got no outcome'));
    });
    this.schedule();
    if (this.waiting.length === 0 && this.inFlight === 0)
      this.idleListeners.splice(0).forEach((listener) => listener());
  }

  private async settle(batch: readonly Waiting<Item, Result>[]): Promise<readonly Settled<Result>[]> {
    try {
      return await this.send(batch.map((one) => one.item));
    } catch (error) {
      return batch.map(() => ({ ok: false, error }));
    }
  }
}
