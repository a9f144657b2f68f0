import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Provider } from '@nestjs/common';
import { type Static, Type } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { LEVEL_BASES, type LevelProofRule } from '#contracts';
import { ConfigurationError } from '../configuration/read-configuration.js';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Words = Type.String({ minLength: 1 });
const closed = { additionalProperties: false };
const LevelProofFile = Type.Array(
  Type.Object(
    {
      id: Words,
      title: Words,
      versions: Type.Array(
        Type.Object(
          {
            version: Words,
            validFrom: Day,
            validTo: Type.Optional(Day),
            legalBasis: Words,
            source: Words,
            checkedOn: Type.Optional(Day),
            parameters: Type.Object(
              {
                courseTypes: Type.Array(Words, { minItems: 1 }),
                bases: Type.Array(Type.Union(LEVEL_BASES.map((basis) => Type.Literal(basis))), { minItems: 1 }),
                notOlderThanMonths: Type.Integer({ minimum: 1, maximum: 120 }),
              },
              closed,
            ),
          },
          closed,
        ),
        { minItems: 1 },
      ),
    },
    closed,
  ),
);

const FILE = join('libs', 'service-kit', 'rules', 'level-proof.json');

export const LEVEL_PROOF_RULES = Symbol('LEVEL_PROOF_RULES');

/** How long proofs of a level count, as dated data. Throws ConfigurationError where the file does not fit. */
export function readLevelProofRules(file = ruleFile()): readonly LevelProofRule[] {
  const content = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const check = new Ajv({ strict: false }).compile<Static<typeof LevelProofFile>>(LevelProofFile);
  if (check(content)) return content;
  const [fault] = check.errors ?? [];
  throw new ConfigurationError([`${FILE}${fault?.instancePath ?? ''}: ${fault?.message ?? 'does not fit'}`]);
}

/** For the module of a service that asks whether a level counts. */
export const levelProofRulesProvider: Provider<readonly LevelProofRule[]> = {
  provide: LEVEL_PROOF_RULES,
  useFactory: () => readLevelProofRules(),
};

/** Beside this library, from the sources and from the build alike. */
function ruleFile(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, FILE))) {
    const above = dirname(directory);
    if (above === directory) throw new ConfigurationError([`${FILE}: is missing`]);
    directory = above;
  }
  return join(directory, FILE);
}
