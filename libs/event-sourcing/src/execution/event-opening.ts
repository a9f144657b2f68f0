import type { ErasedEvent, EventRegistry, JsonObject } from '#contracts';
import type { Sealer } from '#privacy';
import { dayInBerlin } from '../clock.js';
import type { Commit, StoredEvent } from '../store/event-store.port.js';
import { joinPersonal } from './personal-split.js';

/** A stored event as deciders see it: opened and lifted to the current version, or the place of an erased one. */
export interface OpenedDomainEvent {
  readonly type: string;
  readonly effectiveOn: string;
  readonly data: JsonObject | ErasedEvent['data'];
}

/** Opens stored commits with one call of the sealer. */
export class EventOpening {
  constructor(
    private readonly sealer: Sealer,
    private readonly registry: EventRegistry,
  ) {}

  /** The events of each commit, in order. Throws UnknownEventType for what this version of the service cannot read. */
  async open(commits: readonly Commit[]): Promise<readonly (readonly OpenedDomainEvent[])[]> {
    const parts = commits.flatMap((commit) =>
      commit.events.flatMap((event) => (event.sealed ? [{ eventId: event.id, sealed: event.sealed }] : [])),
    );
    const contents = parts.length === 0 ? [] : await this.sealer.open(parts);
    let next = 0;
    return commits.map((commit) =>
      commit.events.map((event) => {
        if (!event.sealed) return this.lifted(event, event.data, event.effectiveOn ?? dayInBerlin(commit.recordedAt));
        const content = contents[next++];
        if (!content) return erased(event, commit);
        const joined = joinPersonal(event.data, content);
        return this.lifted(event, joined.data, joined.effectiveOn);
      }),
    );
  }

  private lifted(event: StoredEvent, data: JsonObject, effectiveOn: string): OpenedDomainEvent {
    return { type: event.type, effectiveOn, data: this.registry.upcast(event.type, event.schemaVersion, data) };
  }
}

const erased = (event: StoredEvent, commit: Commit): ErasedEvent => ({
  type: 'erased',
  effectiveOn: dayInBerlin(commit.recordedAt),
  data: { erasedType: event.type },
});
