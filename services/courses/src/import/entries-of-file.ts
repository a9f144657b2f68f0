import { isSameNeed, type WaitingEntryState } from '../domain/waiting-entry/waiting-entry.js';
import type { RegistrationPhase } from '../domain/participation/participation.state.js';
import type { Need } from '../domain/waiting-entry/waiting-entry.events.js';
import type { CourseFacts } from '../commands/course-facts.js';
import { OpenEntries } from '../commands/open-entries.js';
import type { Persons } from '../views/persons/persons.js';

/** So many are remembered; by then the view of persons knows of those before. */
const MOST = 20_000;

/** A seat that meets no need any more. */
const LOST: readonly RegistrationPhase[] = ['refused', 'withdrawn', 'dropped-out'];

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
   * the day `since` of this one (`YYYY-MM-DD`) and still meets.
   */
  async forNeed(need: Need, since: string): Promise<string | undefined> {
    const isOfNeed = async (entry: WaitingEntryState): Promise<boolean> =>
      entry.phase === 'open' || (await this.isMet(entry, need.personRef, since));
    for (const { entryId, ...before } of this.opened.get(need.personRef) ?? []) {
      if (entryId === need.entryId || !isSameNeed(before, need)) continue;
      if (await isOfNeed(await this.courses.waitingEntry(entryId))) return entryId;
    }
    return this.known.forNeed(need.personRef, need, need.entryId, isOfNeed);
  }

  private async isMet(
    { closedFor, closedOn = '', closedBy }: WaitingEntryState,
    personRef: string,
    since: string,
  ): Promise<boolean> {
    if (closedFor !== 'registered' || since >= closedOn) return false;
    if (closedBy === undefined) return true;
    const met = (await this.courses.registrationsOf(personRef)).find((one) => one.registrationId === closedBy);
    return met !== undefined && !LOST.includes(met.phase);
  }

  add(need: Need): void {
    this.opened.set(need.personRef, [...(this.opened.get(need.personRef) ?? []), need]);
    const [oldest] = this.opened.keys();
    if (this.opened.size > MOST && oldest !== undefined) this.opened.delete(oldest);
  }
}
