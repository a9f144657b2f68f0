import kafkajs from 'kafkajs';
import { LogUnavailable, TopicMismatch } from '../event-log.port.js';

const DEPTH = 5;

/** The protocol's name of a fault, of the error or of what caused it. */
function typeOf(error: unknown): string | undefined {
  let current = error;
  for (let depth = 0; depth < DEPTH && current instanceof Error; depth++) {
    if ('type' in current && typeof current.type === 'string') return current.type;
    current = current.cause;
  }
  return undefined;
}

export const isUnknownTopic = (error: unknown): boolean => typeOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION';

/** Errors of the client as errors of the port; others as they are. */
export function asLogFault(error: unknown, topic?: string): unknown {
  if (!(error instanceof kafkajs.KafkaJSError)) return error;
  if (topic !== undefined && isUnknownTopic(error)) return new TopicMismatch(topic, 'does not exist');
  return new LogUnavailable(`the log does not answer: ${typeOf(error) ?? error.name}`, { cause: error });
}

/** Runs a call of the client; its errors become errors of the port. */
export async function attempt<T>(call: () => Promise<T>, topic?: string): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw asLogFault(error, topic);
  }
}
