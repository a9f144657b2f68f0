import { type Context, importOf, type OpenedEvent } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { referencesOf } from './named-things.js';

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
  version: 2,
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
