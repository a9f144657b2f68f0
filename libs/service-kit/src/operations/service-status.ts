import type { Clock } from '#event-sourcing';
import type { Relay } from '#messaging';
import type { HostedStatus } from '../subscriptions/hosted-subscription.js';
import { generationOf, type SubscriptionHost } from '../subscriptions/subscription-host.js';
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
  const running = await subscriptions.status();
  const projections = subscriptions.projections().map((projection): ProjectionStatus => {
    const group = subscriptions.groupOf(projection.name);
    const age = ageOf(
      running.find((status) => status.group === group),
      clock,
    );
    const rebuild = rebuilds.state(projection.name);
    return {
      name: projection.name,
      group,
      generation: generationOf(projection),
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
