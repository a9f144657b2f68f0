import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { CEFR_LEVELS, ENTITLEMENT_KINDS } from '#contracts';

const FOLDER = join('services', 'integration-status', 'rules');
const closed = { additionalProperties: false };
export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });
const Day = Type.String({ format: 'date' });
const Words = Type.String({ minLength: 1, maxLength: 300 });
export const Days = Type.Integer({ minimum: 1, maximum: 366 });
const Km = Type.Integer({ minimum: 1, maximum: 200 });
const Code = Type.String({ pattern: '^[A-Za-z0-9_-]{0,100}$' });
export const FAMILIES = ['integration', 'vocational', 'orientation', 'land', 'county', 'volunteer'] as const;

/** Grounds that put a person before those who only wait longer. */
export const ORDER_GROUNDS = ['right-lapses', 'obliged', 'waits-long', 'rarely-served'] as const;
export type OrderGround = (typeof ORDER_GROUNDS)[number];

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

const WaitingOrderFile = rule({
  grounds: Type.Array(oneOf(ORDER_GROUNDS), { uniqueItems: true }),
  lapsesWithinDays: Days,
  waitsLongDays: Days,
  /** Served rarely: by at most this share of the runs of the type and level, where there are at least so many. */
  rarelyServedShare: Type.Number({ minimum: 0, maximum: 1 }),
  rarelyServedFrom: Type.Integer({ minimum: 1 }),
});
const MatchingFile = rule({
  /** How far a person is taken to come who named no limit. */
  reachKm: Km,
  /** How many minutes of a way are reckoned for a straight kilometre; absent: none are. */
  minutesPerKm: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 30 })),
  startWithinDays: Type.Partial(Type.Object(Object.fromEntries(FAMILIES.map((family) => [family, Days])), closed)),
});
const CourseRightsFile = rule({
  types: Type.Array(
    Type.Object(
      {
        begins: Code,
        family: oneOf(FAMILIES),
        rights: Type.Array(oneOf(ENTITLEMENT_KINDS)),
        /** Whether only admitted providers may offer it. */
        admission: Type.Optional(Type.Boolean()),
        lastStart: Type.Optional(Day),
      },
      closed,
    ),
  ),
});
const FollowUpsFile = rule({
  steps: Type.Array(Type.Object({ after: Code, level: oneOf(CEFR_LEVELS), types: Type.Array(Code) }, closed)),
});
const CollisionFile = rule({ withinKm: Km, startWithinDays: Days, lookAheadDays: Days, trendDays: Days });

/** A rule file cannot be used. Names the file and the place, so that it can be put right before the next start. */
export class MatchingRuleInvalid extends Error {
  constructor(file: string, at: string, reason: string) {
    super(`rules/${file}${at}: ${reason}`);
    this.name = 'MatchingRuleInvalid';
  }
}

const ajv = addFormats.default(new Ajv({ strict: false }));

/** Reads a rule file and checks its form; throws MatchingRuleInvalid. */
export function readRuleFile<Schema extends TObject>(
  file: string,
  schema: Schema,
  directory = folder(),
): Static<Schema> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(directory, file), 'utf8'));
  } catch (error) {
    throw new MatchingRuleInvalid(file, '', error instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
  }
  const validate = ajv.compile<Static<Schema>>(schema);
  if (validate(content)) return content;
  const first = validate.errors?.[0];
  throw new MatchingRuleInvalid(file, first?.instancePath ?? '', first?.message ?? 'does not fit its schema');
}

export type MatchingRuleFiles = ReturnType<typeof readMatchingRules>;

/** Reads the rules of order, matching and collisions and checks their form; throws MatchingRuleInvalid. */
export function readMatchingRules(directory = folder()) {
  return {
    waitingOrder: readRuleFile('waiting-order.json', WaitingOrderFile, directory),
    matching: readRuleFile('matching.json', MatchingFile, directory),
    courseRights: readRuleFile('course-rights.json', CourseRightsFile, directory),
    followUps: readRuleFile('follow-ups.json', FollowUpsFile, directory),
    collision: readRuleFile('collision.json', CollisionFile, directory),
  };
}

/** The folder of the rules beside this service, from the sources and from the build alike. */
function folder(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, FOLDER))) {
    const above = dirname(directory);
    if (above === directory) throw new MatchingRuleInvalid('', '', 'the folder is missing');
    directory = above;
  }
  return join(directory, FOLDER);
}
