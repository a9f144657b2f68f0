import type { EventDefinition } from '../definition.js';
import type { JsonObject } from '../json.js';
import { asyncApiDocument } from './asyncapi.js';
import { breakingChanges } from './compatibility.js';
import { eventCatalogueHtml, eventCatalogueMarkdown } from './event-catalogue.js';
import { jsonSchemaOf, schemaName } from './json-schema.js';

export const PUBLISHED = 'published';
/** Events that stay inside their service, as they lie in its store. */
export const STORED = 'stored';

const json = (value: JsonObject): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every generated file: path below `docs/contracts/` → content. Same definitions, same bytes. */
export function contractArtefacts(definitions: readonly EventDefinition[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const definition of definitions)
    files.set(`schemas/${schemaName(definition)}.json`, json(jsonSchemaOf(definition)));
  files.set('asyncapi.json', json(asyncApiDocument(definitions)));
  files.set('events.html', eventCatalogueHtml(definitions));
  files.set('events.md', eventCatalogueMarkdown(definitions));
  return files;
}

/** The baseline that the current versions are to be published or stored with: path below `docs/contracts/` → content. */
export const baselineOf = (
  definitions: readonly EventDefinition[],
  folder: typeof PUBLISHED | typeof STORED = PUBLISHED,
): ReadonlyMap<string, string> =>
  new Map(
    definitions.map((definition) => [`${folder}/${schemaName(definition)}.json`, json(jsonSchemaOf(definition))]),
  );

/**
 * Compares the definitions with everything ever published (file name without `.json` → schema). Names what readers would
 * break on: changes of a published version, published types that are gone, versions that were taken back or left out.
 */
export function contractBreaks(
  definitions: readonly EventDefinition[],
  published: ReadonlyMap<string, JsonObject>,
): readonly string[] {
  const found: string[] = [];
  for (const [name, schema] of published) {
    const [, type, version] = /^(.+)\.v(\d+)$/.exec(name) ?? [];
    const current = definitions.find((definition) => definition.type === type);
    if (current === undefined) found.push(`${name}: published, but no longer registered`);
    else if (current.version < Number(version))
      found.push(`${name}: published, but the registry knows version ${current.version} only`);
    else if (current.version === Number(version)) {
      found.push(...breakingChanges(schema, jsonSchemaOf(current)).map((change) => `${name}${change}`));
    }
  }
  for (const { type, version } of definitions) {
    for (let older = 1; older < version; older++) {
      if (!published.has(`${type}.v${older}`))
        found.push(`${type}.v${older}: has a later version, but was never published`);
    }
  }
  return found;
}
