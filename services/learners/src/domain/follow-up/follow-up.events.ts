import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf, type followUpEvents, type followUpSet, Id, identifying } from '#contracts';

/** Longest note of a follow-up: a reminder, not a file. */
export const NOTE_LENGTH = 280;

/**
 * Never leaves this service. Sealed under a key of its own, not that of the person: to redact a note is to destroy its
 * key, and the follow-up stays.
 */
export const followUpNoteWritten = defineEvent({
  context: 'learners',
  type: 'follow-up-note-written',
  description: 'A note to a follow-up, for its office alone.',
  sphere: 'coordination',
  schema: Type.Object(
    {
      /** The reference of the note, in the place of that of a person: what it is sealed under. */
      personRef: Id,
      note: identifying(Type.String({ minLength: 1, maxLength: NOTE_LENGTH })),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef: 'n_w_1', note: 'Unterlagen fehlen noch' }],
});

export const followUpNoteRedacted = defineEvent({
  context: 'learners',
  type: 'follow-up-note-redacted',
  description: 'The note of a follow-up is to be made unreadable: its key is destroyed.',
  schema: Type.Object({ followUpId: Id }, { additionalProperties: false }),
  samples: [{ followUpId: 'w_1' }],
});

export type FollowUpSet = EventOf<typeof followUpSet>;
export type FollowUpEvent =
  EventOf<(typeof followUpEvents)[number]> | EventOf<typeof followUpNoteWritten> | EventOf<typeof followUpNoteRedacted>;

/** Under which reference the note of a follow-up is sealed. */
export const noteRefOf = (followUpId: string): string => `n_${followUpId}`;
