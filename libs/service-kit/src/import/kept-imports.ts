import type { DocumentCollection, DocumentStore, Page } from '#event-sourcing/projections';
import type { Role } from '../access/roles.js';
import type { ImportState } from './import.dto.js';

/** As it is kept: with a fingerprint of file and order, by which a repeated request is told from another one, and by whom. */
export type KeptImport = ImportState & { readonly content: string; readonly actor: string; readonly role?: Role };

const BY_START = 'startedAt';

/** What is kept of the imports of a service: their states and reports, which hold no value of a row. */
export class KeptImports {
  private constructor(private readonly collection: DocumentCollection<KeptImport>) {}

  static async open(documents: DocumentStore): Promise<KeptImports> {
    return new KeptImports(await documents.collection<KeptImport>({ name: 'imports', indexes: [BY_START] }));
  }

  async get(id: string): Promise<KeptImport | undefined> {
    return (await this.collection.get(id))?.body;
  }

  async keep(state: KeptImport): Promise<KeptImport> {
    for (;;) {
      const expected = (await this.collection.get(state.id))?.revision ?? 0;
      const write = { id: state.id, expected, keys: { [BY_START]: [state.startedAt] }, body: state };
      if ((await this.collection.write([write])).size === 0) return state;
    }
  }

  /** The latest first. */
  async latest(limit: number, after?: string): Promise<Page<KeptImport>> {
    const page = await this.collection.find(
      { index: BY_START },
      { limit, reverse: true, ...(after === undefined ? {} : { after }) },
    );
    const rows = page.rows.map(({ body }) => body);
    return { rows, ...(page.next === undefined ? {} : { next: page.next }) };
  }
}
