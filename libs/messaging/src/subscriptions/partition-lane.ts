import type { LoggedEvent } from '#contracts';
import type { TopicPartition } from '../event-log.port.js';
import type { SkipReason } from '../observation.js';
import { Queue } from '../waiting.js';
import type { PoisonEvent } from './delivery.js';
import { DropList } from './dropped-events.js';
import type { LaneParts } from './lane-parts.js';
import { workOff } from './parked-work.js';
import type { ParkedStream } from './parking-store.port.js';

interface Known {
  readonly parked: Set<string>;
  readonly drops: DropList;
}

/**
 * One partition as its owner works on it: batches and requests of operators one after the other, never at once, so
 * that the events of a stream stay in order also while it is given free.
 */
export class PartitionLane {
  private readonly queue = new Queue();
  /** Read from the parking place before the first batch after every change of ownership. */
  private known: Known | undefined;

  constructor(
    private readonly partition: TopicPartition,
    private readonly parts: LaneParts,
  ) {}

  /** The ownership changed, or may have: others may have parked and given free. */
  forget(): void {
    this.known = undefined;
  }

  handle(batch: readonly LoggedEvent[]): Promise<void> {
    return this.queue.run(() => this.take(batch));
  }

  /** Works off what operators asked for one stream of this partition. */
  serve(requested: ParkedStream): Promise<void> {
    return this.queue.run(async () => {
      this.known = undefined;
      await workOff(requested, this.parts);
    });
  }

  private async take(batch: readonly LoggedEvent[]): Promise<void> {
    this.known ??= await this.read();
    const known = this.known;
    const wanted = this.leaveOut(batch, known);
    const [waiting, free] = split(wanted, (event) => known.parked.has(event.stream));
    const givenFree = await this.follow(waiting, known);
    await this.deliver([...givenFree, ...free], known);
  }

  private async read(): Promise<Known> {
    const { parking, place } = this.parts;
    const [streams, drops] = await Promise.all([parking.list(place), parking.drops(place.group)]);
    const here = streams.filter(
      ({ topic, partition }) => topic === this.partition.topic && partition === this.partition.partition,
    );
    return { parked: new Set(here.map(({ stream }) => stream)), drops: new DropList(drops) };
  }

  private leaveOut(batch: readonly LoggedEvent[], { drops }: Known): readonly LoggedEvent[] {
    const [unknown, known] = split(batch, (event) => !this.parts.knows(event.type));
    const [dropped, wanted] = split(known, (event) => drops.has(event));
    this.skipped('unknown-type', unknown);
    this.skipped('dropped', dropped);
    return wanted;
  }

  private skipped(reason: SkipReason, events: readonly LoggedEvent[]): void {
    if (events.length === 0) return;
    const { place, logger, metrics, onCounted } = this.parts;
    metrics.skipped?.(place.group, reason, events.length);
    onCounted(reason, events.length);
    for (const { type, correlationId } of events)
      logger.warn({ ...place, reason, type, correlationId }, 'subscription: event skipped');
  }

  /** Events of parked streams join them; those of streams that were given free meanwhile come back. */
  private async follow(waiting: readonly LoggedEvent[], known: Known): Promise<readonly LoggedEvent[]> {
    const free: LoggedEvent[] = [];
    for (const [stream, events] of byStream(waiting)) {
      if (await this.parts.parking.follow(this.parts.place, stream, events)) this.countParked(events);
      else {
        known.parked.delete(stream);
        free.push(...events);
      }
    }
    return free;
  }

  private async deliver(events: readonly LoggedEvent[], known: Known): Promise<void> {
    if (events.length === 0) return;
    const begin = performance.now();
    const poison = await this.parts.delivery.deliver(events);
    let parked = 0;
    for (const one of poison) parked += await this.park(one, events, known);
    const handled = events.length - parked;
    this.parts.metrics.handled?.(this.parts.place.group, handled, (performance.now() - begin) / 1_000);
    this.parts.onCounted('handled', handled);
  }

  private async park({ event, reason }: PoisonEvent, batch: readonly LoggedEvent[], known: Known): Promise<number> {
    const { place, parking, logger } = this.parts;
    const { stream, correlationId } = event;
    const behind = batch.slice(batch.indexOf(event)).filter((other) => other.stream === stream);
    const parkedAt = new Date().toISOString();
    await parking.park(place, { stream, ...this.partition, reason, correlationId, parkedAt }, behind);
    known.parked.add(stream);
    logger.error(
      { ...place, stream, type: event.type, version: event.streamVersion, reason, correlationId },
      'subscription: stream parked',
    );
    this.countParked(behind);
    return behind.length;
  }

  private countParked(events: readonly LoggedEvent[]): void {
    this.parts.metrics.parked?.(this.parts.place.group, events.length);
    this.parts.onCounted('parked', events.length);
  }
}

function split<T>(all: readonly T[], test: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const one of all) (test(one) ? yes : no).push(one);
  return [yes, no];
}

function byStream(events: readonly LoggedEvent[]): ReadonlyMap<string, readonly LoggedEvent[]> {
  const streams = new Map<string, LoggedEvent[]>();
  for (const event of events) {
    const known = streams.get(event.stream);
    if (known) known.push(event);
    else streams.set(event.stream, [event]);
  }
  return streams;
}
