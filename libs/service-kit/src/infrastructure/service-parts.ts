import { contractRegistry, EventRegistry, importEventsOf, type JsonObject } from '#contracts';
import {
  type Clock,
  type CommandExecutor,
  type DailyRunner,
  DefaultCommandExecutor,
  type Publisher,
  type Retractor,
} from '#event-sourcing';
import { ParkingAdmin, type Relay, startRelay } from '#messaging';
import { DefaultEventOpener, deriveKey, type EventOpener, KeyRingSealer, type Sealer } from '#privacy';
import { AccessLog } from '../access-log/access-log.js';
import { AccessLogCleaning } from '../access-log/retention.js';
import type { ClosingOrder } from '../boot/closing-order.js';
import type { HealthChecks } from '../health/health-checks.js';
import { innerImportEvents } from '../import/process/import-process.events.js';
import type { Logger } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';
import { Rebuilds } from '../operations/rebuilds.js';
import { messagingMetrics } from '../subscriptions/messaging-metrics.js';
import { SubscriptionHost } from '../subscriptions/subscription-host.js';
import { startDailyJobs } from './daily-jobs.js';
import type { DecidingParts, Form, ReadingParts } from './form.js';
import { MeasuredExecutor } from './measured-executor.js';
import { refuseUnregistered } from './refuse-unregistered.js';
import type { RunningServices } from './running-services.js';
import type { DecidingService, ServiceOptions } from './service-options.js';

/** What a process gives its services. */
export interface ProcessParts {
  readonly form: Form;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: HealthChecks;
  readonly closing: ClosingOrder;
  readonly services: RunningServices;
}

export interface ServiceParts extends ReadingParts {
  readonly sealer: Sealer;
  readonly opener: EventOpener;
  readonly subscriptions: SubscriptionHost;
  readonly rebuilds: Rebuilds;
  readonly parkingAdmin: ParkingAdmin;
  readonly dailyJobs: DailyRunner;
  readonly accessLog?: AccessLog;
  readonly deciding?: DecidingParts & {
    readonly executor: CommandExecutor;
    readonly retractor: Retractor;
    readonly relay: Relay;
  };
}

type Opened = ReadingParts & { readonly sealer: KeyRingSealer; readonly contracts: EventRegistry };

/** Opens what one service has of its own, and starts its relay. Throws what the form throws. */
export async function openServiceParts(options: ServiceOptions, process: ProcessParts): Promise<ServiceParts> {
  const { form, clock, metrics, health, closing } = process;
  const { name, spheres } = options;
  const logger = process.logger.child({ service: name });
  const reading = await form.readingParts(name);
  const sealer = new KeyRingSealer(form.keyRing, { spheres });
  closing.add('stores', () => sealer.close());
  const contracts = contractRegistry();
  const opener = new DefaultEventOpener(sealer, contracts);
  const common = {
    log: form.log,
    parking: reading.parking,
    logger,
    registryKnows: (type: string) => contracts.find(type) !== undefined,
  };
  const subscriptions = new SubscriptionHost(name, { ...common, opener, metrics: messagingMetrics(metrics, name) });
  const rebuilds = new Rebuilds({ ...common, documents: reading.documents, lease: reading.lease, clock });
  closing.add('subscriptions', async () => {
    // First: its end may be a switch, which must not start a reader behind the stop of all.
    await rebuilds.stop();
    await subscriptions.stop();
  });
  health.add(`${name}/documents`, () => reading.documents.ping());
  health.add(`${name}/parking`, () => reading.parking.ping());
  const deciding =
    options.context === undefined
      ? undefined
      : await openDeciding(options, { ...reading, sealer, contracts }, { ...process, logger });
  const dailyJobs = startDailyJobs({
    service: name,
    records: reading.daily,
    log: form.log,
    lease: reading.lease,
    clock,
    logger,
    metrics,
    ...(deciding ? { deciding: { store: deciding.store, masterKey: form.masterKey } } : {}),
  });
  closing.add('timers', () => dailyJobs.stop());
  const accessLog = options.showsPersons ? await openAccessLog(name, { ...process, logger }) : undefined;
  process.services.add({ name, subscriptions, ...(deciding ? { deciding } : {}) });
  return {
    ...reading,
    sealer,
    opener,
    subscriptions,
    rebuilds,
    parkingAdmin: new ParkingAdmin(reading.parking, () => clock.now()),
    dailyJobs,
    ...(accessLog ? { accessLog } : {}),
    ...(deciding ? { deciding } : {}),
  };
}

async function openAccessLog(name: string, { form, clock, logger, health, closing }: ProcessParts): Promise<AccessLog> {
  const documents = await form.accessDocuments(name);
  health.add(`${name}/access-log`, () => documents.ping());
  const log = await AccessLog.open(documents, clock);
  const cleaning = new AccessLogCleaning(log, clock, logger);
  cleaning.start();
  closing.add('timers', () => cleaning.stop());
  return log;
}

async function openDeciding(
  { name, context, domainEvents: ofService, publish: ofAggregates }: DecidingService,
  { sealer, contracts, lease }: Opened,
  { form, clock, logger, metrics, health, closing }: ProcessParts,
): Promise<NonNullable<ServiceParts['deciding']>> {
  const published = importEventsOf(context);
  const domainEvents = [...ofService, ...published, ...innerImportEvents(context)];
  // Those of an import are made by the house: a service's publisher knows its own alone.
  const leaving = new Set(published.map(({ type }) => type));
  const staying = new Set(innerImportEvents(context).map(({ type }) => type));
  const publish: Publisher = (event) => {
    if (leaving.has(event.type)) return { type: event.type, data: event.data as JsonObject };
    return staying.has(event.type) ? undefined : ofAggregates(event);
  };
  const registry = new EventRegistry(domainEvents);
  refuseUnregistered(domainEvents, { registry, contracts, publish });
  const parts = await form.decidingParts(name);
  health.add(`${name}/store`, () => parts.store.ping());
  const executor = new DefaultCommandExecutor({
    store: parts.store,
    sealer,
    registry,
    contracts,
    publish,
    clock,
    contentKey: deriveKey(form.masterKey, `content of commands/${name}`),
    onErased: (listener) => form.keyRing.onErased(listener),
  });
  closing.add('stores', () => executor.close());
  const relay = startRelay({
    context,
    store: parts.store,
    log: form.log,
    lease,
    logger,
    metrics: messagingMetrics(metrics, name),
    now: () => clock.now(),
  });
  closing.add('relay', () => relay.stop());
  return { ...parts, executor: new MeasuredExecutor(executor, metrics, name), retractor: executor, relay };
}
