import type { Clock } from '#event-sourcing';
import { RebuildCancelled, type RebuildOptions } from '#event-sourcing/projections';
import { describeFault, type ParkingPlace, type ParkingStore } from '#messaging';
import type { Logger } from '../logging/logger.js';
import { eventsIn, eventsOf, type LeftOut, type LogSource, reportOf } from '../subscriptions/log-events.js';
import { generationOf, type HostedProjection, type SubscriptionHost } from '../subscriptions/subscription-host.js';
import type { RebuildState } from './rebuild-state.dto.js';

export interface RebuildParts extends LogSource {
  readonly subscriptions: SubscriptionHost;
  readonly parking: ParkingStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

const placeOf = (projection: HostedProjection, subscriptions: SubscriptionHost): ParkingPlace => ({
  group: subscriptions.groupOf(projection.name),
  generation: generationOf(projection),
});

/** Builds the read models of one service anew, one at a time, beside those in use; the last state of each is kept in memory. */
export class Rebuilds {
  private readonly states = new Map<string, RebuildState>();
  private busy = false;
  private cancelling = new AbortController();
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RebuildParts) {}

  state(projection: string): RebuildState | undefined {
    return this.states.get(projection);
  }

  /** Begins a rebuild; undefined while another one runs. Throws LogUnavailable or StoreUnavailable. */
  async start(projection: HostedProjection): Promise<RebuildState | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    try {
      const reports = await reportOf(this.parts.log, projection.contexts);
      const left = await this.leftOut(projection);
      const startedAt = this.parts.clock.now();
      const state: RebuildState = {
        projection: projection.name,
        state: 'running',
        startedAt,
        events: 0,
        total: eventsIn(reports),
      };
      this.states.set(projection.name, state);
      this.cancelling = new AbortController();
      this.done = this.run(projection, state, eventsOf(this.parts, reports, left));
      return state;
    } catch (error) {
      this.busy = false;
      throw error;
    }
  }

  /** Leaves the read model in use as it is. False when none is being built under this name. */
  cancel(projection: string): boolean {
    if (this.states.get(projection)?.state !== 'running') return false;
    this.cancelling.abort();
    return true;
  }

  /** Cancels and waits for the batch in work. */
  async stop(): Promise<void> {
    this.busy = true;
    this.cancelling.abort();
    await this.done;
  }

  /**
   * What people dropped, and what is parked: an event that cannot be handled must not keep the rest from being built
   * anew. The new generation reads it again when it goes on by itself, and handles it then or parks it as before.
   */
  private async leftOut(projection: HostedProjection): Promise<readonly LeftOut[]> {
    const { parking, subscriptions } = this.parts;
    const place = placeOf(projection, subscriptions);
    const parked = await Promise.all(
      (await parking.list(place)).map(async ({ stream }): Promise<LeftOut> => {
        const extent = await parking.extent(place, stream);
        return { stream, fromVersion: extent?.first ?? 1, toVersion: Number.MAX_SAFE_INTEGER };
      }),
    );
    return [...(await parking.drops(place.group)), ...parked];
  }

  private async run(
    projection: HostedProjection,
    begun: RebuildState,
    events: RebuildOptions['events'],
  ): Promise<void> {
    const { subscriptions, clock, logger } = this.parts;
    const { name } = projection;
    let state = begun;
    const set = (change: Partial<RebuildState>): void => {
      state = { ...state, ...change };
      this.states.set(name, state);
    };
    const old = placeOf(projection, subscriptions);
    try {
      await projection.rebuild({ events, signal: this.cancelling.signal, onProgress: (done) => set({ events: done }) });
      await subscriptions.follow(name);
      await this.clear(old);
      set({ state: 'done', endedAt: clock.now() });
      logger.info({ projection: name, events: state.events }, 'projection: built anew');
    } catch (error) {
      const failure = error instanceof RebuildCancelled ? undefined : describeFault(error);
      set({
        state: failure === undefined ? 'cancelled' : 'failed',
        endedAt: clock.now(),
        ...(failure === undefined ? {} : { failure }),
      });
      logger.warn({ projection: name, failure }, 'projection: not built anew');
    } finally {
      this.busy = false;
    }
  }

  /** What the generation before had parked is in the new one. */
  private async clear(place: ParkingPlace): Promise<void> {
    const { parking } = this.parts;
    for (const { stream, appends } of await parking.list(place)) {
      await parking.remove(place, stream, Number.MAX_SAFE_INTEGER);
      await parking.unpark(place, stream, appends);
    }
  }
}
