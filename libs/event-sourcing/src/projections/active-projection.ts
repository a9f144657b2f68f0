import type { Context, OpenedEvent } from '#contracts';
import type { DocumentStore } from './document-store.port.js';
import { Generation } from './generation.js';
import { ModelRecord } from './model-record.js';
import { abandoned, begun, labelsOf, type ModelState, settled, swept, sweptVersion, switched } from './model-state.js';
import type { Projection } from './projection.js';
import { ProjectionReader } from './projection-reader.js';

/** What one subscription feeds, from its start to its end. */
export type FedGeneration = Pick<Generation<unknown, unknown>, 'label' | 'apply' | 'goLive' | 'recover'>;

export interface RetiringTimes {
  /** From a switch until the generation before is dropped: longer than any process takes to hear of it. */
  readonly generationMs: number;
  /** From the end of a version until its documents are dropped: longer than a rolling restart, or a way back. */
  readonly versionMs: number;
}
const RETIRING: RetiringTimes = { generationMs: 60_000, versionMs: 86_400_000 };

/** A model at work: its generation in use, its readers, and the steps of building it anew. */
export interface ActiveProjection<View> {
  readonly name: string;
  readonly contexts: readonly Context[];
  /** What its subscription feeds, under a group of its own: a new generation reads the log from its beginning. */
  readonly current: FedGeneration;
  /** The first generation of this version: a version before answers until `settle`, if there is one. */
  readonly catchingUp: boolean;
  readonly reader: ProjectionReader<View>;
  apply(batch: readonly OpenedEvent[]): Promise<void>;
  /** Goes over to what is in use by now: another process may have switched. */
  refresh(): Promise<void>;
  /** The current generation has caught up: it is read from now on, in every process. */
  settle(): Promise<void>;
  /**
   * A new generation beside the one in use, for a rebuild to fill. One rebuild at a time: that of another process is
   * out of the race from now on.
   */
  begin(): Promise<FedGeneration>;
  /** `next` is in use from now on. Throws RebuildCancelled when another rebuild began since; any other error: unclear. */
  switchTo(next: FedGeneration): Promise<void>;
  /** Drops `next`, unless it is in use by now; whether it was dropped. */
  abandon(next: FedGeneration): Promise<boolean>;
  /** Drops what is out of use for long enough, each after `before` was done for it. */
  sweep(before: (label: string) => Promise<void>): Promise<void>;
}

/** Opens the generation in use of a model; the first one where there is none of this version. */
export async function openProjection<Section, View>(
  projection: Projection<Section, View>,
  store: DocumentStore,
  retiring: RetiringTimes = RETIRING,
): Promise<ActiveProjection<View>> {
  const record = await ModelRecord.open(store, projection.name, projection.version);
  const active = new Active(projection, store, record, retiring);
  await active.refresh();
  return active;
}

interface Used<Section, View> {
  readonly fed: Generation<Section, View>;
  readonly read: Generation<Section, View>;
  readonly filling: boolean;
}

class Active<Section, View> implements ActiveProjection<View> {
  readonly reader = new ProjectionReader<View>(() => this.generations().read);
  private readonly open = new Map<string, Promise<Generation<Section, View>>>();
  private used: Used<Section, View> | undefined;

  constructor(
    private readonly projection: Projection<Section, View>,
    private readonly store: DocumentStore,
    private readonly record: ModelRecord,
    private readonly retiring: RetiringTimes,
  ) {}

  get name(): string {
    return this.projection.name;
  }

  get contexts(): readonly Context[] {
    return this.projection.contexts;
  }

  get current(): FedGeneration {
    return this.generations().fed;
  }

  get catchingUp(): boolean {
    return this.generations().filling;
  }

  apply(batch: readonly OpenedEvent[]): Promise<void> {
    return this.current.apply(batch);
  }

  async refresh(): Promise<void> {
    await this.goBy(await this.record.read());
  }

  async settle(): Promise<void> {
    const due = after(this.retiring.versionMs);
    await this.goBy(await this.record.change((state) => settled(state, due)));
  }

  async begin(): Promise<FedGeneration> {
    const label = this.record.newLabel();
    const due = after(this.retiring.generationMs);
    await this.record.change((state) => begun(state, label, due));
    const next = await this.generation(label);
    next.fillFirst();
    return next;
  }

  async switchTo({ label }: FedGeneration): Promise<void> {
    const { generationMs, versionMs } = this.retiring;
    const dues = { due: after(generationMs), versionDue: after(versionMs) };
    await this.goBy(await this.record.change((state) => switched(state, label, dues)));
  }

  async abandon({ label }: FedGeneration): Promise<boolean> {
    const { inUse } = await this.record.read();
    if (inUse === label) return false;
    await this.drop(label);
    await this.record.change((state) => abandoned(state, label));
    return true;
  }

  async sweep(before: (label: string) => Promise<void>): Promise<void> {
    const now = new Date().toISOString();
    const { retired, ended } = await this.record.read();
    for (const { label, due } of retired) {
      if (due > now) continue;
      await before(label);
      await this.drop(label);
      await this.record.change((state) => swept(state, label));
    }
    if (ended === undefined || ended.due > now) return;
    await this.dropVersion(ended.version, before);
    await this.record.change((state) => sweptVersion(state, ended.version));
  }

  private async goBy({ inUse, filling, meanwhile, next }: ModelState): Promise<void> {
    const fed = await this.generation(inUse);
    const read = meanwhile ? await this.generation(meanwhile.label) : fed;
    this.used = { fed, read, filling: filling ?? false };
    for (const label of this.open.keys())
      if (label !== fed.label && label !== read.label && label !== next) this.open.delete(label);
  }

  private generation(label: string): Promise<Generation<Section, View>> {
    const known = this.open.get(label);
    if (known) return known;
    const opening = Generation.open(this.store, this.projection, label);
    this.open.set(label, opening);
    opening.catch(() => this.open.delete(label));
    return opening;
  }

  /** A process that runs this version still begins it anew, from the start of the log. */
  private async dropVersion(version: number, before: (label: string) => Promise<void>): Promise<void> {
    const state = await this.record.of(version);
    if (!state) return;
    await this.record.forget(version);
    if (state.meanwhile) await this.dropVersion(state.meanwhile.version, before);
    if (state.ended) await this.dropVersion(state.ended.version, before);
    for (const label of labelsOf(state)) {
      await before(label);
      await this.drop(label);
    }
  }

  private async drop(label: string): Promise<void> {
    const there = new Set(await this.store.list());
    for (const name of Generation.collections(this.name, label)) if (there.has(name)) await this.store.drop(name);
  }

  private generations(): Used<Section, View> {
    if (!this.used) throw new Error(`the projection ${this.name} is not open`);
    return this.used;
  }
}

const after = (ms: number): string => new Date(Date.now() + ms).toISOString();
