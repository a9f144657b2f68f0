import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import type { RebuildState } from './rebuild-state.dto.js';

interface RebuildRecord {
  readonly state: RebuildState;
  /** Of the run that may go on writing it. */
  readonly run: string;
  /** When that was last heard of, in ms. */
  readonly heardAt: number;
  readonly cancel?: true;
}

/** After so long without a word the process that rebuilds is taken for dead. */
const SILENT_MS = 15_000;

/** The last rebuild of each model, among the read documents: whichever process is asked can tell of it and cancel it. */
export class RebuildRecords {
  private opened: Promise<DocumentCollection<RebuildRecord>> | undefined;

  constructor(private readonly documents: DocumentStore) {}

  async state(projection: string): Promise<RebuildState | undefined> {
    const record = (await (await this.records()).get(projection))?.body;
    return record && told(record);
  }

  async states(): Promise<ReadonlyMap<string, RebuildState>> {
    const { rows } = await (await this.records()).find({ index: INDEX }, { limit: MOST });
    return new Map(rows.map(({ id, body }) => [id, told(body)]));
  }

  async begin(run: string, state: RebuildState): Promise<void> {
    await this.change(state.projection, () => ({ state, run, heardAt: Date.now() }));
  }

  /** Notes how far a run is; false when it is to be cancelled, or another run has begun. */
  async tell(run: string, state: RebuildState): Promise<boolean> {
    const record = await this.change(state.projection, (before) =>
      before?.run === run ? { ...before, state, heardAt: Date.now() } : undefined,
    );
    return record !== undefined && record.cancel === undefined;
  }

  /** False when none runs. */
  async cancel(projection: string): Promise<boolean> {
    const record = await this.change(projection, (before) =>
      before && told(before).state === 'running' ? { ...before, cancel: true } : undefined,
    );
    return record !== undefined;
  }

  private async change(
    id: string,
    to: (before: RebuildRecord | undefined) => RebuildRecord | undefined,
  ): Promise<RebuildRecord | undefined> {
    const records = await this.records();
    for (;;) {
      const before = await records.get(id);
      const body = to(before?.body);
      if (!body) return undefined;
      const lost = await records.write([{ id, expected: before?.revision ?? 0, keys: { [INDEX]: [id] }, body }]);
      if (lost.size === 0) return body;
    }
  }

  private records(): Promise<DocumentCollection<RebuildRecord>> {
    this.opened ??= this.documents.collection<RebuildRecord>({ name: 'rebuilds', indexes: [INDEX] });
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }
}

const INDEX = 'projection';
/** More models than any service has. */
const MOST = 200;

const told = ({ state, heardAt }: RebuildRecord): RebuildState =>
  state.state === 'running' && Date.now() - heardAt > SILENT_MS
    ? { ...state, state: 'failed', failure: 'its process is gone' }
    : state;
