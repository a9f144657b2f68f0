import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The metrics of one process. Labels are names of routes, services and groups: never a value of a request. */
export class Metrics {
  readonly registry = new Registry();
  readonly httpDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly commandDuration = new Histogram({
    name: 'command_duration_seconds',
    help: 'Time of a command from known-already to appended.',
    labelNames: ['service', 'aggregate', 'outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly subscriptionEvents = new Counter({
    name: 'subscription_events_total',
    help: 'Events given to a subscription.',
    labelNames: ['service', 'group'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A gauge that is measured when it is asked for; each row is a set of labels and its value. */
  gauge(
    name: string,
    help: string,
    labelNames: readonly string[],
    measure: () => Promise<readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[]>,
  ): void {
    this.registry.registerMetric(
      new Gauge({
        name,
        help,
        labelNames: [...labelNames],
        registers: [],
        async collect() {
          this.reset();
          for (const { labels, value } of await measure()) this.set({ ...labels }, value);
        },
      }),
    );
  }
}
