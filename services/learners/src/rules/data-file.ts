import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { RuleFileInvalid, ruleFolder } from './rule-files.js';

const ajv = addFormats.default(new Ajv({ strict: false }));

/** Reads one file of dated data below the folder of the rules. Throws RuleFileInvalid when it does not fit its schema. */
export function readData<Schema extends TSchema>(file: string, schema: Schema, folder = ruleFolder()): Static<Schema> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    throw new RuleFileInvalid(file, '', error instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
  }
  const validate = ajv.compile<Static<Schema>>(schema);
  if (validate(content)) return content;
  const first = validate.errors?.[0];
  throw new RuleFileInvalid(file, first?.instancePath ?? '', first?.message ?? 'does not fit its schema');
}

/** The names of the JSON files of a folder below that of the rules, sorted. */
export const dataFiles = (below: string, folder = ruleFolder()): readonly string[] =>
  readdirSync(join(folder, below))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => join(below, file));
