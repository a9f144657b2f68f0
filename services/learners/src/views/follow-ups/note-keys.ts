import type { OpenedEvent } from '#contracts';
import {
  type ActiveProjection,
  type DocumentStore,
  type KeyRange,
  keyPrefix,
  openProjection,
} from '#event-sourcing/projections';
import type { KeyRing } from '#privacy';
import { noteRefOf } from '../../domain/follow-up/follow-up.events.js';
import { followUpOf } from './follow-up.projection.js';
import { BY_OWNER, type NoteOwner, noteOwners } from './note-keys.projection.js';

const PAGE = 200;
const SPHERE = 'coordination';

/**
 * Notes have keys of their own: they go with the person of whom they are. Whatever comes between, none is left behind:
 * a follow-up that is read after the erasure loses its key as it is read, before the position of the reader moves on;
 * one that was read before stands in an index that outlives the erasure and is gone through at every start.
 */
export class NoteKeys {
  private constructor(
    private readonly owners: ActiveProjection<NoteOwner>,
    private readonly ring: KeyRing,
  ) {}

  static async open(documents: DocumentStore, ring: KeyRing): Promise<NoteKeys> {
    return new NoteKeys(await openProjection(noteOwners, documents), ring);
  }

  /** What `handle` feeds. */
  get memory(): readonly ActiveProjection<unknown>[] {
    return [this.owners];
  }

  /** Handler of the subscription to the own topic, whose position is remembered; a repeat does the same again. */
  async handle(batch: readonly OpenedEvent[]): Promise<void> {
    await this.owners.apply(batch);
    for (const { type, stream } of batch) {
      const followUpId = followUpOf(stream);
      if (type === 'erased' && followUpId !== undefined) await this.ring.erase(noteRefOf(followUpId));
    }
    // Who was erased while the batch was read is heard of by nobody else: the index did not know her yet.
    const persons = batch.flatMap(({ stream, data: { personRef } }) =>
      followUpOf(stream) !== undefined && typeof personRef === 'string' ? [personRef] : [],
    );
    const erased = await this.erased(persons);
    for (const personRef of new Set(persons.filter((_, place) => erased[place]))) await this.forget(personRef);
  }

  /** Of a person who was erased just now. */
  async forget(personRef: string): Promise<void> {
    await this.forgetErased(keyPrefix(BY_OWNER, `${personRef}|`));
  }

  /** Of everybody who was erased and has notes left: what an end of the process or a key ring that was away left over. */
  async catchUp(): Promise<void> {
    await this.forgetErased(keyPrefix(BY_OWNER, ''));
  }

  private async forgetErased(range: KeyRange): Promise<void> {
    let after: string | undefined;
    do {
      const page = await this.owners.reader.find(range, { limit: PAGE, ...(after === undefined ? {} : { after }) });
      const owners = page.rows.map(({ view }) => view);
      const persons = await this.erased(owners.map(({ personRef }) => personRef));
      const notes = await this.erased(owners.map(({ followUpId }) => noteRefOf(followUpId)));
      for (const [place, { followUpId }] of owners.entries())
        if (persons[place] === true && notes[place] !== true) await this.ring.erase(noteRefOf(followUpId));
      after = page.next;
    } while (after !== undefined);
  }

  private async erased(refs: readonly string[]): Promise<readonly boolean[]> {
    const keys = await this.ring.keys(
      refs.map((personRef) => ({ personRef, sphere: SPHERE })),
      false,
    );
    return keys.map((key) => key === 'erased');
  }
}
