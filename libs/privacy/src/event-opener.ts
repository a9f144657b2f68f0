import type { ContractEvent, EventRegistry, JsonObject, LoggedEvent, OpenedEvent } from '#contracts';
import type { EventOpener, Sealer } from './sealer.port.js';

const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** The day in Europe/Berlin of an instant, `YYYY-MM-DD`. */
export const berlinDayOf = (instant: string): string => berlin.format(new Date(instant));

/**
 * Opens a batch with one look-up of keys and lifts the data to the current schema version.
 *
 * - The sealed content holds the marked fields and `effectiveOn`; the fields are put beside the readable data.
 * - A destroyed key or a sphere not granted gives `erased`, effective on the day of recording.
 * - A type that is not registered passes through with its readable data: the subscription skips it.
 * - A known type in a newer schema version throws UnknownEventType; a blob that does not open throws SealBroken.
 */
export class DefaultEventOpener implements EventOpener {
  constructor(
    private readonly sealer: Sealer,
    private readonly registry: EventRegistry,
  ) {}

  async open<E extends ContractEvent | LoggedEvent>(events: readonly E[]): Promise<readonly OpenedEvent[]> {
    const parts = events.flatMap((event) =>
      event.sealed && this.registry.find(event.type) ? [{ eventId: event.id, sealed: event.sealed }] : [],
    );
    const contents = parts.length === 0 ? [] : await this.sealer.open(parts);
    let next = 0;
    return events.map((event) => {
      if (!this.registry.find(event.type)) return opened(event, event.type, event.effectiveOn, event.data);
      if (!event.sealed) return this.lifted(event, event.effectiveOn, event.data);
      const content = contents[next++];
      if (!content) {
        const data = { erasedType: event.type, personRef: event.sealed.personRef };
        return opened(event, 'erased', undefined, data);
      }
      const { effectiveOn, ...fields } = content;
      return this.lifted(event, typeof effectiveOn === 'string' ? effectiveOn : event.effectiveOn, {
        ...event.data,
        ...fields,
      });
    });
  }

  private lifted(event: ContractEvent, effectiveOn: string | undefined, data: JsonObject): OpenedEvent {
    return opened(event, event.type, effectiveOn, this.registry.upcast(event.type, event.schemaVersion, data));
  }
}

function opened(
  event: ContractEvent | LoggedEvent,
  type: string,
  effectiveOn: string | undefined,
  data: JsonObject,
): OpenedEvent {
  return {
    id: event.id,
    context: event.context,
    type,
    stream: event.stream,
    streamVersion: event.streamVersion,
    recordedAt: event.recordedAt,
    effectiveOn: effectiveOn ?? berlinDayOf(event.recordedAt),
    correlationId: event.correlationId,
    causationId: event.causationId,
    data,
    ...('position' in event ? { position: event.position } : {}),
  };
}
