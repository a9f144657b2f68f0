import { isSameNeed, type WaitingEntryState } from '../domain/waiting-entry/waiting-entry.js';
import type { Need } from '../domain/waiting-entry/waiting-entry.events.js';
import type { CourseFacts } from '../commands/course-facts.js';
import { OpenEntries } from '../commands/open-entries.js';
import type { Persons } from '../views/persons/persons.js';

/** So many are remembered; by then the view of persons knows of those before. */
const MOST = 20_000;

/** The entries of persons, with those that the file at hand opened a moment ago. */
export class EntriesOfFile {
  private readonly known: OpenEntries;
  private readonly opened = new Map<string, readonly Need[]>();

  constructor(
    persons: Persons,
    private readonly courses: CourseFacts,
  ) {
    this.known = new OpenEntries(persons, courses);
  }

  /**
   * An entry of the person for the same need, under another number: an open one, or one that a registration met after
   * the day `since` of this one (`YYYY-MM-DD`).
   */
  async forNeed(need: Need, since: string): Promise<string | undefined> {
    const isOfNeed = ({ phase, closedFor, closedOn = '' }: WaitingEntryState): boolean =>
      phase === 'open' || (closedFor === 'registered' && since <= closedOn);
    for (const { entryId, ...before } of this.opened.get(need.personRef) ?? []) {
      if (entryId === need.entryId || !isSameNeed(before, need)) continue;
      if (isOfNeed(await this.courses.waitingEntry(entryId))) return entryId;
    }
    return this.known.forNeed(need.personRef, need, need.entryId, isOfNeed);
  }

  add(need: Need): void {
    this.opened.set(need.personRef, [...(this.opened.get(need.personRef) ?? []), need]);
    const [oldest] = this.opened.keys();
    if (this.opened.size > MOST && oldest !== undefined) this.opened.delete(oldest);
  }
}
