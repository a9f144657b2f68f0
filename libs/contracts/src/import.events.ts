import { Type } from '@sinclair/typebox';
import { type Context, CONTEXTS, defineEvent, type EventDefinition } from './definition.js';
import { Id } from './fields.js';

/** Begin the names of these events: an event type has one name in the house. */
const PREFIX = {
  learners: 'learners',
  courses: 'courses',
  'action-alliance': 'alliance',
} as const satisfies Record<Context, string>;

const RETRACTED = '-records-retracted';
const UNDO_BEGUN = '-import-undo-begun';

/** What all that an import wrote and caused has as its correlation id; also the name of its process stream. */
const IMPORT_STREAM = /^import-(.+)$/;

/** The import that an event or commit comes from; undefined: from other work. */
export const importOf = ({ correlationId }: { readonly correlationId: string }): string | undefined =>
  IMPORT_STREAM.exec(correlationId)?.[1];

export const importStream = (importId: string): string => `import-${importId}`;

export const recordsRetracted = (context: Context): `${string}${typeof RETRACTED}` => `${PREFIX[context]}${RETRACTED}`;
export const importUndoBegun = (context: Context): `${string}${typeof UNDO_BEGUN}` => `${PREFIX[context]}${UNDO_BEGUN}`;

const retractionTypes: ReadonlySet<string> = new Set(CONTEXTS.map(recordsRetracted));
const undoTypes: ReadonlySet<string> = new Set(CONTEXTS.map(importUndoBegun));

/** All events of the stream from `sinceVersion` on, up to this one, count as never recorded. */
export interface Retraction {
  readonly importId: string;
  readonly sinceVersion: number;
}

/** What an event takes back of its stream; undefined: nothing. */
export function retractionOf({ type, data }: { readonly type: string; readonly data: object }): Retraction | undefined {
  if (!retractionTypes.has(type)) return undefined;
  const { importId, sinceVersion } = data as Partial<Retraction>;
  return importId === undefined || sinceVersion === undefined ? undefined : { importId, sinceVersion };
}

/** The import whose undo an event announces; undefined: none. */
export function undoneImportOf({ type, data }: { readonly type: string; readonly data: object }): string | undefined {
  return undoTypes.has(type) ? (data as { readonly importId?: string }).importId : undefined;
}

const eventsOf = (context: Context): readonly EventDefinition[] => [
  defineEvent({
    context,
    type: recordsRetracted(context),
    description:
      'An import was undone: the events of this stream from the named version on, up to this one, count as never recorded. They stay in the store and in the log.',
    schema: Type.Object({ importId: Id, sinceVersion: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
    samples: [{ importId: 'c_b5XkT0c1dY2eZ3fA4gB5hC', sinceVersion: 1 }],
  }),
  defineEvent({
    context,
    type: importUndoBegun(context),
    description:
      'A person has an import undone: each service takes back what the import wrote or caused in its streams, where nothing was built upon it.',
    schema: Type.Object({ importId: Id }, { additionalProperties: false }),
    samples: [{ importId: 'c_b5XkT0c1dY2eZ3fA4gB5hC' }],
  }),
];

/** Published by every context beside the events of its aggregates; readers take them through the engine. */
export const importEvents: readonly EventDefinition[] = CONTEXTS.flatMap(eventsOf);
export const importEventsOf = (context: Context): readonly EventDefinition[] =>
  importEvents.filter((definition) => definition.context === context);
