import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type SchemaOrReference = Schemas[string];

const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/**
 * An example of a schema, put together from the examples of its fields; undefined where a field that must be there has
 * none. Fields without an example that need not be there are left out.
 */
export function exampleOf(schema: SchemaOrReference, schemas: Schemas): unknown {
  if ('$ref' in schema) {
    const named = schemas[nameOf(schema.$ref)];
    return named && exampleOf(named, schemas);
  }
  if (schema.example !== undefined) return schema.example as unknown;
  if (schema.default !== undefined) return schema.default as unknown;
  if (schema.enum) return schema.enum[0] as unknown;
  const [only, ...more] = schema.allOf ?? [];
  if (only && more.length === 0) return exampleOf(only, schemas);
  if (schema.type === 'array') {
    const item = schema.items && exampleOf(schema.items, schemas);
    return item === undefined ? undefined : [item];
  }
  if (schema.type === 'boolean') return true;
  return schema.properties ? ofFields(schema.properties, schema.required ?? [], schemas) : undefined;
}

function ofFields(fields: Schemas, required: readonly string[], schemas: Schemas): unknown {
  const example: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = exampleOf(field, schemas);
    if (value !== undefined) example[name] = value;
    else if (required.includes(name)) return undefined;
  }
  return example;
}
