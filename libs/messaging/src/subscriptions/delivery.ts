import type { LoggedEvent, OpenedEvent } from '#contracts';
import type { EventOpener } from '#privacy';
import { describeFault, isUnavailable } from '../faults.js';
import { backoffMs } from '../waiting.js';

export type Handler = (batch: readonly OpenedEvent[]) => Promise<void>;

/** An event that failed again and again; those of other streams go on. */
export interface PoisonEvent {
  readonly event: LoggedEvent;
  /** Name and place of the fault. */
  readonly reason: string;
}

const ATTEMPTS = 3;

/** Opens events and has them handled; tells what is away (thrown) from what is poison (returned). */
export class Delivery {
  constructor(
    private readonly opener: EventOpener,
    private readonly handle: Handler,
    private readonly onRetry: (events: readonly LoggedEvent[], fault: string) => void,
  ) {}

  /**
   * The events as one batch. When that fails: quick retries, then one event after the other, and a stream is left out
   * from its first event that fails alone. Returns these poison events, one a stream. Throws what is unavailable.
   */
  async deliver(events: readonly LoggedEvent[]): Promise<readonly PoisonEvent[]> {
    if (events.length === 0) return [];
    const fault = await this.attempt(events);
    if (fault === undefined) return [];
    const [only] = events;
    if (events.length === 1 && only) return [{ event: only, reason: fault }];
    return this.isolate(events);
  }

  private async isolate(events: readonly LoggedEvent[]): Promise<readonly PoisonEvent[]> {
    const poison = new Map<string, PoisonEvent>();
    for (const event of events) {
      if (poison.has(event.stream)) continue;
      const reason = await this.attempt([event]);
      if (reason !== undefined) poison.set(event.stream, { event, reason });
    }
    return [...poison.values()];
  }

  /** The last fault when every attempt failed. */
  private async attempt(events: readonly LoggedEvent[]): Promise<string | undefined> {
    for (let failures = 1; ; failures++) {
      try {
        await this.handle(await this.opener.open(events));
        return undefined;
      } catch (error) {
        if (isUnavailable(error)) throw error;
        const fault = describeFault(error);
        if (failures === ATTEMPTS) return fault;
        this.onRetry(events, fault);
        await pause(backoffMs(failures) / 4);
      }
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
