import { isSameNeed } from '../domain/waiting-entry/waiting-entry.js';
import type { Need } from '../domain/waiting-entry/waiting-entry.events.js';
import type { CourseFacts } from '../commands/course-facts.js';
import { OpenEntries } from '../commands/open-entries.js';
import type { Persons } from '../views/persons/persons.js';

/** So many are remembered; by then the view of persons knows of those before. */
const MOST = 20_000;

/** The open entries of persons, with those that the file at hand opened a moment ago. */
export class EntriesOfFile {
  private readonly known: OpenEntries;
  private readonly opened = new Map<string, readonly Need[]>();

  constructor(
    persons: Persons,
    private readonly courses: CourseFacts,
  ) {
    this.known = new OpenEntries(persons, courses);
  }

  /** An open entry of the person for the same need, under another number. */
  async forNeed(need: Need): Promise<string | undefined> {
    for (const { entryId, ...before } of this.opened.get(need.personRef) ?? []) {
      if (entryId === need.entryId || !isSameNeed(before, need)) continue;
      if ((await this.courses.waitingEntry(entryId)).phase === 'open') return entryId;
    }
    return this.known.forNeed(need.personRef, need, need.entryId);
  }

  add(need: Need): void {
    this.opened.set(need.personRef, [...(this.opened.get(need.personRef) ?? []), need]);
    const [oldest] = this.opened.keys();
    if (this.opened.size > MOST && oldest !== undefined) this.opened.delete(oldest);
  }
}
