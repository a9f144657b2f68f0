import type { DroppedEvents, ParkedStream, ParkingPlace, ParkingStore } from './parking-store.port.js';

/** What operators do with parked streams; requests are worked off by the owner of the partition within a second. */
export class ParkingAdmin {
  constructor(
    private readonly store: ParkingStore,
    private readonly now: () => string,
  ) {}

  /** Every parked stream, by group, generation and name. Bounded by the limits of the places. */
  async list(): Promise<readonly ParkedStream[]> {
    const streams: ParkedStream[] = [];
    for (const place of await this.store.places()) streams.push(...(await this.store.list(place)));
    return streams;
  }

  /** Has the stream's events handled again, in order. False when it is not parked. */
  retry(place: ParkingPlace, stream: string, by: string): Promise<boolean> {
    return this.store.request(place, stream, { kind: 'retry', by, at: this.now() });
  }

  /** Gives the parked events of the stream up, for a reason that is kept; later ones flow on. False when not parked. */
  drop(place: ParkingPlace, stream: string, by: string, reason: string): Promise<boolean> {
    return this.store.request(place, stream, { kind: 'drop', by, at: this.now(), reason });
  }

  drops(group: string): Promise<readonly DroppedEvents[]> {
    return this.store.drops(group);
  }
}
