import type { Clock } from '#event-sourcing';
import type { Relay } from '#messaging';
import type { HostedStatus } from '../subscriptions/hosted-subscription.js';
import type { SubscriptionHost } from '../subscriptions/subscription-host.js';
import type { Rebuilds } from './rebuilds.js';
import type { ProjectionStatus, ServiceStatus } from './service-status.dto.js';

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
