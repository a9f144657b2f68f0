import type { EventStore } from '#event-sourcing';
import type { Relay } from '#messaging';
import type { Metrics } from '../metrics/metrics.js';
import type { SubscriptionHost } from '../subscriptions/subscription-host.js';

export interface RunningService {
  readonly name: string;
  readonly subscriptions: SubscriptionHost;
  /** Of a service that decides. */
  readonly deciding?: { readonly store: EventStore; readonly relay: Relay };
}

/** The services of this process: what metrics are measured over, and what tests wait for. */
export class RunningServices {
  private readonly services: RunningService[] = [];
  private readonly watches: { runOnce(): Promise<number> }[] = [];

  constructor(metrics: Metrics) {
    metrics.gauge(
      'subscription_lag_events',
      'Events of its topics that a group has not handled.',
      ['service', 'group'],
      () => this.measure(({ lag }) => lag),
    );
    metrics.gauge(
      'parked_streams',
      'Streams that wait for people because an event could not be handled.',
      ['service', 'group'],
      () => this.measure(({ parked }) => parked),
    );
  }

  add(service: RunningService): void {
    this.services.push(service);
  }

  addTimers(watch: { runOnce(): Promise<number> }): void {
    this.watches.push(watch);
  }

  /** Fires every timer that is due by the clock, and all that are due in turn; for tests. Returns how many. */
  async fireTimers(): Promise<number> {
    let fired = 0;
    for (;;) {
      const round = await Promise.all(this.watches.map((watch) => watch.runOnce()));
      await this.settled();
      const count = round.reduce((sum, one) => sum + one, 0);
      if (count === 0) return fired;
      fired += count;
    }
  }

  all(): readonly RunningService[] {
    return this.services;
  }

  /** Resolves when every command so far and all that it caused has reached the subscriptions; for tests. */
  async settled(): Promise<void> {
    const deciding = this.services.flatMap((service) => service.deciding ?? []);
    for (;;) {
      // A policy's command is a commit of its own: quiet is when a whole round wrote nothing.
      let wrote = false;
      const stopListening = deciding.map(({ store }) =>
        store.onAppend(() => {
          wrote = true;
        }),
      );
      await Promise.all(deciding.map(({ relay }) => relay.idle()));
      await Promise.all(this.services.map(({ subscriptions }) => subscriptions.caughtUp()));
      for (const stop of stopListening) stop();
      const pending = await Promise.all(deciding.map(({ store }) => store.pending(1)));
      if (!wrote && pending.every((commits) => commits.length === 0)) return;
    }
  }

  private async measure(value: (subscription: { readonly lag: number; readonly parked: number }) => number) {
    const rows = await Promise.all(
      this.services.map(async ({ name, subscriptions }) =>
        (await subscriptions.status()).flatMap((status) =>
          'unavailable' in status ? [] : [{ labels: { service: name, group: status.group }, value: value(status) }],
        ),
      ),
    );
    return rows.flat();
  }
}
