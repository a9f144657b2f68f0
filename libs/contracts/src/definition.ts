import type { Static, TObject } from '@sinclair/typebox';
import type { JsonObject } from './json.js';
import { fieldWithInnerMark, markedFields } from './marks.js';

/** The bounded contexts; each has one topic in the log. */
export const CONTEXTS = ['learners', 'courses', 'action-alliance'] as const;
export type Context = (typeof CONTEXTS)[number];

/** Whose key seals an event: youth and health data are keyed apart. */
export const SPHERES = ['coordination', 'youth', 'health'] as const;
export type Sphere = (typeof SPHERES)[number];

/** Lifts data written under `from` to the next version; pure. */
export interface Upcaster {
  readonly from: number;
  readonly up: (data: JsonObject) => JsonObject;
}

/** One event type at its current schema version, with the way from every older one. */
export interface EventDefinition<Type extends string = string, Schema extends TObject = TObject> {
  readonly context: Context;
  readonly type: Type;
  readonly version: number;
  readonly description: string;
  readonly schema: Schema;
  /** Set exactly when the event concerns a person: then `personRef` is a field of the data. */
  readonly sphere?: Sphere;
  readonly upcasters: readonly Upcaster[];
  /** One sample of the data for every version ever written, oldest first: CI lifts and checks each. */
  readonly samples: readonly JsonObject[];
}

type DefinitionInput<Type extends string, Schema extends TObject> = Omit<
  EventDefinition<Type, Schema>,
  'version' | 'upcasters'
> & { readonly version?: number; readonly upcasters?: readonly Upcaster[] };

/**
 * Declares an event type. Fails at load when the marks and the person do not fit together:
 * a marked field without a sphere, a sphere without `personRef`, a marked `personRef`, or a mark below the top level,
 * which nothing would seal.
 */
export function defineEvent<const Type extends string, Schema extends TObject>(
  input: DefinitionInput<Type, Schema>,
): EventDefinition<Type, Schema> {
  const marked = markedFields(input.schema);
  const inner = fieldWithInnerMark(input.schema);
  if (inner !== undefined)
    throw new Error(`${input.type}: a mark inside of ${inner} would not be sealed; marks stand on fields at the top`);
  const personal = input.sphere !== undefined;
  if (marked.length > 0 && !personal)
    throw new Error(`${input.type}: fields are marked personal, but no sphere is named`);
  if (personal && (!('personRef' in input.schema.properties) || marked.includes('personRef'))) {
    throw new Error(`${input.type}: an event about a person carries an unmarked personRef`);
  }
  return { version: 1, upcasters: [], ...input };
}

/** The event of a definition as domain code and projections see it: opened, current version. A union of definitions gives a union of events. */
export type EventOf<D extends EventDefinition> =
  D extends EventDefinition<infer Type, infer Schema>
    ? {
        readonly type: Type;
        /** Day on which it happened or takes effect, `YYYY-MM-DD`. */
        readonly effectiveOn: string;
        readonly data: Static<Schema>;
      }
    : never;

/**
 * What stands in the place of an event whose key was destroyed: nothing about the person can be read any more.
 * Every evolve knows it.
 */
export interface ErasedEvent {
  readonly type: 'erased';
  readonly effectiveOn: string;
  readonly data: { readonly erasedType: string };
}
