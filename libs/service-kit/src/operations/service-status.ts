import type { Clock } from '#event-sourcing';
import type { Relay, RelayStatus } from '#messaging';
import type { HostedStatus } from '../subscriptions/hosted-subscription.js';
import type { SubscriptionHost } from '../subscriptions/subscription-host.js';
import type { RebuildState } from './rebuild-records.js';
import type { Rebuilds } from './rebuilds.js';

export interface ProjectionStatus {
  readonly name: string;
  readonly group: string;
  readonly generation: string;
  /** Seconds since the latest event that it shows was recorded while others wait; 0 when none waits; absent: not known. */
  readonly ageSeconds?: number;
  readonly rebuild?: RebuildState;
}

/** How a service is doing, for operators; nothing of its content. */
export interface ServiceStatus {
  readonly service: string;
  /** Absent for a service that decides nothing. */
  readonly relay?: RelayStatus;
  readonly subscriptions: readonly HostedStatus[];
  readonly projections: readonly ProjectionStatus[];
}

export interface StatusParts {
  readonly subscriptions: SubscriptionHost;
  readonly rebuilds: Rebuilds;
  readonly relay: Relay | undefined;
  readonly clock: Clock;
}

export async function serviceStatus(
  service: string,
  { subscriptions, rebuilds, relay, clock }: StatusParts,
): Promise<ServiceStatus> {
  const [running, rebuilt] = await Promise.all([subscriptions.status(), rebuilds.states()]);
  const projections = subscriptions.projections().map(({ active, group }): ProjectionStatus => {
    const age = ageOf(
      running.find((status) => status.group === group),
      clock,
    );
    const rebuild = rebuilt.get(active.name);
    return {
      name: active.name,
      group,
      generation: active.current.label,
      ...(age === undefined ? {} : { ageSeconds: age }),
      ...(rebuild ? { rebuild } : {}),
    };
  });
  return { service, ...(relay ? { relay: relay.status() } : {}), subscriptions: running, projections };
}

function ageOf(status: HostedStatus | undefined, clock: Clock): number | undefined {
  if (status === undefined || 'unavailable' in status) return undefined;
  if (status.lag === 0) return 0;
  if (status.asOf === undefined) return undefined;
  return Math.max(0, Math.round((Date.parse(clock.now()) - Date.parse(status.asOf)) / 1000));
}
