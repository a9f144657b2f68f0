import type { EventDefinition } from '../definition.js';
import type { JsonObject } from '../json.js';

/** Name of the file of one version of an event type: `learner-enrolled.v1`. */
export const schemaName = ({ type, version }: EventDefinition): string => `${type}.v${version}`;

/** The CloudEvents type and the schema's name in the world: stable, without a host that could move. */
export const schemaUri = (definition: EventDefinition): string => `urn:verzahnung:event:${schemaName(definition)}`;

/**
 * The JSON Schema (draft 07) of the data of an event at its current version, as a reader with the person's key sees it.
 * `x-personal` marks the fields that travel sealed, `x-sphere` names the key that opens them.
 */
export function jsonSchemaOf(definition: EventDefinition): JsonObject {
  const { context, type, version, description, sphere, schema, samples } = definition;
  // Through JSON: TypeBox keeps its own notes under symbols, which are no part of the contract.
  const plain = JSON.parse(JSON.stringify(schema)) as JsonObject;
  const sample = samples.at(-1);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: schemaUri(definition),
    title: `${type} v${version}`,
    description,
    'x-context': context,
    ...(sphere === undefined ? {} : { 'x-sphere': sphere }),
    ...plain,
    ...(sample === undefined ? {} : { examples: [sample] }),
  };
}
