import { type Context, importOf, type OpenedEvent } from '#contracts';
import type { Projection } from '#event-sourcing/projections';

/** Who wrote something: imports by their ids, and `''` for all other work. */
export const OTHER_WORK = '';

/** What one stream tells an undo: who wrote to it, and what it refers to. */
export interface ImportedStream {
  readonly context: Context;
  /** Imports that wrote to it, and still count. */
  readonly imports: readonly string[];
  /** Who wrote last. */
  readonly last: string;
  /** What it refers to, with those who wrote the reference. */
  readonly refs: Readonly<Record<string, readonly string[]>>;
}

export const BY_IMPORT = 'import';
export const BY_REF = 'ref';

/** The stream or thing that a field of an event names, by the name of the field. */
const NAMED_BY: Readonly<Record<string, string>> = {
  personRef: 'learner',
  runId: 'course-run',
  followUpRunId: 'course-run',
  endedRunId: 'course-run',
  providerId: 'provider',
  fromProvider: 'provider',
  toProvider: 'provider',
  registrationId: 'registration',
  consentRef: 'consent',
  entitlementId: 'entitlement',
  bodyId: 'body',
  meetingId: 'meeting',
  topicId: 'topic',
  topicIds: 'topic',
};

/** What an event refers to, its own stream aside. */
export const referencesOf = ({ stream, data }: Pick<OpenedEvent, 'stream' | 'data'>): readonly string[] =>
  Object.entries(NAMED_BY).flatMap(([field, aggregate]) => {
    const value = data[field];
    const ids = Array.isArray(value) ? value : [value];
    return ids.flatMap((id) =>
      typeof id === 'string' && `${aggregate}-${id}` !== stream ? [`${aggregate}-${id}`] : [],
    );
  });

const withWriter = (writers: readonly string[] | undefined, writer: string): readonly string[] =>
  writers?.includes(writer) ? writers : [...(writers ?? []), writer];

function evolve(section: ImportedStream | undefined, event: OpenedEvent): ImportedStream {
  const writer = importOf(event) ?? OTHER_WORK;
  const refs = { ...section?.refs };
  for (const ref of referencesOf(event)) refs[ref] = withWriter(refs[ref], writer);
  const imports = section?.imports ?? [];
  return {
    context: event.context,
    imports: writer === OTHER_WORK ? imports : withWriter(imports, writer),
    last: writer,
    refs,
  };
}

/** By which an undo finds what an import wrote and caused, and what refers to it. One document a stream. */
export const importIndex = (contexts: readonly Context[]): Projection<ImportedStream, ImportedStream> => ({
  name: 'import-index',
  version: 1,
  contexts,
  indexes: [BY_IMPORT, BY_REF],
  documentOf: ({ stream }) => stream,
  evolve,
  view: (_stream, sections) => {
    const [view] = Object.values(sections);
    if (!view) return undefined;
    const keys = {
      [BY_IMPORT]: view.imports.map((importId) => `${view.context}|${importId}`),
      [BY_REF]: Object.keys(view.refs),
    };
    return { view, keys };
  },
});
