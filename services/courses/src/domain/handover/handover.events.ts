import type { EventOf, handoverEvents } from '#contracts';

/** Nothing of a hand-over is for insiders: the stream is made of the published events. */
export type HandoverEvent = EventOf<(typeof handoverEvents)[number]>;

type Of<Type extends HandoverEvent['type']> = Extract<HandoverEvent, { readonly type: Type }>;
export type HandoverOffered = Of<'handover-offered'>;
export type HandoverAccepted = Of<'handover-accepted'>;
export type HandoverReturned = Of<'handover-returned'>;
export type HandoverWithdrawn = Of<'handover-withdrawn'>;
export type HandoverFailed = Of<'handover-failed'>;
