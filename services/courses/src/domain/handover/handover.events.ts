import type {
  EventOf,
  followUpStarted,
  handoverAccepted,
  handoverOffered,
  handoverReturned,
  handoverWithdrawn,
} from '#contracts';

export type HandoverOffered = EventOf<typeof handoverOffered>;
export type HandoverReturned = EventOf<typeof handoverReturned>;
export type HandoverWithdrawn = EventOf<typeof handoverWithdrawn>;

/** Nothing of a hand-over is for insiders: the stream is made of the published events. */
export type HandoverEvent =
  | HandoverOffered
  | EventOf<typeof handoverAccepted>
  | HandoverReturned
  | HandoverWithdrawn
  | EventOf<typeof followUpStarted>;
