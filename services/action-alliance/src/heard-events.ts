import type { actionAllianceEvents, EventDefinition, EventOf, OpenedEvent } from '#contracts';

type OpenedOf<D> = D extends EventDefinition ? Omit<OpenedEvent, 'type' | 'data' | 'effectiveOn'> & EventOf<D> : never;

/** A published event of this service as its own views hear it, by its type. Concerns no person, so is never erased. */
export type HeardEvent = OpenedOf<(typeof actionAllianceEvents)[number]>;

/** The opener has lifted and named it: the type says what the data is. */
export const heard = (event: OpenedEvent): HeardEvent => event as unknown as HeardEvent;

/** The id under which an event names the thing that its stream is of. */
export const idIn = ({ stream, data }: OpenedEvent, aggregate: string, field: string): string | undefined => {
  const id = data[field];
  return stream.startsWith(`${aggregate}-`) && typeof id === 'string' ? id : undefined;
};
