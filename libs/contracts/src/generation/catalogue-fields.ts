import type { EventDefinition } from '../definition.js';
import type { JsonObject, JsonValue } from '../json.js';
import { markOf, type PersonalMark } from '../marks.js';
import { jsonSchemaOf } from './json-schema.js';

/** One field of an event, in German, for people who read the catalogue. */
export interface CatalogueField {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** How the field says something about a person; empty where it does not. */
  readonly mark: string;
}

const MARKS: Readonly<Record<PersonalMark, string>> = { identifying: 'identifizierend', describing: 'beschreibend' };

export function catalogueFields(definition: EventDefinition): readonly CatalogueField[] {
  const schema = jsonSchemaOf(definition);
  const required = Array.isArray(schema.required) ? (schema.required as readonly JsonValue[]) : [];
  return Object.entries((schema.properties ?? {}) as JsonObject).map(([name, field]) => {
    const described = field as JsonObject;
    const source = definition.schema.properties[name];
    const mark = source && markOf(source);
    return {
      name,
      type: typeWords(described),
      required: required.includes(name),
      mark: mark === undefined ? '' : MARKS[mark],
    };
  });
}

function typeWords(field: JsonObject): string {
  if (Array.isArray(field.enum)) return `eines von: ${(field.enum as readonly string[]).join(', ')}`;
  if (field.format === 'date') return 'Tag (JJJJ-MM-TT)';
  switch (field.type) {
    case 'array':
      return `Liste; ${typeWords((field.items ?? {}) as JsonObject)}`;
    case 'boolean':
      return 'ja oder nein';
    case 'integer':
      return `ganze Zahl von ${words(field.minimum)} bis ${words(field.maximum)}`;
    default:
      return field.pattern === undefined
        ? `Text bis ${words(field.maxLength)} Zeichen`
        : `Kennung nach ${words(field.pattern)}`;
  }
}

const words = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '?');
