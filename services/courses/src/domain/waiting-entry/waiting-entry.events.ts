import type {
  EventOf,
  waitingEntryChanged,
  waitingEntryClosed,
  waitingEntryOpened,
  waitingEntryReopened,
} from '#contracts';

export type WaitingEntryOpened = EventOf<typeof waitingEntryOpened>;
export type WaitingEntryChanged = EventOf<typeof waitingEntryChanged>;
export type WaitingEntryClosed = EventOf<typeof waitingEntryClosed>;
export type WaitingEntryReopened = EventOf<typeof waitingEntryReopened>;
export type WaitingEntryEvent = WaitingEntryOpened | WaitingEntryChanged | WaitingEntryClosed | WaitingEntryReopened;

/** What is waited for: type of course, level, place, times, childcare and reach. */
export type Need = WaitingEntryOpened['data'];
/** What of it may change; another type of course is another need. */
export type ChangedNeed = Omit<WaitingEntryChanged['data'], 'personRef' | 'entryId'>;
