import { type LoggedEvent, type OpenedEvent, topicOf } from '#contracts';
import type { ActiveProjection } from '#event-sourcing/projections';
import { describeFault, groupName, isUnavailable } from '#messaging';
import type { ServiceSubscription, SubscriptionParts } from './hosted-subscription.js';

type Memory = ActiveProjection<unknown>;

/**
 * What a subscription decides from is fed under its own group, which goes on where it is. So a memory that begins anew
 * (its documents were lost, or its version was raised) first reads what the group has handled already; nothing is
 * decided over it. Throws what is away.
 */
export async function fillMemory(
  { group, contexts, memory = [] }: ServiceSubscription,
  parts: SubscriptionParts,
  isStopped: () => boolean,
): Promise<void> {
  const empty = memory.filter(({ catchingUp }) => catchingUp);
  if (empty.length > 0) {
    const dropped = await parts.parking.drops(group);
    const wanted = ({ type, stream, streamVersion }: LoggedEvent): boolean =>
      (parts.registryKnows?.(type) ?? true) &&
      !dropped.some(
        (drop) => drop.stream === stream && drop.fromVersion <= streamVersion && streamVersion <= drop.toVersion,
      );
    for (const { topic, partition, offset } of await parts.log.committed(
      groupName({ group, generation: '1' }),
      contexts.map(topicOf),
    )) {
      for await (const batch of parts.log.read(topic, partition, '0', offset)) {
        if (isStopped()) return;
        const events = await parts.opener.open(batch.filter(wanted));
        for (const one of empty) await remember(one, events, parts);
      }
    }
    for (const one of empty) await one.settle();
  }
  for (const one of memory) await one.sweep(() => Promise.resolve());
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
