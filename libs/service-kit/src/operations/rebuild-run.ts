import { UnknownEventType } from '#contracts';
import { type FedGeneration, RebuildCancelled } from '#event-sourcing/projections';
import { describeFault, isUnavailable, type SubscriptionStatus } from '#messaging';
import type { Logger } from '../logging/logger.js';
import { CatchingUp } from '../subscriptions/catching-up.js';
import type { HostedModel } from '../subscriptions/hosted-model.js';
import type { HostedSubscription, SubscriptionParts } from '../subscriptions/hosted-subscription.js';
import { pause } from '../subscriptions/pause.js';

/** The new generation cannot handle more streams than the one in use. */
export class RebuildParks extends Error {
  constructor(
    /** Why the first of them is parked, by name and place in the code. */
    readonly reason: string,
  ) {
    super('the new generation parks more streams than the one in use');
    this.name = 'RebuildParks';
  }
}

export interface RebuildRunParts {
  readonly parking: SubscriptionParts['parking'];
  readonly registryKnows: (type: string) => boolean;
  readonly logger: Logger;
}

export interface RebuildOrders {
  /** Leaves the generation in use as it is. */
  readonly signal: AbortSignal;
  /** Events that are still to be taken in, of those that the log held at the start. */
  readonly onLeft: (events: number) => void;
}

const FIRST_LOOK_MS = 10;
const LONGEST_LOOK_MS = 500;

/**
 * Builds a model anew: another generation reads the log from the beginning under a group of its own, all partitions
 * beside each other, while the one in use is fed and read on. When it has caught up, it is in use by one
 * compare-and-set, and its reader goes on.
 */
export class RebuildRun {
  private unknown: string | undefined;

  constructor(
    private readonly model: HostedModel,
    private readonly parts: RebuildRunParts,
    private readonly orders: RebuildOrders,
  ) {}

  /** Rejects with RebuildCancelled, UnknownEventType, RebuildParks or what else failed; the old one is in use then. */
  async run(): Promise<void> {
    const { model } = this;
    const old = model.active.current;
    const next = await model.active.begin();
    const reader = model.readerOf(next, { registryKnows: (type) => this.knows(type) });
    try {
      await reader.start();
      await this.untilCaughtUp(reader, old);
      await next.goLive();
      // What came while the cells were counted.
      await this.untilCaughtUp(reader, old);
      await this.switchTo(next, reader);
    } catch (error) {
      await model.end(reader);
      // Unless it is in use after all, and only the answer was lost.
      if (!(await model.active.abandon(next))) return;
      await this.clear(next);
      throw error;
    }
    await this.clear(old);
  }

  private knows(type: string): boolean {
    const known = this.parts.registryKnows(type);
    if (!known) this.unknown ??= type;
    return known;
  }

  private async untilCaughtUp(reader: HostedSubscription, old: FedGeneration): Promise<void> {
    const catchingUp = new CatchingUp();
    for (let ms = FIRST_LOOK_MS; ; ms = Math.min(2 * ms, LONGEST_LOOK_MS)) {
      this.refuseCancelled();
      const status = await this.look(reader);
      // A model built without an event that it may need would be wrong for ever.
      if (this.unknown !== undefined) throw new UnknownEventType(this.unknown);
      if (status) {
        await this.refuseMoreParked(status, old);
        const left = catchingUp.left(status);
        this.orders.onLeft(left);
        if (left === 0) return;
      }
      await pause(ms, this.orders.signal);
    }
  }

  /** undefined while log or parking place are away: then the reader waits too. */
  private async look(reader: HostedSubscription): Promise<SubscriptionStatus | undefined> {
    try {
      return await reader.look();
    } catch (error) {
      if (isUnavailable(error)) return undefined;
      throw error;
    }
  }

  private async refuseMoreParked({ parked }: SubscriptionStatus, old: FedGeneration): Promise<void> {
    if (parked.length === 0) return;
    const before = new Set((await this.parts.parking.list(this.model.placeOf(old.label))).map(({ stream }) => stream));
    const more = parked.find(({ stream }) => !before.has(stream));
    if (more && parked.length > before.size) throw new RebuildParks(more.reason);
  }

  /** Tries until it is clear whether it came to pass. */
  private async switchTo(next: FedGeneration, reader: HostedSubscription): Promise<void> {
    for (;;) {
      this.refuseCancelled();
      try {
        await this.model.switchTo(next, reader);
        return;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        await pause(LONGEST_LOOK_MS, this.orders.signal);
      }
    }
  }

  private async clear({ label }: FedGeneration): Promise<void> {
    try {
      await this.model.clearParking(label);
    } catch (error) {
      // Of the one that was in use it is done again before that is dropped.
      this.parts.logger.warn(
        { group: this.model.group, fault: describeFault(error) },
        'projection: parking not cleared',
      );
    }
  }

  private refuseCancelled(): void {
    if (this.orders.signal.aborted) throw new RebuildCancelled();
  }
}
