import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import {
  asyncApiDocument,
  type ContractEvent,
  contractEvents,
  type EventDefinition,
  type JsonObject,
  markedFields,
} from '#contracts';
import { EventNotPublishable } from '../event-log.port.js';
import { sampleEvent } from '../testing/index.js';
import { decodeEvent, encodeEvent, type FetchedRecord, type KafkaRecord } from './kafka-record.js';

/** As it comes from the broker: bytes. */
const fetched = ({ key, value, headers }: KafkaRecord): FetchedRecord => ({
  key: Buffer.from(key),
  value: Buffer.from(value),
  headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
});

/** The current sample of an event type on its way: marked fields are sealed. */
function sampleOf({ context, type, version, schema, sphere, samples }: EventDefinition): ContractEvent {
  const marked = markedFields(schema);
  const open = Object.entries(samples.at(-1) ?? {}).filter(([name]) => !marked.includes(name));
  const { effectiveOn, ...event } = sampleEvent(`${context}-1`, 3, {
    context,
    type,
    schemaVersion: version,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    data: Object.fromEntries(open),
  });
  if (sphere !== undefined) return { ...event, sealed: { personRef: 'p_1', sphere, blob: 'AAEC' } };
  return effectiveOn === undefined ? event : { ...event, effectiveOn };
}

const changed = (record: KafkaRecord, headers: Record<string, string | undefined>): FetchedRecord => {
  const before = fetched(record);
  return { ...before, headers: { ...before.headers, ...headers } };
};

describe('a contract event as a Kafka record', () => {
  const { components } = asyncApiDocument(contractEvents) as {
    components: { messages: Record<string, { headers: JsonObject; payload: JsonObject }> };
  };
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));

  test.each(contractEvents.map((definition) => [definition.type, definition] as const))(
    '%s: headers and value are what the published document says, and come back as they went in',
    (type, definition) => {
      const event = sampleOf(definition);
      const record = encodeEvent(event);
      const message = components.messages[type];
      expect(ajv.validate(message?.headers ?? false, record.headers) ? [] : ajv.errors).toEqual([]);
      expect(ajv.validate(message?.payload ?? false, JSON.parse(record.value)) ? [] : ajv.errors).toEqual([]);
      expect(record.key).toBe(event.stream);
      expect(decodeEvent(fetched(record))).toEqual(event);
    },
  );

  test('headers and fields of later versions are left out', () => {
    const event = sampleEvent('run-1', 1);
    const record = encodeEvent(event);
    const value = JSON.stringify({ ...(JSON.parse(record.value) as object), later: 1 });
    expect(decodeEvent(changed({ ...record, value }, { ce_later: 'x' }))).toEqual(event);
  });

  test.each(Object.keys(encodeEvent(sampleEvent('run-1', 1)).headers).filter((name) => name !== 'content-type'))(
    'without %s it is no contract event',
    (name) => {
      expect(decodeEvent(changed(encodeEvent(sampleEvent('run-1', 1)), { [name]: undefined }))).toBeUndefined();
    },
  );

  test.each([
    ['another version of CloudEvents', { ce_specversion: '0.3' }],
    ['a source that is no context', { ce_source: '/verzahnung/kitchen' }],
    ['a schema of another type', { ce_dataschema: 'urn:verzahnung:event:course-run-ended.v1' }],
    ['a schema without a version', { ce_dataschema: 'urn:verzahnung:event:course-run-started' }],
    ['version 0 of a stream', { ce_streamversion: '0' }],
    ['a stream that is not the key', { ce_stream: 'run-2' }],
  ])('%s is no contract event', (_, headers) => {
    expect(decodeEvent(changed(encodeEvent(sampleEvent('run-1', 1)), headers))).toBeUndefined();
  });

  test.each([
    ['nothing', null],
    ['no JSON', Buffer.from('{')],
    ['no object', Buffer.from('[]')],
    ['no data', Buffer.from('{"effectiveOn":"2026-11-24"}')],
    ['a day that is no text', Buffer.from('{"data":{},"effectiveOn":7}')],
    ['a seal of an unknown sphere', Buffer.from('{"data":{},"sealed":{"personRef":"p","sphere":"moon","blob":"AA"}}')],
  ])('a value with %s is no contract event', (_, value) => {
    expect(decodeEvent({ ...fetched(encodeEvent(sampleEvent('run-1', 1))), value })).toBeUndefined();
  });

  test('what is no JSON or too large is refused by its id', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const endless = sampleEvent('run-1', 1, { data: circle as JsonObject });
    const huge = sampleEvent('run-1', 2, { data: { text: 'ä'.repeat(520_000) } });
    for (const event of [endless, huge]) {
      expect(() => encodeEvent(event)).toThrow(EventNotPublishable);
      expect(() => encodeEvent(event)).toThrow(expect.objectContaining({ eventId: event.id }));
    }
  });
});
