import { readFileSync } from 'node:fs';
import type { Static, TObject, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { checkTogether } from './together.js';
import { systemCode } from './system-code.js';
import { isSecret } from './variables.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Start fails: every bad variable by name with the rule it breaks, never a value. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigurationError';
  }
}

/** Text of an environment variable as the type its schema wants; undefined where it cannot be. */
function typed(schema: TSchema, text: string): unknown {
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
}

function textOf(name: string, schema: TSchema, environment: Environment, problems: string[]): string | undefined {
  const direct = environment[name]?.trim();
  const file = isSecret(schema) ? environment[`${name}_FILE`]?.trim() : undefined;
  if (!file) return direct === '' ? undefined : direct;
  if (direct) {
    problems.push(`${name}: set either ${name} or ${name}_FILE, not both`);
    return undefined;
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    problems.push(`${name}_FILE: the file cannot be read (${systemCode(error) ?? 'unknown'})`);
    return undefined;
  }
}

function reasonFor(schema: TSchema): string {
  const type = String(schema['type']);
  const bounds = [
    schema['minimum'] === undefined ? '' : ` from ${String(schema['minimum'])}`,
    schema['maximum'] === undefined ? '' : ` to ${String(schema['maximum'])}`,
  ].join('');
  if (type === 'integer') return `must be a whole number${bounds}`;
  if (type === 'boolean') return 'must be true or false';
  return schema['pattern'] === undefined ? 'must not be empty' : `must match ${String(schema['pattern'])}`;
}

/**
 * Reads the variables of a schema from an environment; empty ones count as absent. Throws ConfigurationError.
 * This is the one reader of the environment: everything else gets the result by injection.
 */
export function readConfiguration<Schema extends TObject>(
  schema: Schema,
  environment: Environment,
): Readonly<Static<Schema>> {
  const problems: string[] = [];
  const found: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries<TSchema>(schema.properties)) {
    const text = textOf(name, variable, environment, problems);
    const value: unknown = text === undefined ? variable['default'] : typed(variable, text);
    if (value === undefined) {
      const required = schema.required?.includes(name) === true;
      if (required && !problems.some((problem) => problem.startsWith(`${name}_FILE:`)))
        problems.push(`${name}: is missing`);
      continue;
    }
    if (Value.Check(variable, value)) found[name] = value;
    else problems.push(`${name}: ${reasonFor(variable)}`);
  }
  problems.push(...checkTogether(found, Object.keys(schema.properties), problems));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.freeze(found);
}
