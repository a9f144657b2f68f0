import type { LoggedEvent } from '#contracts';

/** Whose parked streams: a group and its generation (a rebuild fills a generation of its own). */
export interface ParkingPlace {
  readonly group: string;
  readonly generation: string;
}

/** What people asked for; the owner of the partition works it off. */
export type ParkingRequest =
  | { readonly kind: 'retry'; readonly by: string; readonly at: string }
  | { readonly kind: 'drop'; readonly by: string; readonly at: string; readonly reason: string };

/** A stream whose event could not be handled; it and every later one wait here. */
export interface ParkedStream extends ParkingPlace {
  readonly stream: string;
  readonly topic: string;
  readonly partition: number;
  /** The fault by name and place in the code: never a value. */
  readonly reason: string;
  /** Of the event that failed. */
  readonly correlationId: string;
  readonly parkedAt: string;
  /** Times that people had it retried in vain. */
  readonly failedRetries: number;
  /** Counts appends of events, so that a stream is given free only when nothing came meanwhile. */
  readonly appends: number;
  readonly request?: ParkingRequest;
}

export type NewlyParked = Pick<
  ParkedStream,
  'stream' | 'topic' | 'partition' | 'reason' | 'correlationId' | 'parkedAt'
>;

/** Events that people gave up: rebuilds and repeats leave them out as well. */
export interface DroppedEvents extends ParkingPlace {
  readonly stream: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** So many streams fail that parking them is no help: the subscription pauses until people have looked. */
export class ParkingFull extends Error {
  constructor(readonly place: ParkingPlace) {
    super(`the parking place of ${place.group} is full`);
    this.name = 'ParkingFull';
  }
}

export interface ParkingLimits {
  /** Streams a place holds, 1,000 unless given. */
  readonly streams?: number;
  /** Events a place holds, 100,000 unless given. */
  readonly events?: number;
}
export const PARKING_LIMITS: Required<ParkingLimits> = { streams: 1_000, events: 100_000 };

/** Where parked events lie. Every method throws StoreUnavailable when its database is away. */
export interface ParkingStore {
  /** Parks a stream with its first events, or adds to one parked already; events parked before stay as they are. */
  park(place: ParkingPlace, stream: NewlyParked, events: readonly LoggedEvent[]): Promise<void>;
  /** Adds events to a parked stream. False, and nothing written, when it is parked no more. Throws ParkingFull. */
  follow(place: ParkingPlace, stream: string, events: readonly LoggedEvent[]): Promise<boolean>;
  /** All parked streams of a place, by name. */
  list(place: ParkingPlace): Promise<readonly ParkedStream[]>;
  /** Every place that has parked streams. */
  places(): Promise<readonly ParkingPlace[]>;
  get(place: ParkingPlace, stream: string): Promise<ParkedStream | undefined>;
  /** Parked events of a stream in order, those above a version. */
  events(place: ParkingPlace, stream: string, aboveVersion: number, limit: number): Promise<readonly LoggedEvent[]>;
  /** First and last version parked of a stream; undefined when none is. */
  extent(place: ParkingPlace, stream: string): Promise<{ readonly first: number; readonly last: number } | undefined>;
  /** Takes out the events up to a version: they were handled, or dropped. */
  remove(place: ParkingPlace, stream: string, toVersion: number): Promise<void>;
  /** A retry failed again: counts it, takes the request away, notes the new reason. */
  failedAgain(place: ParkingPlace, stream: string, reason: string): Promise<void>;
  /** Gives the stream free. False when events were added since `appends` was read. */
  unpark(place: ParkingPlace, stream: string, appends: number): Promise<boolean>;
  /** Leaves a request for the owner of the partition; the last one counts. False when the stream is not parked. */
  request(place: ParkingPlace, stream: string, request: ParkingRequest): Promise<boolean>;
  /** Parked streams with a request, at most `limit`. */
  requested(place: ParkingPlace, limit: number): Promise<readonly ParkedStream[]>;
  recordDrop(drop: DroppedEvents): Promise<void>;
  /** All drops of a group, whatever the generation, oldest first. */
  drops(group: string): Promise<readonly DroppedEvents[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
