import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, type TObject, Type } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import {
  Day,
  FundingField,
  HANDOVER_BASES,
  HANDOVER_DATA,
  type HandoverBasis,
  type HandoverDatum,
  Id,
  Level,
  oneOf,
  Title,
} from '#contracts';
import { COURSE_FAMILIES, type CourseFamily } from '../domain/rules/course-type.js';

/** A rule file cannot be used. Names the file and the place, so that it can be put right before the next start. */
export class RuleFileInvalid extends Error {
  constructor(file: string, at: string, reason: string) {
    super(`rules/${file}${at}: ${reason}`);
    this.name = 'RuleFileInvalid';
  }
}

const closed = { additionalProperties: false };
const Family = oneOf(COURSE_FAMILIES);
const provenance = {
  validFrom: Day,
  validTo: Type.Optional(Day),
  legalBasis: Title,
  source: Title,
  checkedOn: Type.Optional(Day),
};
const named = { ...provenance, version: Type.String({ minLength: 1, maxLength: 40 }) };
const rule = { ruleId: Id, description: Type.String({ minLength: 1 }) };
const Days = Type.Integer({ minimum: 1, maximum: 366 });

const Units = Type.Integer({ minimum: 1, maximum: 2000 });
const People = Type.Integer({ minimum: 1, maximum: 200 });

const CourseTypesFile = Type.Object(
  {
    courseTypes: Type.Array(
      Type.Object(
        {
          code: Id,
          name: Title,
          family: Family,
          funding: FundingField,
          planning: Type.Object(
            { entryLevel: Level, targetLevel: Level, seats: People, minimumGroup: People, weeklyUnits: Units },
            closed,
          ),
          versions: Type.Array(
            Type.Object(
              {
                ...provenance,
                teachingUnits: Type.Optional(Units),
                teachingUnitsAtMost: Type.Optional(Units),
                targetLevels: Type.Array(Level),
                modules: Type.Optional(
                  Type.Array(Type.Object({ name: Title, teachingUnits: Units, level: Type.Optional(Level) }, closed)),
                ),
                finalTest: Type.Optional(Title),
                repetition: Type.Optional(
                  Type.Object(
                    {
                      allowed: Type.Boolean(),
                      teachingUnitsAtMost: Type.Optional(Units),
                      legalBasis: Title,
                    },
                    closed,
                  ),
                ),
              },
              closed,
            ),
            { minItems: 1 },
          ),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

/** Days within which somebody answers. */
const AnswerFile = Type.Object(
  { ...rule, versions: Type.Array(Type.Object({ ...named, days: Days }, closed), { minItems: 1 }) },
  closed,
);

const Bases = Type.Unsafe<Partial<Record<CourseFamily, HandoverBasis>>>({
  type: 'object',
  propertyNames: { enum: [...COURSE_FAMILIES] },
  additionalProperties: { enum: [...HANDOVER_BASES] },
});

const DataByBasis = Type.Unsafe<Partial<Record<HandoverBasis, HandoverDatum[]>>>({
  type: 'object',
  propertyNames: { enum: [...HANDOVER_BASES] },
  additionalProperties: { type: 'array', uniqueItems: true, items: { enum: [...HANDOVER_DATA] } },
});

const TransferBasisFile = Type.Object(
  {
    ...rule,
    versions: Type.Array(Type.Object({ ...named, bases: Bases, data: DataByBasis }, closed), { minItems: 1 }),
  },
  closed,
);

const HandoverWatchFile = Type.Object(
  {
    ...rule,
    versions: Type.Array(Type.Object({ ...named, warnDaysBefore: Days, graceDays: Days }, closed), { minItems: 1 }),
  },
  closed,
);

/** Days from one step to another, by the family of the course. */
const StartFile = Type.Object(
  {
    ...rule,
    versions: Type.Array(Type.Object({ ...named, families: Type.Array(Family, { minItems: 1 }), days: Days }, closed), {
      minItems: 1,
    }),
  },
  closed,
);

const Families = Type.Array(Family, { minItems: 1 });
const GroupSizeFile = Type.Object(
  {
    ...rule,
    versions: Type.Array(Type.Object({ ...named, families: Families, people: People }, closed), { minItems: 1 }),
  },
  closed,
);
const ProviderAdmissionFile = Type.Object(
  { ...rule, versions: Type.Array(Type.Object({ ...named, families: Families }, closed), { minItems: 1 }) },
  closed,
);

const ajv = addFormats.default(new Ajv({ strict: false }));

function read<Schema extends TObject>(directory: string, file: string, schema: Schema): Static<Schema> {
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

export type RuleFiles = ReturnType<typeof readRuleFiles>;

/** Reads the rule files of a folder and checks their form; throws RuleFileInvalid. */
export function readRuleFiles(directory: string) {
  return {
    courseTypes: read(directory, 'course-types.json', CourseTypesFile).courseTypes,
    handoverAnswer: read(directory, 'handover-answer.json', AnswerFile),
    mergeAnswer: read(directory, 'merge-answer.json', AnswerFile),
    transferBasis: read(directory, 'transfer-basis.json', TransferBasisFile),
    registrationStart: read(directory, 'registration-start.json', StartFile),
    handoverStart: read(directory, 'handover-start.json', StartFile),
    handoverWatch: read(directory, 'handover-watch.json', HandoverWatchFile),
    groupMaximum: read(directory, 'group-maximum.json', GroupSizeFile),
    groupRunsFrom: read(directory, 'group-runs-from.json', GroupSizeFile),
    providerAdmission: read(directory, 'provider-admission.json', ProviderAdmissionFile),
  };
}
