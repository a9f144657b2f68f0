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
  readonly subscriptionDuration = new Histogram({
    name: 'subscription_batch_duration_seconds',
    help: 'Time of a batch of a subscription, opened and handled.',
    labelNames: ['service', 'group'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly subscriptionSkipped = this.counter(
    'subscription_skipped_total',
    'Events not handled: of an unknown type, dropped by people, or malformed.',
    'service',
    'group',
    'reason',
  );
  readonly subscriptionRetries = this.counter(
    'subscription_retries_total',
    'Attempts after a batch or event failed.',
    'service',
    'group',
  );
  readonly subscriptionParked = this.counter(
    'subscription_parked_events_total',
    'Events that went to the parking place.',
    'service',
    'group',
  );
  readonly subscriptionPaused = this.level(
    'subscription_paused',
    '1 while the subscription waits for something that is away.',
    'service',
    'group',
  );
  readonly relayPublished = this.counter('relay_published_events_total', 'Events acknowledged by the log.', 'service');
  readonly relayPending = this.level(
    'relay_pending_commits',
    'Commits without a delivery mark at the last scan, at most a batch.',
    'service',
  );
  readonly storeFaults = this.level(
    'store_faults',
    'Streams and roots that were not what was written when the root of the day was made.',
    'service',
  );
  readonly relayParked = this.level(
    'relay_parked_streams',
    'Streams held back by a commit that cannot be published.',
    'service',
  );

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

  private counter<Label extends string>(name: string, help: string, ...labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private level<Label extends string>(name: string, help: string, ...labelNames: Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
