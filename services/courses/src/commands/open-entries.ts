import { Inject, Injectable } from '@nestjs/common';
import { isSameNeed, type WaitingEntryState } from '../domain/waiting-entry/waiting-entry.js';
import type { Need } from '../domain/waiting-entry/waiting-entry.events.js';
import { Persons } from '../views/persons/persons.js';
import { CourseFacts } from './course-facts.js';

const isOpen = ({ phase }: WaitingEntryState): boolean => phase === 'open';

/** What a person waits for, as the local view tells and the entries' own streams confirm. */
@Injectable()
export class OpenEntries {
  constructor(
    @Inject(Persons) private readonly persons: Persons,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  /** An open entry of the person for this need, other than `except`; which others count, `counts` says. */
  async forNeed(
    personRef: string,
    need: Pick<Need, 'courseType' | 'level'>,
    except?: string,
    counts: (entry: WaitingEntryState) => boolean | Promise<boolean> = isOpen,
  ): Promise<string | undefined> {
    const { entries = [] } = (await this.persons.get(personRef)) ?? {};
    for (const entryId of entries) {
      if (entryId === except) continue;
      const entry = await this.courses.waitingEntry(entryId);
      if (entry.need && isSameNeed(entry.need, need) && (await counts(entry))) return entryId;
    }
    return undefined;
  }
}
