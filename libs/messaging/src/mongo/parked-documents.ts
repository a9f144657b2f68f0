import type { LoggedEvent } from '#contracts';
import type { DroppedEvents, ParkedStream, ParkingPlace } from '../subscriptions/parking-store.port.js';

/** A stream from being parked until it is given free. */
export interface StreamDocument extends ParkedStream {
  /** Group, generation and stream: parked once. */
  readonly _id: string;
  /**
   * Names this parking of the stream. Its events carry the name: what a crash left of an earlier parking, or of one
   * that another owner was faster with, is never read.
   */
  readonly episode: string;
}

export interface EventDocument extends ParkingPlace {
  /** Episode and version: parked once. */
  readonly _id: string;
  readonly episode: string;
  readonly stream: string;
  readonly version: number;
  readonly event: LoggedEvent;
}

export type DropDocument = DroppedEvents;

export const streamKey = ({ group, generation }: ParkingPlace, stream: string): string =>
  JSON.stringify([group, generation, stream]);

export const eventDocument = (
  { group, generation }: ParkingPlace,
  episode: string,
  event: LoggedEvent,
): EventDocument => ({
  _id: `${episode}/${event.streamVersion}`,
  episode,
  group,
  generation,
  stream: event.stream,
  version: event.streamVersion,
  event,
});

export function parkedStreamOf({ _id, episode: _episode, ...parked }: StreamDocument): ParkedStream {
  return parked;
}
