import { CONTEXTS, type Context, type EventDefinition } from '../definition.js';
import { topicOf } from '../envelope.js';
import type { JsonObject } from '../json.js';
import { markedFields } from '../marks.js';
import { jsonSchemaOf, schemaName, schemaUri } from './json-schema.js';

const CONTEXT_TITLES: Readonly<Record<Context, string>> = {
  learners: 'What the learners service decided about a person: level, needs, rights, milestones, transitions',
  courses: 'What the courses service decided: providers, runs, registrations, waiting list, hand-overs',
  'action-alliance': 'What the action alliance decided: bodies, topics, meetings, decisions, measures',
};

const text = (description: string, more: JsonObject = {}): JsonObject => ({ type: 'string', description, ...more });

/** CloudEvents 1.0 in binary mode, as headers of a Kafka record. Nothing in them identifies a person. */
const headers = (definition: EventDefinition): JsonObject => ({
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_source',
    'ce_type',
    'ce_time',
    'ce_dataschema',
    'ce_stream',
    'ce_streamversion',
    'ce_correlationid',
    'ce_causationid',
    'content-type',
  ],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('Id of the event; a repeat carries the same one.'),
    ce_source: text('The service that decided.', { const: `/verzahnung/${definition.context}` }),
    ce_type: text('Event type.', { const: definition.type }),
    ce_time: text('Moment of recording, UTC.', { format: 'date-time' }),
    ce_dataschema: text('Schema and version of the data.', { const: schemaUri(definition) }),
    ce_stream: text('Source stream; also the key of the record.'),
    ce_streamversion: text('Version of the event in its stream, decimal.', { pattern: '^[1-9][0-9]*$' }),
    ce_correlationid: text('The request that led to it.'),
    ce_causationid: text('The command or event that led to it.'),
    ce_traceparent: text('W3C trace context, where there is one.'),
    'content-type': { type: 'string', const: 'application/json' },
  },
});

/**
 * What lies in the record: the data without its marked fields, and these sealed in one blob. `x-opened-schema` names the
 * schema of the data after opening.
 */
function payload(definition: EventDefinition): JsonObject {
  const marked = markedFields(definition.schema);
  const { properties, required } = jsonSchemaOf(definition);
  const open = Object.entries(properties as JsonObject).filter(([name]) => !marked.includes(name));
  const data: JsonObject = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(open),
    required: (Array.isArray(required) ? (required as readonly string[]) : []).filter((name) => !marked.includes(name)),
  };
  if (definition.sphere === undefined) {
    return {
      type: 'object',
      required: ['data', 'effectiveOn'],
      properties: { data, effectiveOn: text('Day on which it happened or takes effect.', { format: 'date' }) },
    };
  }
  const sealed: JsonObject = {
    type: 'object',
    description: `Marked fields and the day, under the person's key: ${[...marked, 'effectiveOn'].join(', ')}.`,
    required: ['personRef', 'sphere', 'blob'],
    properties: {
      personRef: text('Random reference of the person.'),
      sphere: { type: 'string', const: definition.sphere },
      blob: text(
        'AES-256-GCM: base64 of nonce (12 bytes), tag (16 bytes), ciphertext; the id of the event is associated data.',
      ),
    },
  };
  return { type: 'object', required: ['data', 'sealed'], properties: { data, sealed } };
}

const message = (definition: EventDefinition): JsonObject => ({
  name: definition.type,
  title: `${definition.type} v${definition.version}`,
  summary: definition.description,
  contentType: 'application/json',
  correlationId: { location: '$message.header#/ce_correlationid' },
  headers: headers(definition),
  payload: payload(definition),
  'x-opened-schema': { $ref: `#/components/schemas/${schemaName(definition)}` },
});

const byType = (a: EventDefinition, b: EventDefinition): number => (a.type < b.type ? -1 : 1);

/** The AsyncAPI 3.0 document of the log: a channel per context, a message per event type. Same input, same bytes. */
export function asyncApiDocument(definitions: readonly EventDefinition[]): JsonObject {
  const sorted = [...definitions].sort(byType);
  const contexts = CONTEXTS.filter((context) => sorted.some((definition) => definition.context === context));
  const messagesOf = (context: Context): readonly EventDefinition[] =>
    sorted.filter((definition) => definition.context === context);
  return {
    asyncapi: '3.0.0',
    id: 'urn:verzahnung:events',
    info: {
      title: 'Verzahnung: published events',
      version: '1.0.0',
      description:
        'CloudEvents 1.0 in binary mode. The key of a record is its source stream: order holds within a stream, delivery is at least once, ' +
        'a repeat carries the same id and stream version. Readers ignore fields they do not know.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      contexts.map((context) => [
        context,
        {
          address: topicOf(context),
          title: context,
          description: CONTEXT_TITLES[context],
          messages: Object.fromEntries(
            messagesOf(context).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
          ),
        },
      ]),
    ),
    operations: Object.fromEntries(
      contexts.map((context) => [
        `publish-${context}`,
        {
          action: 'send',
          channel: { $ref: `#/channels/${context}` },
          summary: `The ${context} service publishes its events.`,
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(sorted.map((definition) => [definition.type, message(definition)])),
      // Without $id: a reference inside this document is to this document.
      schemas: Object.fromEntries(
        sorted.map((definition) => [schemaName(definition), { ...jsonSchemaOf(definition), $id: undefined }]),
      ),
    },
  };
}
