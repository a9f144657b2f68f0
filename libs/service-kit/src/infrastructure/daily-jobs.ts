import { CONTEXTS, topicOf } from '#contracts';
import {
  type Clock,
  type DailyJob,
  DailyRunner,
  type DailyRecords,
  type EventStore,
  keepRootOfDay,
  RootKey,
  type Lease,
} from '#event-sourcing';
import { describeFault, type EventLog } from '#messaging';
import { deriveKey } from '#privacy';
import { newId } from '../edge/request-context.js';
import type { Logger } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';

/** The key of a service's roots: the verifier derives the same one. */
export const rootKey = (masterKey: Uint8Array, service: string): RootKey =>
  new RootKey(deriveKey(masterKey, `daily root/${service}`));

export interface DailyJobsOptions {
  readonly service: string;
  readonly records: DailyRecords;
  readonly log: EventLog;
  readonly lease: Lease;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Of a service that decides. */
  readonly deciding?: { readonly store: EventStore; readonly masterKey: Uint8Array };
}

/** What a service does once a day: note how far the log reached, and, if it decides, prove its store and sign a root. */
export function startDailyJobs(options: DailyJobsOptions): DailyRunner {
  const { service, lease, clock, logger } = options;
  const runner = new DailyRunner({
    jobs: [positionsJob(options), ...(options.deciding ? [rootJob(options, options.deciding)] : [])],
    lease,
    name: `${service}.daily`,
    owner: newId('o'),
    clock,
    onError: (error, job) => logger.warn({ job, fault: describeFault(error) }, 'a daily job is tried again later'),
  });
  runner.start();
  return runner;
}

const positionsJob = ({ records, log, clock }: DailyJobsOptions): DailyJob => ({
  name: 'positions',
  run: async (day) => {
    if (await records.positionsOf(day)) return;
    const report = await log.report(CONTEXTS.map(topicOf));
    await records.keepPositions({
      day,
      takenAt: clock.now(),
      ends: Object.fromEntries(report.map(({ topic, ends }) => [topic, ends])),
    });
  },
});

function rootJob(
  { service, records, clock, logger, metrics }: DailyJobsOptions,
  { store, masterKey }: NonNullable<DailyJobsOptions['deciding']>,
): DailyJob {
  const key = rootKey(masterKey, service);
  return {
    name: 'root',
    run: async (day, signal) => {
      const kept = await keepRootOfDay({ service, day, store, records, key, recordedAt: clock.now(), signal });
      if (!kept) return;
      const { root, report, forged } = kept;
      metrics.storeFaults.set({ service }, report.faults + forged.length);
      // In the logs the root lies outside of the database: `verify --root` holds the store against it.
      if (root)
        logger.info({ day, root: root.root, streams: report.streams, commits: report.commits }, 'root of the day');
      for (const fault of report.named) logger.error({ ...fault }, 'a stream is not what was written');
      for (const forgedDay of forged) logger.error({ day: forgedDay }, 'a root was not signed by this service');
    },
  };
}
