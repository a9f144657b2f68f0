import type { coursesEvents, EventDefinition, EventOf, OpenedEvent } from '#contracts';

type OpenedOf<D> = D extends EventDefinition ? Omit<OpenedEvent, 'type' | 'data' | 'effectiveOn'> & EventOf<D> : never;

/** A published event of this service as its own policies and views hear it, by its type. */
export type CoursesEvent = OpenedOf<(typeof coursesEvents)[number]>;

/** The events of a batch whose person is still known: of an erased one nothing can be acted upon or shown. */
export const heard = (batch: readonly OpenedEvent[]): readonly CoursesEvent[] =>
  batch.filter(({ type }) => type !== 'erased') as unknown as readonly CoursesEvent[];
