import type {
  courseRunCancelled,
  courseRunEnded,
  courseRunPlanned,
  courseRunStarted,
  EventOf,
  seatHeld,
  seatRefused,
  seatReleased,
} from '#contracts';

export type CourseRunPlanned = EventOf<typeof courseRunPlanned>;
export type CourseRunCancelled = EventOf<typeof courseRunCancelled>;
export type SeatRefused = EventOf<typeof seatRefused>;

/** Nothing of a run is for insiders: the stream is made of the published events. */
export type CourseRunEvent =
  | CourseRunPlanned
  | EventOf<typeof courseRunStarted>
  | EventOf<typeof courseRunEnded>
  | CourseRunCancelled
  | EventOf<typeof seatHeld>
  | SeatRefused
  | EventOf<typeof seatReleased>;
