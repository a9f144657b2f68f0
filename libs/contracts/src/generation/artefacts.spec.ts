import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { contractEvents } from '../catalogue.js';
import type { EventDefinition } from '../definition.js';
import type { JsonObject } from '../json.js';
import { contractArtefacts, contractBreaks } from './artefacts.js';
import { asyncApiDocument } from './asyncapi.js';
import { eventCatalogueHtml, eventCatalogueMarkdown } from './event-catalogue.js';
import { jsonSchemaOf, schemaName } from './json-schema.js';

const asyncApiSchema = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0.json') as JsonObject;
const ajv = (): Ajv =>
  addFormats.default(
    new Ajv({ strict: false, allErrors: true, validateFormats: true, meta: false, validateSchema: false }),
  );
const plain = (document: JsonObject): JsonObject => JSON.parse(JSON.stringify(document)) as JsonObject;
/** Every event at its current version, and that there were those before. */
const publishedNow = (): Map<string, JsonObject> =>
  new Map(
    contractEvents.flatMap((event) => [
      ...event.upcasters.map(({ from }) => [schemaName({ ...event, version: from }), {}] as const),
      [schemaName(event), jsonSchemaOf(event)] as const,
    ]),
  );

describe('the generated contracts', () => {
  it('are the same bytes whatever the order of registration', () => {
    const asyncApi = (events: readonly EventDefinition[]): string => JSON.stringify(asyncApiDocument(events));
    const reversed = [...contractEvents].reverse();
    expect(asyncApi(reversed)).toBe(asyncApi(contractEvents));
    expect(eventCatalogueMarkdown(reversed)).toBe(eventCatalogueMarkdown(contractEvents));
    expect(eventCatalogueHtml(reversed)).toBe(eventCatalogueHtml(contractEvents));
  });

  it('hold one JSON Schema for every event, that accepts its sample', () => {
    const paths = [...contractArtefacts(contractEvents).keys()].filter((path) => path.startsWith('schemas/'));
    expect(paths.length).toBe(contractEvents.length);
    for (const event of contractEvents) {
      const validate = ajv().compile(plain(jsonSchemaOf(event)));
      expect([event.type, validate(event.samples.at(-1)), validate.errors]).toEqual([event.type, true, null]);
    }
  });

  it('hold an AsyncAPI document that fits the specification 3.0', () => {
    // It brings the draft 07 meta schema along; Ajv's own copy would be the second one of that name.
    const validate = addFormats
      .default(new Ajv({ strict: false, meta: false, validateSchema: false }))
      .compile(asyncApiSchema);
    validate(plain(asyncApiDocument(contractEvents)));
    expect(validate.errors).toBeNull();
  });

  it('refer within the AsyncAPI document to what is there', () => {
    const document = plain(asyncApiDocument(contractEvents));
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '');
    const resolve = (path: string): unknown =>
      path
        .split('/')
        .reduce<unknown>(
          (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined),
          document,
        );
    expect(references.length).toBeGreaterThan(contractEvents.length);
    expect(references.filter((path) => resolve(path) === undefined)).toEqual([]);
  });

  it('show no marked field in the plain part of a record', () => {
    const { components } = plain(asyncApiDocument(contractEvents)) as {
      components: { messages: Record<string, { payload: { properties: { data: JsonObject } } }> };
    };
    for (const { payload } of Object.values(components.messages)) {
      expect(JSON.stringify(payload.properties.data)).not.toContain('x-personal');
    }
  });

  it('name every event and every field in both catalogues', () => {
    const [html, markdown] = [eventCatalogueHtml(contractEvents), eventCatalogueMarkdown(contractEvents)];
    for (const { type, schema } of contractEvents) {
      expect(html).toContain(`id="${type}"`);
      expect(markdown).toContain(`### ${type} (Version`);
      for (const field of Object.keys(schema.properties)) expect(html).toContain(`<code>${field}</code>`);
    }
  });
});

describe('what was published', () => {
  it('is unbroken by the code as it is', () => {
    expect(contractBreaks(contractEvents, publishedNow())).toEqual([]);
  });

  it('may not vanish', () => {
    const [gone, ...rest] = contractEvents;
    expect(contractBreaks(rest, publishedNow())).toEqual([`${gone?.type}.v1: published, but no longer registered`]);
  });

  it('may not be taken back to an earlier version', () => {
    const published = publishedNow().set('seat-held.v2', {});
    expect(contractBreaks(contractEvents, published)).toEqual([
      'seat-held.v2: published, but the registry knows version 1 only',
    ]);
  });

  it('may not be left out on the way to a later version', () => {
    const later = contractEvents.map((event) => (event.type === 'seat-held' ? { ...event, version: 3 } : event));
    expect(contractBreaks(later, publishedNow())).toEqual([
      'seat-held.v2: has a later version, but was never published',
    ]);
  });
});
