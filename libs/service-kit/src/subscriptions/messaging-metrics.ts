import type { MessagingMetrics } from '#messaging';
import type { Metrics } from '../metrics/metrics.js';

/** Counts what relay and subscriptions of one service tell. */
export function messagingMetrics(metrics: Metrics, service: string): MessagingMetrics {
  return {
    published: (_context, events) => metrics.relayPublished.inc({ service }, events),
    relayPending: (_context, commits) => metrics.relayPending.set({ service }, commits),
    relayParked: (_context, streams) => metrics.relayParked.set({ service }, streams),
    handled: (group, events, seconds) => {
      metrics.subscriptionEvents.inc({ service, group }, events);
      metrics.subscriptionDuration.observe({ service, group }, seconds);
    },
    skipped: (group, reason, events) => metrics.subscriptionSkipped.inc({ service, group, reason }, events),
    retried: (group) => metrics.subscriptionRetries.inc({ service, group }),
    parked: (group, events) => metrics.subscriptionParked.inc({ service, group }, events),
    paused: (group, paused) => metrics.subscriptionPaused.set({ service, group }, paused ? 1 : 0),
  };
}
