import type { coursesEvents, EventDefinition, EventOf, learnersEvents, OpenedEvent } from '#contracts';

type OpenedOf<D> = D extends EventDefinition ? Omit<OpenedEvent, 'type' | 'data' | 'effectiveOn'> & EventOf<D> : never;

/** The place of a published event whose key was destroyed. */
export type ErasedPlace = Omit<OpenedEvent, 'type' | 'data'> & {
  readonly type: 'erased';
  readonly data: { readonly erasedType: string; readonly personRef: string };
};

/** A published event that the views and policies of this service hear, by its type. */
export type HeardEvent = OpenedOf<(typeof learnersEvents)[number] | (typeof coursesEvents)[number]> | ErasedPlace;

/** The opener has lifted and named it: the type says what the data is. */
export const heard = (event: OpenedEvent): HeardEvent => event as unknown as HeardEvent;
