import type { ActiveProjection, FedGeneration } from '#event-sourcing/projections';
import { describeFault, type ParkingPlace } from '#messaging';
import { CatchingUp } from './catching-up.js';
import { HostedSubscription, type SubscriptionParts } from './hosted-subscription.js';

/** The part of a projection at work that its subscription needs. */
export type HostedProjection = ActiveProjection<unknown>;

/**
 * A read model and what feeds it. A reader is bound to one generation from its start to its end, under a group of its
 * own: what the reader of an old generation still brings never comes into the new one, whose group is not there yet.
 */
export class HostedModel {
  private reader: HostedSubscription;
  private catchingUp = new CatchingUp();
  private last: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    readonly active: HostedProjection,
    readonly group: string,
    private readonly parts: SubscriptionParts,
  ) {
    this.reader = this.readerOf(active.current);
  }

  /** The subscription that feeds the generation in use. */
  get subscription(): HostedSubscription {
    return this.reader;
  }

  /** For a generation of this model; `parts` instead of those of the service. */
  readerOf(generation: FedGeneration, parts: Partial<SubscriptionParts> = {}): HostedSubscription {
    return new HostedSubscription(
      {
        group: this.group,
        contexts: this.active.contexts,
        generation: generation.label,
        handle: (batch) => generation.apply(batch),
      },
      { ...this.parts, ...parts },
    );
  }

  placeOf(label: string): ParkingPlace {
    return { group: this.group, generation: label };
  }

  start(): Promise<void> {
    return this.reader.start();
  }

  /** Lets the batch in work end. For good. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.last;
    await this.reader.stop();
  }

  /** Goes over to the generation that another process has switched to, and does what is due; to be called now and then. */
  async lookAfter(): Promise<void> {
    await this.serially(() => this.follow());
    if (this.stopped) return;
    await this.active.current.recover();
    await this.active.sweep((label) => this.clearParking(label));
  }

  /** Switches to a generation that its reader has filled; the reader of the one before ends then. */
  switchTo(next: FedGeneration, reader: HostedSubscription): Promise<void> {
    return this.serially(async () => {
      const old = this.reader;
      await this.active.switchTo(next);
      this.reader = reader;
      await this.end(old);
    });
  }

  /** Takes away what is parked for a generation that nobody reads any more. */
  async clearParking(label: string): Promise<void> {
    const { parking } = this.parts;
    const place = this.placeOf(label);
    for (const { stream, appends } of await parking.list(place)) {
      await parking.remove(place, stream, Number.MAX_SAFE_INTEGER);
      await parking.unpark(place, stream, appends);
    }
  }

  /** Ends a reader for good; what it was to do is done by another one, or not at all. */
  async end(reader: HostedSubscription): Promise<void> {
    try {
      await reader.stop();
    } catch (error) {
      const { group, generation } = reader;
      const fault = describeFault(error);
      this.parts.logger.warn({ group, generation, fault }, 'projection: a reader did not end well');
    }
  }

  private async follow(): Promise<void> {
    if (this.stopped) return;
    await this.active.refresh();
    const { current } = this.active;
    if (this.reader.generation !== current.label) {
      const old = this.reader;
      this.reader = this.readerOf(current);
      this.catchingUp = new CatchingUp();
      await this.end(old);
    }
    // Also one that could not start the last time.
    if (!this.reader.isRunning) await this.reader.start();
    if (this.active.catchingUp) await this.settle();
  }

  private async settle(): Promise<void> {
    const status = await this.reader.look();
    if (status && this.catchingUp.left(status) === 0) await this.active.settle();
  }

  private serially<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
