import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { Clock } from '#event-sourcing';
import { AccessGuard } from '../access/access.guard.js';
import type { TokenVerifier } from '../access/token-verifier.js';
import type { EdgeConfiguration } from '../configuration/variables.js';
import { NothingUnknownInterceptor } from '../edge/nothing-unknown.interceptor.js';
import { ProblemFilter } from '../edge/problem.filter.js';
import { HealthChecks } from '../health/health-checks.js';
import { HealthController } from '../health/health.controller.js';
import type { Logger } from '../logging/logger.js';
import { Metrics } from '../metrics/metrics.js';
import { CLOCK, CONFIGURATION, HEALTH, LOGGER, METRICS, PROCESS_NAME, TOKEN_VERIFIER } from '../tokens.js';
import { ClosingOrder } from './closing-order.js';

export interface ProcessParts {
  readonly name: string;
  readonly configuration: EdgeConfiguration;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly verifier: TokenVerifier;
  readonly closing: ClosingOrder;
}

/** What a process has once, whatever services run in it: injected everywhere. */
@Global()
@Module({ controllers: [HealthController] })
export class ProcessModule implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(ClosingOrder) private readonly closing: ClosingOrder,
    @Inject(HEALTH) private readonly health: HealthChecks,
  ) {}

  static with({ name, configuration, logger, clock, verifier, closing }: ProcessParts): DynamicModule {
    const values = [
      { provide: PROCESS_NAME, useValue: name },
      { provide: CONFIGURATION, useValue: configuration },
      { provide: LOGGER, useValue: logger },
      { provide: CLOCK, useValue: clock },
      { provide: TOKEN_VERIFIER, useValue: verifier },
      { provide: HEALTH, useValue: new HealthChecks() },
      { provide: METRICS, useValue: new Metrics() },
      { provide: ClosingOrder, useValue: closing },
    ];
    return {
      module: ProcessModule,
      providers: [
        ...values,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: NothingUnknownInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: values.map(({ provide }) => provide),
    };
  }

  /** Before the server stops listening: who asks is told that the process takes no new work. */
  beforeApplicationShutdown(): void {
    this.health.stop();
  }

  /** After the last request was answered: one that waits for its outcome needs the readers until then. */
  async onApplicationShutdown(): Promise<void> {
    await this.closing.close();
  }
}
