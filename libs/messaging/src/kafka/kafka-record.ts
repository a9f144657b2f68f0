import { CONTEXTS, type Context, type ContractEvent, type JsonObject, SPHERES, type SealedPart } from '#contracts';
import { EventNotPublishable } from '../event-log.port.js';

/** A contract event as a Kafka record: CloudEvents 1.0, binary mode, as docs/contracts/asyncapi.json publishes it. */
export interface KafkaRecord {
  /** The source stream. */
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record as the client hands it over. */
export interface FetchedRecord {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>> | undefined;
}

const SOURCE = '/verzahnung/';
const SCHEMA = /^urn:verzahnung:event:(?<type>.+)\.v(?<version>[1-9][0-9]*)$/;
const WHOLE_NUMBER = /^[1-9][0-9]*$/;

/** What a broker takes as one batch of a partition by default, framing included. */
export const BATCH_BYTES = 1_048_588;
/**
 * Largest record in bytes (key, value and headers): fits into a batch of its own, and is above the largest commit that
 * a store takes (1,000,000).
 */
const MOST_BYTES = 1_040_000;

/** Throws EventNotPublishable for what is no JSON or too large. */
export function encodeEvent(event: ContractEvent): KafkaRecord {
  const { data, effectiveOn, sealed } = event;
  let value: string;
  try {
    value = JSON.stringify({ data, effectiveOn, sealed });
  } catch (error) {
    throw new EventNotPublishable(event.id, 'an event is no JSON', { cause: error });
  }
  const record = { key: event.stream, value, headers: headersOf(event) };
  if (sizeOf(record) > MOST_BYTES) throw new EventNotPublishable(event.id, 'an event is larger than 1 MB');
  return record;
}

/** Bytes of key, value and headers. */
export function sizeOf({ key, value, headers }: KafkaRecord): number {
  let bytes = Buffer.byteLength(key) + Buffer.byteLength(value);
  for (const [name, text] of Object.entries(headers)) bytes += name.length + Buffer.byteLength(text);
  return bytes;
}

function headersOf(event: ContractEvent): KafkaRecord['headers'] {
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: `${SOURCE}${event.context}`,
    ce_type: event.type,
    ce_time: event.recordedAt,
    ce_dataschema: `urn:verzahnung:event:${event.type}.v${event.schemaVersion}`,
    ce_stream: event.stream,
    ce_streamversion: String(event.streamVersion),
    ce_correlationid: event.correlationId,
    ce_causationid: event.causationId,
    ...(event.traceparent === undefined ? {} : { ce_traceparent: event.traceparent }),
    'content-type': 'application/json',
  };
}

/** undefined: the record is no contract event. Header and field names it does not know are left out. */
export function decodeEvent(record: FetchedRecord): ContractEvent | undefined {
  const header = (name: string): string | undefined => textOf(record.headers?.[name]);
  const context = contextOf(header('ce_source'));
  const schema = SCHEMA.exec(header('ce_dataschema') ?? '')?.groups;
  const version = header('ce_streamversion') ?? '';
  const [id, type, stream, recordedAt] = [header('ce_id'), header('ce_type'), header('ce_stream'), header('ce_time')];
  const [correlationId, causationId] = [header('ce_correlationid'), header('ce_causationid')];
  const content = contentOf(record.value);
  const isComplete = id && type && stream && recordedAt && correlationId && causationId && context && schema && content;
  if (!isComplete || header('ce_specversion') !== '1.0' || schema['type'] !== type) return undefined;
  if (!WHOLE_NUMBER.test(version) || record.key?.toString() !== stream) return undefined;
  const traceparent = header('ce_traceparent');
  return {
    id,
    context,
    type,
    schemaVersion: Number(schema['version']),
    stream,
    streamVersion: Number(version),
    recordedAt,
    correlationId,
    causationId,
    ...(traceparent === undefined ? {} : { traceparent }),
    ...content,
  };
}

type Content = Pick<ContractEvent, 'data' | 'effectiveOn' | 'sealed'>;

function contentOf(value: Buffer | null): Content | undefined {
  const parsed = parse(value);
  if (!isObject(parsed) || !isObject(parsed['data'])) return undefined;
  const { data, effectiveOn, sealed } = parsed;
  if (effectiveOn !== undefined && typeof effectiveOn !== 'string') return undefined;
  if (sealed !== undefined && !isSealedPart(sealed)) return undefined;
  return {
    data: data as JsonObject,
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    ...(sealed === undefined
      ? {}
      : { sealed: { personRef: sealed.personRef, sphere: sealed.sphere, blob: sealed.blob } }),
  };
}

function parse(value: Buffer | null): unknown {
  if (value === null) return undefined;
  try {
    return JSON.parse(value.toString()) as unknown;
  } catch {
    return undefined;
  }
}

function contextOf(source: string | undefined): Context | undefined {
  return CONTEXTS.find((context) => source === `${SOURCE}${context}`);
}

function isSealedPart(value: unknown): value is SealedPart {
  if (!isObject(value)) return false;
  const { personRef, sphere, blob } = value;
  return typeof personRef === 'string' && typeof blob === 'string' && SPHERES.some((known) => known === sphere);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: Buffer | string | (Buffer | string)[] | undefined): string | undefined =>
  value === undefined || Array.isArray(value) ? undefined : value.toString();
