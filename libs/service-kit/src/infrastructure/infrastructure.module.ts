import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import { deriveKey } from '#privacy';
import { accessLogController } from '../access-log/access-log.controller.js';
import { ClosingOrder } from '../boot/closing-order.js';
import type { HouseConfiguration } from '../configuration/variables.js';
import type { HealthChecks } from '../health/health-checks.js';
import type { Logger } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';
import { operationsController, PARKING_ADMIN, relayController } from '../operations/operations.controller.js';
import { PolicyOutcomes, policyOutcomesProvider } from '../policies/policy-outcomes.js';
import * as token from '../tokens.js';
import { type Form, openForm } from './form.js';
import { RunningServices } from './running-services.js';
import type { ServiceOptions } from './service-options.js';
import { openServiceParts, type ServiceParts } from './service-parts.js';

const FORM = Symbol('FORM');
const PARTS = Symbol('PARTS');

/** A key of 32 bytes for one purpose; keys of different purposes tell nothing about each other. */
export type DeriveKey = (purpose: string) => Buffer;

const ofForm = (provide: symbol, value: (form: Form) => unknown): FactoryProvider => ({
  provide,
  inject: [FORM],
  useFactory: value,
});
const ofService = (provide: symbol, value: (parts: ServiceParts) => unknown): FactoryProvider => ({
  provide,
  inject: [PARTS],
  useFactory: value,
});

const shared: readonly FactoryProvider[] = [
  {
    provide: FORM,
    inject: [token.CONFIGURATION, token.PROCESS_NAME, token.LOGGER, ClosingOrder, token.HEALTH],
    useFactory: async (
      configuration: HouseConfiguration,
      processName: string,
      logger: Logger,
      closing: ClosingOrder,
      health: HealthChecks,
    ) => {
      const form = await openForm({ configuration, processName, logger, closing });
      health.add('log', () => form.log.ping());
      health.add('keys', () => form.keyRing.ping());
      return form;
    },
  },
  ofForm(token.EVENT_LOG, ({ log }) => log),
  ofForm(token.KEY_RING, ({ keyRing }) => keyRing),
  ofForm(
    token.DERIVE_KEY,
    ({ masterKey }): DeriveKey =>
      (purpose) =>
        deriveKey(masterKey, purpose),
  ),
  { provide: RunningServices, inject: [token.METRICS], useFactory: (metrics: Metrics) => new RunningServices(metrics) },
];

/** One log, one key ring, one lock of the data folder: shared by the services of a process. */
@Module({ providers: [...shared], exports: shared.map(({ provide }) => provide) })
class SharedParts {}

const reading: readonly FactoryProvider[] = [
  ofService(token.SEALER, ({ sealer }) => sealer),
  ofService(token.EVENT_OPENER, ({ opener }) => opener),
  ofService(token.DOCUMENTS, ({ documents }) => documents),
  ofService(token.PARKING, ({ parking }) => parking),
  ofService(token.LEASE, ({ lease }) => lease),
  ofService(token.DAILY_JOBS, ({ dailyJobs }) => dailyJobs),
  ofService(token.SUBSCRIPTIONS, ({ subscriptions }) => subscriptions),
  ofService(token.REBUILDS, ({ rebuilds }) => rebuilds),
  ofService(PARKING_ADMIN, ({ parkingAdmin }) => parkingAdmin),
];

const deciding: readonly FactoryProvider[] = [
  ofService(token.EVENT_STORE, ({ deciding: own }) => own?.store),
  ofService(token.TIMERS, ({ deciding: own }) => own?.timers),
  ofService(token.COMMAND_EXECUTOR, ({ deciding: own }) => own?.executor),
  ofService(token.RETRACTOR, ({ deciding: own }) => own?.retractor),
  ofService(token.RELAY, ({ deciding: own }) => own?.relay),
];

const showing: readonly FactoryProvider[] = [ofService(token.ACCESS_LOG, ({ accessLog }) => accessLog)];

/** What a service stands on, in the form that the configuration chooses; its operator routes come with it. */
@Module({})
export class InfrastructureModule {
  /**
   * Gives a service its parts under the tokens of this library. Without a context it decides nothing: then there is no
   * EVENT_STORE, TIMERS, COMMAND_EXECUTOR, RETRACTOR or RELAY; one that shows no persons has no ACCESS_LOG. Use the returned object in all modules of the service.
   */
  static forService(options: ServiceOptions): DynamicModule {
    const own = [
      ...reading,
      ...(options.context === undefined ? [] : deciding),
      ...(options.showsPersons ? showing : []),
    ];
    return {
      module: InfrastructureModule,
      imports: [SharedParts],
      controllers: [
        operationsController(options.name),
        ...(options.showsPersons ? [accessLogController(options.name)] : []),
        ...(options.context === undefined ? [] : [relayController(options.name)]),
      ],
      providers: [
        {
          provide: PARTS,
          inject: [FORM, token.CLOCK, token.LOGGER, token.METRICS, token.HEALTH, ClosingOrder, RunningServices],
          useFactory: (
            form: Form,
            clock: Clock,
            logger: Logger,
            metrics: Metrics,
            health: HealthChecks,
            closing: ClosingOrder,
            services: RunningServices,
          ) => openServiceParts(options, { form, clock, logger, metrics, health, closing, services }),
        },
        ...own,
        policyOutcomesProvider,
      ],
      exports: [SharedParts, ...own.map(({ provide }) => provide), PolicyOutcomes],
    };
  }
}
