import { type Clock, StoreUnavailable } from '#event-sourcing';
import type { Relay } from '#messaging';
import type { HostedStatus } from '../subscriptions/hosted-subscription.js';
import type { SubscriptionHost } from '../subscriptions/subscription-host.js';
import type { PolicyOutcomes } from '../policies/policy-outcomes.js';
import type { Rebuilds } from './rebuilds.js';
import type { ProjectionStatus, ServiceStatus } from './service-status.dto.js';

export interface StatusParts {
  readonly subscriptions: SubscriptionHost;
  readonly rebuilds: Rebuilds;
  readonly relay: Relay | undefined;
  readonly clock: Clock;
  readonly outcomes: Pick<PolicyOutcomes, 'counts'>;
}

export async function serviceStatus(
  service: string,
  { subscriptions, rebuilds, relay, clock, outcomes }: StatusParts,
): Promise<ServiceStatus> {
  const [running, rebuilt, refusals] = await Promise.all([
    subscriptions.status(),
    rebuilds.states(),
    countsOf(outcomes),
  ]);
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
  return {
    service,
    ...(relay ? { relay: relay.status() } : {}),
    subscriptions: running,
    projections,
    ...(refusals ? { refusals } : {}),
  };
}

/** The rest of the status stands while the documents are away. */
async function countsOf(outcomes: StatusParts['outcomes']): Promise<ServiceStatus['refusals']> {
  try {
    return await outcomes.counts();
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}

function ageOf(status: HostedStatus | undefined, clock: Clock): number | undefined {
  if (status === undefined || 'unavailable' in status) return undefined;
  if (status.lag === 0) return 0;
  if (status.asOf === undefined) return undefined;
  return Math.max(0, Math.round((Date.parse(clock.now()) - Date.parse(status.asOf)) / 1000));
}
