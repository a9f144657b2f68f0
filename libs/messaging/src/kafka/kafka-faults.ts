import kafkajs from 'kafkajs';
import { LogRefused, LogUnavailable, TopicMismatch } from '../event-log.port.js';

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

/** The broker will not take these records, whenever they come. */
const RECORD_FAULTS = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);
/** Faults that stay until people change rights or settings. */
const REFUSALS = new Set([
  ...RECORD_FAULTS,
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
  'UNSUPPORTED_SASL_MECHANISM',
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_REQUIRED_ACKS',
  'INVALID_SESSION_TIMEOUT',
  'INVALID_CONFIG',
  'POLICY_VIOLATION',
  'UNSUPPORTED_VERSION',
]);

export const isRecordFault = (error: unknown): boolean => error instanceof LogRefused && RECORD_FAULTS.has(error.fault);

export const isUnknownTopic = (error: unknown): boolean => typeOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION';

/** Errors of the client as errors of the port; others as they are. */
export function asLogFault(error: unknown, topic?: string): unknown {
  if (!(error instanceof kafkajs.KafkaJSError)) return error;
  if (topic !== undefined && isUnknownTopic(error)) return new TopicMismatch(topic, 'does not exist');
  const fault = typeOf(error);
  if (fault !== undefined && REFUSALS.has(fault)) return new LogRefused(fault, { cause: error });
  return new LogUnavailable(`the log does not answer: ${fault ?? error.name}`, { cause: error });
}

/** Runs a call of the client; its errors become errors of the port. */
export async function attempt<T>(call: () => Promise<T>, topic?: string): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw asLogFault(error, topic);
  }
}
