import { type LoggedEvent, type OpenedEvent, topicOf } from '#contracts';
import type { Memory } from '#event-sourcing/projections';
import { describeFault, groupName, isUnavailable } from '#messaging';
import type { ServiceSubscription, SubscriptionParts } from './hosted-subscription.js';

/**
 * A group goes on where it is, whatever became of the documents that it feeds. So a memory that begins anew (its documents
 * were lost, or its version was raised) first takes in what the group has handled already; nothing is decided over it.
 * Throws what is away.
 */
export async function fillMemory(
  subscription: ServiceSubscription,
  parts: SubscriptionParts,
  isStopped: () => boolean,
): Promise<void> {
  const { memory = [] } = subscription;
  const empty = memory.filter(({ catchingUp }) => catchingUp);
  if (empty.length > 0) {
    for await (const events of handledBy(subscription, parts)) {
      if (isStopped()) return;
      for (const one of empty) await remember(one, events, parts);
    }
    for (const one of empty) await one.settle();
  }
  for (const one of memory) await one.sweep?.(() => Promise.resolve());
}

/** What a group has handled so far, partition by partition, but for events that people gave up or nobody knows. */
async function* handledBy(
  { group, contexts, generation = '1' }: ServiceSubscription,
  { log, parking, opener, registryKnows }: SubscriptionParts,
): AsyncIterable<readonly OpenedEvent[]> {
  const dropped = await parking.drops(group);
  const wanted = ({ type, stream, streamVersion }: LoggedEvent): boolean =>
    (registryKnows?.(type) ?? true) &&
    !dropped.some(
      (drop) => drop.stream === stream && drop.fromVersion <= streamVersion && streamVersion <= drop.toVersion,
    );
  for (const { topic, partition, offset } of await log.committed(
    groupName({ group, generation }),
    contexts.map(topicOf),
  )) {
    for await (const batch of log.read(topic, partition, '0', offset)) yield await opener.open(batch.filter(wanted));
  }
}

async function remember(memory: Memory, events: readonly OpenedEvent[], parts: SubscriptionParts): Promise<void> {
  if (await taken(memory, events, parts)) return;
  const left = new Set<string>();
  for (const event of events) {
    if (left.has(event.stream) || (await taken(memory, [event], parts))) continue;
    // As when it was handled: the stream is parked from here on.
    left.add(event.stream);
  }
}

async function taken(memory: Memory, events: readonly OpenedEvent[], { logger }: SubscriptionParts): Promise<boolean> {
  try {
    await memory.apply(events);
    return true;
  } catch (error) {
    if (isUnavailable(error)) throw error;
    logger.warn({ memory: memory.name, fault: describeFault(error) }, 'subscription: not remembered');
    return false;
  }
}
