import kafkajs, { type Kafka, type LogEntry } from 'kafkajs';
import type { MessagingLogger } from '../observation.js';

export interface KafkaLogOptions {
  /** `host:port` of some brokers; the client finds the others. */
  readonly brokers: readonly string[];
  /** Name of the process in the logs of the brokers. */
  readonly clientId: string;
  readonly logger: MessagingLogger;
  /**
   * Time in ms after which a member that says nothing is out of its group and others take over its partitions; 15,000
   * unless given. The broker has bounds of its own (6,000 at least by default).
   */
  readonly sessionTimeoutMs?: number;
}

/** No request waits longer for its answer. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** A client of its own for every part: members of one group must not share one (kafkajs mixes up their offsets). */
export type MakeClient = () => Kafka;

export const clientMaker =
  ({ brokers, clientId, logger }: KafkaLogOptions): MakeClient =>
  () =>
    new kafkajs.Kafka({
      clientId,
      brokers: [...brokers],
      connectionTimeout: 3_000,
      requestTimeout: REQUEST_TIMEOUT_MS,
      // What lasts longer is told the caller, who waits and tries again.
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
      logLevel: kafkajs.logLevel.INFO,
      logCreator: () => (entry) => tell(logger, entry),
    });

/** The client's own words at one level lower: what matters is told again by those who use it. */
function tell(logger: MessagingLogger, { level, namespace, log }: LogEntry): void {
  const fields = { client: namespace, group: log['groupId'] as unknown, broker: log['broker'] as unknown };
  if (level === kafkajs.logLevel.ERROR) logger.warn(fields, `kafka: ${log.message}`);
  else logger.debug(fields, `kafka: ${log.message}`);
}
