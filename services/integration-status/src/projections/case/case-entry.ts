import type { coursesEvents, EventOf, learnersEvents, OpenedEvent } from '#contracts';

/** Every contract event that can concern a person. */
export type PersonEvent = EventOf<(typeof learnersEvents)[number]> | EventOf<(typeof coursesEvents)[number]>;

/** One event in a case: what happened, on which day, when we learned of it. */
export type CaseEntry = PersonEvent & {
  readonly id: string;
  readonly stream: string;
  readonly streamVersion: number;
  readonly recordedAt: string;
};

/** The part of a case that comes from one source stream. */
export interface CaseSection {
  readonly entries: readonly CaseEntry[];
}

/** What is readable was checked against its schema before it was appended; here only its type is given back to it. */
export function caseEntry(event: OpenedEvent): CaseEntry {
  const { id, stream, streamVersion, recordedAt, type, effectiveOn, data } = event;
  return { id, stream, streamVersion, recordedAt, type, effectiveOn, data } as unknown as CaseEntry;
}

/** Order of a case: the day it happened, then the moment we learned of it, then stream and version. */
export function inOrder(sections: Readonly<Record<string, CaseSection>>): readonly CaseEntry[] {
  return Object.values(sections)
    .flatMap((section) => section.entries)
    .sort(
      (a, b) =>
        compare(a.effectiveOn, b.effectiveOn) ||
        compare(a.recordedAt, b.recordedAt) ||
        compare(a.stream, b.stream) ||
        a.streamVersion - b.streamVersion,
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
