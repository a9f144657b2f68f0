import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { isCheckedOn } from '#contracts';

const FOLDER = join('services', 'integration-status', 'rules');
const closed = { additionalProperties: false };
export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });
export const Day = Type.String({ format: 'date' });
const Words = Type.String({ minLength: 1, maxLength: 300 });
export const Days = Type.Integer({ minimum: 1, maximum: 366 });
export const Code = Type.String({ pattern: '^[A-Za-z0-9_-]{0,100}$' });
export const FAMILIES = ['integration', 'vocational', 'orientation', 'land', 'county', 'volunteer'] as const;
/** The families of course types that a version is about. */
export const families = Type.Array(oneOf(FAMILIES), { minItems: 1 });

/** The form of a rule file: its dated versions, each with these parameters. */
export const rule = <Parameters extends TProperties>(parameters: Parameters) =>
  Type.Object(
    {
      ruleId: Code,
      description: Words,
      versions: Type.Array(
        Type.Object(
          {
            version: Type.String({ minLength: 1, maxLength: 40 }),
            validFrom: Day,
            validTo: Type.Optional(Day),
            legalBasis: Words,
            source: Words,
            checkedOn: Type.Optional(Day),
            ...parameters,
          },
          closed,
        ),
        { minItems: 1 },
      ),
    },
    closed,
  );

/** A rule file cannot be used. Names the file and the place, so that it can be put right before the next start. */
export class RuleFileInvalid extends Error {
  constructor(file: string, at: string, reason: string) {
    super(`rules/${file}${at}: ${reason}`);
    this.name = 'RuleFileInvalid';
  }
}

const ajv = addFormats.default(new Ajv({ strict: false }));

/** Reads a rule file and checks its form; throws RuleFileInvalid. */
export function readRuleFile<Schema extends TObject>(
  file: string,
  schema: Schema,
  directory = folder(),
): Static<Schema> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(directory, file), 'utf8'));
  } catch (error) {
    throw new RuleFileInvalid(file, '', error instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
  }
  const validate = ajv.compile<Static<Schema>>(schema);
  if (validate(content)) return content;
  const first = validate.errors?.[0];
  throw new RuleFileInvalid(file, first?.instancePath ?? '', first?.message ?? 'does not fit its schema');
}

/** What every version of a rule has. */
export interface DatedRule {
  readonly version: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly legalBasis: string;
  readonly checkedOn?: string;
}
interface RuleFile<Version extends DatedRule> {
  readonly ruleId: string;
  readonly versions: readonly Version[];
}

/** Whether a version is in force on a day, both ends included. */
export const isInForce = ({ validFrom, validTo }: DatedRule, day: string): boolean =>
  validFrom <= day && (validTo === undefined || day <= validTo);

/** The ids of those rules of which nobody compared a version in force on a day with the law for a year before it. */
export const uncheckedOf = (files: readonly RuleFile<DatedRule>[], day: string): readonly string[] =>
  files
    .filter(({ versions }) => versions.some((one) => isInForce(one, day) && !isCheckedOn(one, day)))
    .map(({ ruleId }) => ruleId);

/** The folder of the rules beside this service, from the sources and from the build alike. */
function folder(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, FOLDER))) {
    const above = dirname(directory);
    if (above === directory) throw new RuleFileInvalid('', '', 'the folder is missing');
    directory = above;
  }
  return join(directory, FOLDER);
}
