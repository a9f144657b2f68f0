import { type EventRegistry, type LoggedEvent, type OpenedEvent, topicOf, UnknownEventType } from '#contracts';
import type { DroppedEvents, EventLog, TopicReport } from '#messaging';
import type { EventOpener } from '#privacy';
import type { ServiceSubscription } from './hosted-subscription.js';

export interface LogSource {
  readonly log: EventLog;
  readonly opener: EventOpener;
  readonly contracts: EventRegistry;
}

/** Events of a stream that are not to be handed out. */
export type LeftOut = Pick<DroppedEvents, 'stream' | 'fromVersion' | 'toVersion'>;

/** Where the topics of some contexts begin and end now. */
export const reportOf = (log: EventLog, contexts: ServiceSubscription['contexts']): Promise<readonly TopicReport[]> =>
  log.report(contexts.map(topicOf));

/** Events that lie in the topics of a report. */
export const eventsIn = (reports: readonly TopicReport[]): number =>
  reports.reduce(
    (sum, { starts, ends }) =>
      sum +
      Object.entries(ends).reduce(
        (own, [partition, end]) => own + Number(end) - Number(starts[Number(partition)] ?? 0),
        0,
      ),
    0,
  );

/**
 * All events of a report but those left out, in order per stream, opened; partition by partition. Throws
 * UnknownEventType: a read model built without an event that it may need would be wrong for ever.
 */
export async function* eventsOf(
  { log, opener, contracts }: LogSource,
  reports: readonly TopicReport[],
  left: readonly LeftOut[],
): AsyncIterable<readonly OpenedEvent[]> {
  for (const { topic, starts, ends } of reports) {
    for (const [key, end] of Object.entries(ends)) {
      const partition = Number(key);
      for await (const batch of log.read(topic, partition, starts[partition] ?? '0', end)) {
        const unknown = batch.find(({ type }) => contracts.find(type) === undefined);
        if (unknown) throw new UnknownEventType(unknown.type);
        yield await opener.open(batch.filter((event) => !isLeftOut(event, left)));
      }
    }
  }
}

const isLeftOut = ({ stream, streamVersion }: LoggedEvent, left: readonly LeftOut[]): boolean =>
  left.some((one) => one.stream === stream && one.fromVersion <= streamVersion && streamVersion <= one.toVersion);
