import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Static, Type } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import {
  Day,
  DepartmentId,
  ENTITLEMENT_KINDS,
  Id,
  Level,
  OBLIGATION_EXEMPTIONS,
  OBLIGATION_REASONS,
  oneOf,
  Title,
} from '#contracts';
import { type DatedRule, RULE_SUBJECTS, type RuleVersion } from '../domain/rule-book/dated-rule.js';
import type { RuleBook } from '../domain/rule-book/rule-book.js';

/** A rule file cannot be used. Names the file and the place, so that it can be put right before the next start. */
export class RuleFileInvalid extends Error {
  constructor(file: string, at: string, reason: string) {
    super(`rules/${file}${at}: ${reason}`);
    this.name = 'RuleFileInvalid';
  }
}

const closed = { additionalProperties: false };
const Units = Type.Optional(Type.Integer({ minimum: 1, maximum: 120 }));

const Period = Type.Object({ years: Units, months: Units, days: Units }, { ...closed, minProperties: 1 });
const LegalBasis = Type.String({ minLength: 1, maxLength: 120 });
const Bodies = Type.Array(DepartmentId, { minItems: 1, uniqueItems: true });
const Prefixes = Type.Array(Id);
const Parameters = Type.Object(
  {
    lapsesAfter: Type.Optional(Period),
    cases: Type.Optional(Type.Record(Id, Period)),
    statedTerm: Type.Optional(Type.Boolean()),
    countsFrom: Type.Optional(oneOf(['issue', 'title'])),
    registration: Type.Optional(Type.Object({ lapsesAfter: Type.Optional(Period) }, closed)),
    interruption: Type.Optional(Period),
    extension: Type.Optional(Period),
    issuers: Type.Optional(Bodies),
    once: Type.Optional(Type.Boolean()),
    openToAll: Type.Optional(Type.Boolean()),
    closes: Type.Optional(Type.Boolean()),
    leastLevel: Type.Optional(Level),
    exceptTypes: Type.Optional(Prefixes),
    warning: Type.Optional(Type.Object({ code: Id, detail: Type.String({ minLength: 1 }) }, closed)),
    courseTypes: Type.Optional(Prefixes),
    warnDays: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 366 }), { uniqueItems: true })),
    answerWithin: Type.Optional(Period),
    reasons: Type.Optional(
      Type.Partial(
        Type.Record(
          Type.Union(OBLIGATION_REASONS.map((reason) => Type.Literal(reason))),
          Type.Object({ legalBasis: LegalBasis, bodies: Bodies }, closed),
        ),
        closed,
      ),
    ),
    exemptions: Type.Optional(
      Type.Partial(
        Type.Record(Type.Union(OBLIGATION_EXEMPTIONS.map((exemption) => Type.Literal(exemption))), LegalBasis),
        closed,
      ),
    ),
    basisByType: Type.Optional(Type.Record(Id, LegalBasis)),
  },
  closed,
);

const RuleFile = Type.Object(
  {
    id: Id,
    title: Title,
    appliesTo: oneOf([...ENTITLEMENT_KINDS, ...RULE_SUBJECTS]),
    role: oneOf(['governs', 'comments']),
    versions: Type.Array(
      Type.Object(
        {
          version: Type.String({ minLength: 1, maxLength: 40 }),
          validFrom: Day,
          validTo: Type.Optional(Day),
          legalBasis: LegalBasis,
          source: Title,
          checkedOn: Type.Optional(Day),
          parameters: Parameters,
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

const validate = addFormats.default(new Ajv({ strict: false })).compile<Static<typeof RuleFile>>(RuleFile);

const FOLDER = join('services', 'learners', 'rules');

/** The folder of the rules beside this service, from the sources and from the build alike. */
export function ruleFolder(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, FOLDER))) {
    const above = dirname(directory);
    if (above === directory) throw new RuleFileInvalid('', '', 'the folder is missing');
    directory = above;
  }
  return join(directory, FOLDER);
}

/**
 * Reads all rule files of a folder. Throws RuleFileInvalid when one does not fit its schema, versions overlap, an id
 * occurs twice, or two rules govern the same kind of right.
 */
export function readRuleBook(directory = ruleFolder()): RuleBook {
  const files = readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .sort();
  const rules = files.map((file) => ({ file, rule: readRule(directory, file) }));
  for (const [at, { file, rule }] of rules.entries()) {
    refuseOverlap(file, rule.versions);
    const others = rules.slice(at + 1).map((other) => other.rule);
    if (others.some(({ id }) => id === rule.id)) throw new RuleFileInvalid(file, '/id', `${rule.id} occurs twice`);
    if (
      rule.role === 'governs' &&
      others.some(({ role, appliesTo }) => role === 'governs' && appliesTo === rule.appliesTo)
    ) {
      throw new RuleFileInvalid(file, '/appliesTo', `two rules govern ${rule.appliesTo}`);
    }
  }
  return rules.map(({ rule }) => rule);
}

function readRule(directory: string, file: string): DatedRule {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(directory, file), 'utf8'));
  } catch (error) {
    throw new RuleFileInvalid(file, '', error instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
  }
  if (validate(content)) return content;
  const first = validate.errors?.[0];
  throw new RuleFileInvalid(file, first?.instancePath ?? '', first?.message ?? 'does not fit its schema');
}

/** Throws RuleFileInvalid where two versions hold on one day. */
export function refuseOverlap(
  file: string,
  versions: readonly Pick<RuleVersion, 'version' | 'validFrom' | 'validTo'>[],
): void {
  const sorted = versions.toSorted((one, other) => one.validFrom.localeCompare(other.validFrom));
  for (const [at, { version, validFrom, validTo }] of sorted.entries()) {
    if (validTo !== undefined && validTo < validFrom)
      throw new RuleFileInvalid(file, '', `${version} ends before it begins`);
    const next = sorted[at + 1];
    if (next && (validTo === undefined || next.validFrom <= validTo)) {
      throw new RuleFileInvalid(file, '', `two versions hold on ${next.validFrom}`);
    }
  }
}
