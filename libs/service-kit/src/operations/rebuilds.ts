import { randomUUID } from 'node:crypto';
import { topicOf } from '#contracts';
import type { Clock, Lease } from '#event-sourcing';
import { type DocumentStore, RebuildCancelled } from '#event-sourcing/projections';
import { describeFault, type EventLog } from '#messaging';
import type { HostedModel } from '../subscriptions/hosted-model.js';
import { eventsIn } from '../subscriptions/log-events.js';
import { pause } from '../subscriptions/pause.js';
import { RebuildRecords } from './rebuild-records.js';
import { RebuildParks, RebuildRun, type RebuildRunParts } from './rebuild-run.js';
import type { RebuildState } from './rebuild-state.dto.js';

export interface RebuildParts extends RebuildRunParts {
  readonly log: EventLog;
  readonly documents: DocumentStore;
  readonly lease: Lease;
  readonly clock: Clock;
}

const LEASE_MS = 15_000;
const TELL_MS = 1_000;

/** A run from its beginning to its end. */
interface Running {
  readonly id: string;
  state: RebuildState;
  readonly cancelling: AbortController;
  readonly ended: AbortController;
}

/**
 * Builds the read models of one service anew, beside those in use: one at a time a process, and by a lease one at a time
 * of each model, whichever process does it.
 */
export class Rebuilds {
  private readonly records: RebuildRecords;
  private running: Running | undefined;
  private busy = false;
  private stopped = false;
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RebuildParts) {
    this.records = new RebuildRecords(parts.documents);
  }

  /** How far the last rebuild of a model is, in whichever process. Throws StoreUnavailable. */
  async state(projection: string): Promise<RebuildState | undefined> {
    const own = this.running?.state;
    return own?.projection === projection ? own : this.records.state(projection);
  }

  /** Of all models; while the documents are away, of this process alone. */
  async states(): Promise<ReadonlyMap<string, RebuildState>> {
    const own = this.running?.state;
    const states = new Map<string, RebuildState>();
    await this.quietly(async () => {
      for (const [projection, state] of await this.records.states()) states.set(projection, state);
    });
    if (own) states.set(own.projection, own);
    return states;
  }

  /** Begins a rebuild; undefined while another one runs. Throws LogUnavailable or StoreUnavailable. */
  async start(model: HostedModel): Promise<RebuildState | undefined> {
    if (this.busy || this.stopped) return undefined;
    this.busy = true;
    const begun = this.begin(model);
    this.done = begun.then(
      (run) => run && this.run(model, run),
      () => undefined,
    );
    void this.done.then(() => (this.busy = false));
    return (await begun)?.state;
  }

  /** Leaves the read model in use as it is. False when none is being built under this name. */
  async cancel(projection: string): Promise<boolean> {
    if (this.running?.state.projection !== projection) return this.records.cancel(projection);
    this.running.cancelling.abort();
    return true;
  }

  /** Cancels and waits for the batch in work. For good. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.running?.cancelling.abort();
    await this.done;
  }

  /** undefined: another process builds this model. */
  private async begin(model: HostedModel): Promise<Running | undefined> {
    const { lease } = this.parts;
    const id = randomUUID();
    if (!(await lease.tryAcquire(leaseOf(model), id, LEASE_MS))) return undefined;
    const state = await this.firstState(model, id).catch(async (error: unknown) => {
      await this.quietly(() => lease.release(leaseOf(model), id));
      throw error;
    });
    const cancelling = new AbortController();
    if (this.stopped) cancelling.abort();
    this.running = { id, state, cancelling, ended: new AbortController() };
    return this.running;
  }

  private async firstState({ active: { name, contexts } }: HostedModel, id: string): Promise<RebuildState> {
    const { log, clock } = this.parts;
    const total = eventsIn(await log.report(contexts.map(topicOf)));
    const state: RebuildState = { projection: name, state: 'running', startedAt: clock.now(), events: 0, total };
    await this.records.begin(id, state);
    return state;
  }

  private async run(model: HostedModel, run: Running): Promise<void> {
    const telling = this.tell(model, run);
    const { total } = run.state;
    const onLeft = (left: number): void => {
      run.state = { ...run.state, events: Math.max(0, total - left) };
    };
    const end = await this.outcome(model, { signal: run.cancelling.signal, onLeft });
    run.ended.abort();
    await telling;
    run.state = { ...run.state, ...end, endedAt: this.parts.clock.now() };
    await this.quietly(() => this.records.tell(run.id, run.state));
    await this.quietly(() => this.parts.lease.release(leaseOf(model), run.id));
    this.running = undefined;
  }

  private async outcome(
    model: HostedModel,
    orders: ConstructorParameters<typeof RebuildRun>[2],
  ): Promise<Pick<RebuildState, 'state' | 'failure'>> {
    const { logger } = this.parts;
    const { group } = model;
    try {
      await new RebuildRun(model, this.parts, orders).run();
      logger.info({ group }, 'projection: built anew');
      return { state: 'done' };
    } catch (error) {
      if (error instanceof RebuildCancelled) {
        logger.warn({ group }, 'projection: building anew was cancelled');
        return { state: 'cancelled' };
      }
      const failure = error instanceof RebuildParks ? error.reason : describeFault(error);
      logger.warn({ group, failure }, 'projection: not built anew');
      return { state: 'failed', failure };
    }
  }

  /** Tells how far it is, keeps the lease, and hears when people cancel it by way of another process. */
  private async tell(model: HostedModel, run: Running): Promise<void> {
    for (; !run.ended.signal.aborted; await pause(TELL_MS, run.ended.signal)) {
      await this.quietly(async () => {
        const [leased, wanted] = await Promise.all([
          this.parts.lease.tryAcquire(leaseOf(model), run.id, LEASE_MS),
          this.records.tell(run.id, run.state),
        ]);
        if (!leased || !wanted) run.cancelling.abort();
      });
    }
  }

  /** What is told late or not at all changes nothing about the model. */
  private async quietly(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.parts.logger.warn({ fault: describeFault(error) }, 'projection: the state of a rebuild was not kept');
    }
  }
}

/** By the group: models of several services of one process may have the same name. */
const leaseOf = ({ group }: HostedModel): string => `rebuild:${group}`;
