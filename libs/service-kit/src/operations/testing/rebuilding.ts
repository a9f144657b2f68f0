import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractRegistry, topicOf } from '#contracts';
import { StoreUnavailable, SystemClock } from '#event-sourcing';
import { EmbeddedLease } from '#event-sourcing/embedded';
import {
  type ActiveProjection,
  type DocumentStore,
  openProjection,
  type Projection,
} from '#event-sourcing/projections';
import { openEmbeddedDocuments } from '#event-sourcing/projections/embedded';
import { LogUnavailable } from '#messaging';
import { openEmbeddedLog, openEmbeddedParking } from '#messaging/embedded';
import { sampleEvent } from '#messaging/testing';
import { DefaultEventOpener, KeyRingSealer } from '#privacy';
import { testKeyRing } from '#privacy/testing';
import { createLogger } from '../../logging/logger.js';
import { SubscriptionHost } from '../../subscriptions/subscription-host.js';
import { Rebuilds } from '../rebuilds.js';
import { Gate, gatedDocuments, gatedLog } from './gate.js';

export interface Counted {
  readonly events: number;
}
const TOPIC = topicOf('courses');
const MODEL = 'counts';
const LOOK_AFTER_MS = 20;

/** Counts the events of each stream: one that was lost shows. */
const countsOf = (poison: ReadonlySet<string>, version: number): Projection<Counted, Counted> => ({
  name: MODEL,
  version,
  contexts: ['courses'],
  indexes: ['all'],
  documentOf: ({ stream }) => stream,
  evolve: (section, { id }) => {
    if (poison.has(id)) throw new TypeError('poison');
    return { events: (section?.events ?? 0) + 1 };
  },
  view: (id, sections) => {
    const events = Object.values(sections).reduce((sum, section) => sum + section.events, 0);
    return { view: { events }, keys: { all: [id] }, cells: [{ cell: `of-${events}`, from: '2026-01-01' }] };
  },
});

/** One process of the service: what reads, and what builds anew. */
export interface Process {
  readonly active: ActiveProjection<Counted>;
  readonly host: SubscriptionHost;
  readonly rebuilds: Rebuilds;
  stop(): Promise<void>;
}

