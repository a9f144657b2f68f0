import { type CefrLevel, type EntitlementKind, isCheckedOn } from '#contracts';
import { registrationStartRules } from '../deadlines/registration-start-rule.js';
import { type DatedRule, isInForce, RuleFileInvalid } from '../rules/rule-file.js';
import { type MatchingRuleFiles, readMatchingRules } from './rule-files.js';

type VersionOf<File extends { readonly versions: readonly unknown[] }> = File['versions'][number];

export type OrderRule = VersionOf<MatchingRuleFiles['waitingOrder']>;
export type MatchingRule = VersionOf<MatchingRuleFiles['matching']>;
export type CollisionRule = VersionOf<MatchingRuleFiles['collision']>;
type CourseRightsRule = VersionOf<MatchingRuleFiles['courseRights']>;
type FollowUpsRule = VersionOf<MatchingRuleFiles['followUps']>;

/** What the law says of a type of course. */
export interface TypeRule {
  readonly family: string;
  /** Rights that open it; empty: it is open to all. */
  readonly rights: readonly EntitlementKind[];
  /** Whether only admitted providers may offer it. */
  readonly admission?: boolean;
  /** The last day on which such a course began by law. */
  readonly lastStart?: string;
}

/** The rules in force on a day, by which people are put in order and runs are proposed. Decides nothing. */
export class MatchingRules {
  private readonly types = new Map<string, TypeRule>();

  private constructor(
    readonly ruleId: string,
    readonly order: OrderRule,
    readonly matching: MatchingRule,
    readonly collision: CollisionRule,
    private readonly courseRights: CourseRightsRule,
    private readonly steps: FollowUpsRule,
  ) {}

  static on(day: string, files: MatchingRuleFiles): MatchingRules {
    return new MatchingRules(
      files.matching.ruleId,
      inForce(files.waitingOrder, day),
      inForce(files.matching, day),
      inForce(files.collision, day),
      inForce(files.courseRights, day),
      inForce(files.followUps, day),
    );
  }

  /** Reads the files once; the rules of each day are then taken from them. */
  static reader(): (day: string) => MatchingRules {
    const files = readMatchingRules();
    let last: { readonly day: string; readonly rules: MatchingRules } | undefined;
    return (day) => {
      if (last?.day !== day) last = { day, rules: MatchingRules.on(day, files) };
      return last.rules;
    };
  }

  /** The version by which proposals were made, as a decision records it. */
  get version(): string {
    return this.matching.version;
  }

  /** The rules in force that nobody compared with the law for a year before `day`. */
  unchecked(day: string): readonly string[] {
    const { order, matching, collision, courseRights, steps } = this;
    return Object.entries({
      'waiting-order': order,
      matching,
      collision,
      'course-rights': courseRights,
      'follow-ups': steps,
    })
      .filter(([, rule]) => !isCheckedOn(rule, day))
      .map(([ruleId]) => ruleId)
      .concat(registrationStartRules(day).some((rule) => !isCheckedOn(rule, day)) ? ['registration-start'] : []);
  }

  /** A type that no row names needs no right: a provider's own offer. */
  typeRule(courseType: string): TypeRule {
    const known = this.types.get(courseType);
    if (known) return known;
    const [row] = this.courseRights.types
      .filter(({ begins }) => courseType.startsWith(begins))
      .toSorted((one, other) => other.begins.length - one.begins.length);
    const found: TypeRule = row ?? { family: 'other', rights: [] };
    this.types.set(courseType, found);
    return found;
  }

  /** The usual next types after a course of `courseType` that ended with `level`. */
  followUps(courseType: string, level: CefrLevel): readonly string[] {
    return this.steps.steps.find((step) => step.level === level && courseType.startsWith(step.after))?.types ?? [];
  }
}

/** The oldest version also holds before its time. */
function inForce<Version extends DatedRule>(
  { ruleId, versions }: { readonly ruleId: string; readonly versions: readonly Version[] },
  day: string,
): Version {
  const found = versions.find((version) => isInForce(version, day)) ?? versions[0];
  if (!found) throw new RuleFileInvalid(`${ruleId}.json`, '/versions', 'is empty');
  return found;
}
