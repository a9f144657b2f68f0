import { type Context, importOf, type OpenedEvent, retractionOf, undoneImportOf } from '#contracts';
import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import type { ImportUndo } from './import-undo.js';

interface UndoneImport {
  readonly context: Context;
}

/** Who takes back in this service what another's import caused. */
const ACTOR = 'policy-undo-what-an-undone-import-caused';

/**
 * What an undone import caused in this service: what stands when the undo is heard of, and what comes later because a
 * policy was still at work. An import of this service itself is undone by its job.
 */
export class Aftermath {
  private constructor(
    private readonly context: Context,
    private readonly undone: DocumentCollection<UndoneImport>,
    private readonly undo: ImportUndo,
  ) {}

  static async open(context: Context, documents: DocumentStore, undo: ImportUndo): Promise<Aftermath> {
    return new Aftermath(
      context,
      await documents.collection<UndoneImport>({ name: 'undone-imports', indexes: [] }),
      undo,
    );
  }

  /** Handler of the subscription; a repeat finds nothing left to take back. */
  handle = async (batch: readonly OpenedEvent[]): Promise<void> => {
    await this.remember(batch);
    for (const event of batch) {
      const importId = undoneImportOf(event);
      if (importId !== undefined && event.context !== this.context) await this.undo.run(importId, ACTOR);
    }
    for (const { importId, stream } of await this.late(batch)) await this.undo.takeBack(stream, importId, ACTOR);
  };

  /** Which imports are undone; any event may come again. */
  remember = async (batch: readonly OpenedEvent[]): Promise<void> => {
    for (const event of batch) {
      const importId = undoneImportOf(event);
      if (importId === undefined || (await this.undone.get(importId))) continue;
      await this.undone.write([{ id: importId, expected: 0, keys: {}, body: { context: event.context } }]);
    }
  };

  private async late(batch: readonly OpenedEvent[]): Promise<readonly { importId: string; stream: string }[]> {
    const own = batch.flatMap((event) => {
      const importId = importOf(event);
      return importId === undefined || event.context !== this.context || retractionOf(event)
        ? []
        : [{ importId, stream: event.stream }];
    });
    const undone = await this.undone.getMany([...new Set(own.map(({ importId }) => importId))]);
    return own.filter(({ importId }) => undone.has(importId));
  }
}