/** A service of several processes over one log and one place of documents. */
export class RebuiltService {
  /** Of the groups of all generations but the first. */
  readonly newGroups = new Gate();
  /** Of the compare-and-set by which a generation comes into use. */
  readonly switches = new Gate();
  /** That so many answers to it are lost, though it came to pass. */
  lostAnswers = 0;
  /** So many readers may join a group of a generation but the first; the others find the log away. */
  joins = Number.MAX_SAFE_INTEGER;
  refusedJoins = 0;
  failingDrops = 0;
  /** How often a rebuild was noted that is to be cancelled: first by who asked, then by who does it. */
  cancelsNoted = 0;
  readonly poison = new Set<string>();
  /** Events over which was decided, by id. */
  readonly decided: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'rebuilds-'));
  private readonly documentsFile = join(this.folder, 'documents.db');
  private readonly plainLog = openEmbeddedLog({ file: join(this.folder, 'log.db'), topics: [TOPIC], partitions: 3 });
  readonly parking = openEmbeddedParking({ file: join(this.folder, 'parking.db') });
  private readonly lease = new EmbeddedLease();
  private readonly versions = new Map<string, number>();
  private readonly processes: Process[] = [];
  private first: string | undefined;
  private readonly log = gatedLog(
    this.plainLog,
    (group) => (this.isNew(group) ? this.newGroups : undefined),
    (group) => {
      if (!this.isNew(group)) return;
      if (this.joins > 0) {
        this.joins -= 1;
        return;
      }
      this.refusedJoins += 1;
      throw new LogUnavailable('away');
    },
  );

  /** A process that hosts the model. */
  process(version = 1): Promise<Process> {
    return this.open(version, (host, active) => host.addProjection(active));
  }

  /** A process with a subscription that decides, and has the model as its memory. */
  deciding(version: number): Promise<Process> {
    return this.open(version, (host, active) =>
      host.add({
        group: 'tiny.policies',
        contexts: ['courses'],
        handle: async (batch) => {
          await active.apply(batch);
          this.decided.push(...batch.map(({ id }) => id));
        },
        memory: [active],
      }),
    );
  }

  /** What the place of documents holds. */
  async collections(): Promise<readonly string[]> {
    const documents = await openEmbeddedDocuments({ file: this.documentsFile });
    const names = await documents.list();
    await documents.close();
    return names;
  }

  loseDocuments(): void {
    for (const end of ['', '-wal', '-shm']) rmSync(`${this.documentsFile}${end}`, { force: true });
  }

  private async open(
    version: number,
    add: (host: SubscriptionHost, active: ActiveProjection<Counted>) => void,
  ): Promise<Process> {
    const plain = await openEmbeddedDocuments({ file: this.documentsFile });
    const documents = this.gated(plain);
    const active = await openProjection(countsOf(this.poison, version), documents, {
      generationMs: 0,
      versionMs: 86_400_000,
    });
    this.first ??= active.current.label;
    const registry = contractRegistry();
    const common = {
      log: this.log,
      parking: this.parking,
      logger: createLogger({ level: 'silent', process: 'test' }),
      registryKnows: (type: string) => registry.find(type) !== undefined,
    };
    const opener = new DefaultEventOpener(new KeyRingSealer(testKeyRing(), { spheres: [] }), registry);
    const host = new SubscriptionHost('tiny', { ...common, opener, pollMs: 20 }, LOOK_AFTER_MS);
    add(host, active);
    const rebuilds = new Rebuilds({ ...common, documents, lease: this.lease, clock: new SystemClock() });
    await host.onApplicationBootstrap();
    let stopping: Promise<void> | undefined;
    const end = async (): Promise<void> => {
      await rebuilds.stop();
      await host.stop();
      await plain.close();
    };
    const process = { active, host, rebuilds, stop: () => (stopping ??= end()) };
    this.processes.push(process);
    return process;
  }

  /** One event more on each of these streams. */
  async publish(...streams: readonly string[]): Promise<void> {
    const events = streams.map((stream) => {
      const version = (this.versions.get(stream) ?? 0) + 1;
      this.versions.set(stream, version);
      return sampleEvent(stream, version);
    });
    await this.plainLog.publish(TOPIC, events);
  }

  async publishUnknown(stream: string): Promise<void> {
    await this.plainLog.publish(TOPIC, [sampleEvent(stream, 1, { type: 'nobody-knows-it' })]);
  }

  /** How many events of each stream are in the log. */
  logged(): Record<string, number> {
    return Object.fromEntries(this.versions);
  }

  async start({ host, rebuilds }: Process) {
    const model = host.projection(MODEL);
    if (!model) throw new Error('the model is not hosted');
    return rebuilds.start(model);
  }

  async close(): Promise<void> {
    this.newGroups.lift();
    this.switches.lift();
    await Promise.all(this.processes.map((process) => process.stop()));
    await this.plainLog.close();
    await this.parking.close();
    rmSync(this.folder, { recursive: true });
  }

  private gated(documents: DocumentStore): DocumentStore {
    return gatedDocuments(
      documents,
      (body) => (this.isSwitch(body) ? this.switches.pass() : Promise.resolve()),
      (body) => {
        if (isObject(body) && body['cancel'] === true) this.cancelsNoted += 1;
        if (!this.isSwitch(body) || this.lostAnswers === 0) return;
        this.lostAnswers -= 1;
        throw new StoreUnavailable('the answer was lost');
      },
      () => {
        if (this.failingDrops === 0) return;
        this.failingDrops -= 1;
        throw new StoreUnavailable('away');
      },
    );
  }

  private isNew(group: string): boolean {
    return this.first !== undefined && group.startsWith('tiny.counts') && !group.endsWith(this.first);
  }

  private isSwitch(body: unknown): boolean {
    if (!isObject(body) || body['inUse'] === undefined || body['next'] !== undefined) return false;
    return Array.isArray(body['retired']) && body['retired'].length > 0;
  }
}

const isObject = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null;

/** How many events of each stream the model shows. */
export async function shown({ active }: Process): Promise<Record<string, number>> {
  const { rows } = await active.reader.find({ index: 'all' }, { limit: 1000 });
  return Object.fromEntries(rows.map(({ id, view }) => [id, view.events]));
}

/** The counts of its cells that are not empty. */
export async function cellsOf({ active }: Process): Promise<Record<string, number>> {
  return Object.fromEntries([...(await active.reader.cellsAt('', '2026-12-31'))].filter(([, count]) => count > 0));
}
