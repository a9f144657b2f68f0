import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { EventDefinition } from './definition.js';
import type { JsonObject } from './json.js';

/** Data does not fit the schema of its event type. `at` is a JSON pointer; no value is ever named. */
export class SchemaViolation extends Error {
  constructor(
    readonly eventType: string,
    readonly at: string,
    reason: string,
  ) {
    super(`${eventType}${at}: ${reason}`);
    this.name = 'SchemaViolation';
  }
}

/** A type that nobody registered: skipped and counted on live runs, an error on rebuilds. */
export class UnknownEventType extends Error {
  constructor(
    readonly eventType: string,
    readonly schemaVersion?: number,
  ) {
    super(`event type ${eventType}${schemaVersion === undefined ? '' : ` v${schemaVersion}`} is not registered`);
    this.name = 'UnknownEventType';
  }
}

const ajv = addFormats.default(new Ajv({ strict: false, allErrors: false }));
const validators = new WeakMap<EventDefinition, ValidateFunction>();

/** Compiled at first need, once for all registries of a process: a start waits for none. */
function validatorOf(definition: EventDefinition): ValidateFunction {
  const known = validators.get(definition);
  if (known) return known;
  const validate = ajv.compile(definition.schema);
  validators.set(definition, validate);
  return validate;
}

/** The event types that a process knows. Refuses a name registered twice with different definitions. */
export class EventRegistry {
  private readonly definitions = new Map<string, EventDefinition>();

  constructor(definitions: Iterable<EventDefinition> = []) {
    for (const definition of definitions) this.register(definition);
  }

  register(definition: EventDefinition): void {
    const known = this.definitions.get(definition.type);
    if (known === definition) return;
    if (known) throw new Error(`event type ${definition.type} is registered twice`);
    for (let version = 1; version < definition.version; version++) {
      if (!definition.upcasters.some((upcaster) => upcaster.from === version)) {
        throw new Error(`event type ${definition.type}: no upcaster from version ${version}`);
      }
    }
    this.definitions.set(definition.type, definition);
  }

  all(): readonly EventDefinition[] {
    return [...this.definitions.values()];
  }

  find(type: string): EventDefinition | undefined {
    return this.definitions.get(type);
  }

  definition(type: string): EventDefinition {
    const found = this.definitions.get(type);
    if (!found) throw new UnknownEventType(type);
    return found;
  }

  /** Checks data of the current version; throws SchemaViolation with the exact place. */
  check(type: string, data: JsonObject): void {
    const validate = validatorOf(this.definition(type));
    if (validate(data)) return;
    const first = validate.errors?.[0];
    throw new SchemaViolation(type, first?.instancePath ?? '', first?.message ?? 'does not fit its schema');
  }

  /** Lifts stored data from the version it was written in to the current one. */
  upcast(type: string, fromVersion: number, data: JsonObject): JsonObject {
    const definition = this.definition(type);
    if (fromVersion > definition.version) throw new UnknownEventType(type, fromVersion);
    let lifted = data;
    for (let version = fromVersion; version < definition.version; version++) {
      const step = definition.upcasters.find((upcaster) => upcaster.from === version);
      if (!step) throw new UnknownEventType(type, version);
      lifted = step.up(lifted);
    }
    return lifted;
  }
}
