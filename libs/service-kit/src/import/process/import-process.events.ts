import { type Static, Type } from '@sinclair/typebox';
import { type Context, defineEvent, type EventDefinition, Id, importUndoBegun, oneOf } from '#contracts';

const Count = Type.Integer({ minimum: 0 });
const closed = { additionalProperties: false } as const;

const Begun = Type.Object(
  {
    importId: Id,
    kind: Id,
    source: Id,
    /** Keyed fingerprint of file and order: the same file goes on where it was left. */
    content: Type.String({ minLength: 1, maxLength: 100 }),
    profile: Type.Optional(Id),
  },
  closed,
);
const counts = { rows: Count, created: Count, changed: Count, unchanged: Count, wrong: Count };
const Progressed = Type.Object({ importId: Id, rows: Count }, closed);
const Resumed = Type.Object({ importId: Id }, closed);
const Ended = Type.Object(
  { importId: Id, outcome: oneOf(['completed', 'cancelled', 'interrupted', 'failed']), ...counts },
  closed,
);
const Undone = Type.Object({ importId: Id, retracted: Count, kept: Count }, closed);

export type ImportEnd = Static<typeof Ended>['outcome'];
export type ImportCounts = Omit<Static<typeof Ended>, 'importId' | 'outcome'>;
export type BegunData = Static<typeof Begun>;

/** What happens to an import, as its process stream tells it. The names in a store begin with its context. */
export type ImportHappening =
  | { readonly name: 'begun'; readonly data: BegunData }
  | { readonly name: 'progressed'; readonly data: Static<typeof Progressed> }
  | { readonly name: 'resumed'; readonly data: Static<typeof Resumed> }
  | { readonly name: 'ended'; readonly data: Static<typeof Ended> }
  | { readonly name: 'undo-begun'; readonly data: { readonly importId: string } }
  | { readonly name: 'undone'; readonly data: Static<typeof Undone> };

/** `courses-import-` of `courses-import-begun`. */
const prefixOf = (context: Context): string => importUndoBegun(context).replace(/undo-begun$/, '');

export const importEventType = (context: Context, name: ImportHappening['name']): string => prefixOf(context) + name;

/** The happening of an event's type; undefined: none of an import. */
export function happeningOf(context: Context, type: string): ImportHappening['name'] | undefined {
  const names = ['begun', 'progressed', 'resumed', 'ended', 'undo-begun', 'undone'] as const;
  return names.find((name) => importEventType(context, name) === type);
}

const SAMPLE = { importId: 'c_b5XkT0c1dY2eZ3fA4gB5hC' } as const;
const COUNTED = { rows: 250, created: 247, changed: 0, unchanged: 2, wrong: 1 } as const;

/** What the process streams of a service hold beside the published beginning of an undo. Nothing of a person. */
export function innerImportEvents(context: Context): readonly EventDefinition[] {
  const inner = (
    name: ImportHappening['name'],
    description: string,
    schema: ReturnType<typeof Type.Object>,
    sample: object,
  ) =>
    defineEvent({
      context,
      type: importEventType(context, name),
      description,
      schema,
      samples: [{ ...SAMPLE, ...sample }],
    });
  return [
    inner('begun', 'An import began: what kind of file, from where.', Begun, {
      kind: 'personen',
      source: 'vhs',
      content: 'f1',
      profile: 'beispielprogramm',
    }),
    inner('progressed', 'So many rows of the file are read.', Progressed, { rows: 100 }),
    inner('resumed', 'The same file was brought again and goes on.', Resumed, {}),
    inner('ended', 'The import ended; what it wrote are whole rows.', Ended, { outcome: 'completed', ...COUNTED }),
    inner('undone', 'The undo ended: so many streams were taken back, so many kept.', Undone, {
      retracted: 247,
      kept: 0,
    }),
  ];
}
