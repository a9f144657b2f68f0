import {
  type ContractEvent,
  contractRegistry,
  type coursesEvents,
  type EventOf,
  type learnersEvents,
  markedFields,
} from '#contracts';
import type { Clock } from '#event-sourcing';
import type { Sealer } from '#privacy';
import { newId } from '../edge/request-context.js';

/** An event of another service, with the stream that it would come from. */
export type PublishedEvent = EventOf<(typeof coursesEvents)[number] | (typeof learnersEvents)[number]> & {
  readonly stream: string;
};

/** Makes events as their services publish them: checked, versions counted per stream, marked fields sealed. */
export class PublishedEvents {
  private readonly contracts = contractRegistry();
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  sealed(events: readonly PublishedEvent[]): Promise<readonly ContractEvent[]> {
    return Promise.all(events.map((event) => this.one(event)));
  }

  private async one({ type, stream, effectiveOn, data }: PublishedEvent): Promise<ContractEvent> {
    this.contracts.check(type, data);
    const { context, schema, sphere, version: schemaVersion } = this.contracts.definition(type);
    const streamVersion = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, streamVersion);
    const id = newId('ev');
    const marked = new Set(markedFields(schema));
    const open = Object.fromEntries(Object.entries(data).filter(([name]) => !marked.has(name)));
    const base = {
      id,
      context,
      type,
      schemaVersion,
      stream,
      streamVersion,
      recordedAt: this.clock.now(),
      correlationId: id,
      causationId: id,
      data: open,
    } as const;
    if (sphere === undefined || !('personRef' in data)) return { ...base, effectiveOn };
    const hidden = Object.fromEntries(Object.entries(data).filter(([name]) => marked.has(name)));
    const [sealed] = await this.sealer.seal([
      { eventId: id, personRef: data.personRef, sphere, content: { ...hidden, effectiveOn } },
    ]);
    if (!sealed) throw new Error('the sealer left an event unsealed');
    return { ...base, sealed };
  }
}
