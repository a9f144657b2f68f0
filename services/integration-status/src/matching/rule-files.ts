import { Type } from '@sinclair/typebox';
import { CEFR_LEVELS, ENTITLEMENT_KINDS } from '#contracts';
import { Code, Day, Days, FAMILIES, oneOf, readRuleFile, rule } from '../rules/rule-file.js';

const closed = { additionalProperties: false };
const Km = Type.Integer({ minimum: 1, maximum: 200 });

/** Grounds that put a person before those who only wait longer. */
export const ORDER_GROUNDS = ['right-lapses', 'obliged', 'waits-long', 'rarely-served'] as const;
export type OrderGround = (typeof ORDER_GROUNDS)[number];

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

export type MatchingRuleFiles = ReturnType<typeof readMatchingRules>;

/** Reads the rules of order, matching and collisions and checks their form; throws RuleFileInvalid. */
export function readMatchingRules(directory?: string) {
  return {
    waitingOrder: readRuleFile('waiting-order.json', WaitingOrderFile, directory),
    matching: readRuleFile('matching.json', MatchingFile, directory),
    courseRights: readRuleFile('course-rights.json', CourseRightsFile, directory),
    followUps: readRuleFile('follow-ups.json', FollowUpsFile, directory),
    collision: readRuleFile('collision.json', CollisionFile, directory),
  };
}
