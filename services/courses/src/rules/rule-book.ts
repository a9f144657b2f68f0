import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HandoverBasis, type HandoverDatum, isCheckedOn } from '#contracts';
import { addDays } from '../domain/days.js';
import { type CourseFamily, type CourseType, type CourseTypeFacts, standingOf } from '../domain/rules/course-type.js';
import { type RuleVersion, versionOn } from '../domain/rules/dated-rule.js';
import type { AnswerRule, RegistrationStartVersion, StartRule, WatchRule } from '../domain/rules/handover-rules.js';
import type { RuleWarning } from './rule-warning.dto.js';
import { type WeighedPlan, type WeighedRules, weighPlan } from './weigh-plan.js';
import { readRuleFiles, RuleFileInvalid, type RuleFiles } from './rule-files.js';

const FOLDER = join('services', 'courses', 'rules');

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

/** The dated rules of this service: read once at the start, then asked for a day. */
export class RuleBook {
  private readonly types: ReadonlyMap<string, CourseType>;

  private constructor(private readonly files: RuleFiles) {
    this.types = new Map(files.courseTypes.map((type) => [type.code, type]));
  }

  /** Throws RuleFileInvalid when a file does not fit, a code occurs twice, or versions overlap. */
  static load(directory = ruleFolder()): RuleBook {
    const files = readRuleFiles(directory);
    const codes = files.courseTypes.map(({ code }) => code);
    const twice = codes.find((code, at) => codes.indexOf(code) !== at);
    if (twice !== undefined) throw new RuleFileInvalid('course-types.json', '', `${twice} occurs twice`);
    for (const { code, versions } of files.courseTypes) refuseOverlap('course-types.json', code, versions);
    const single = [files.handoverAnswer, files.mergeAnswer, files.transferBasis, files.handoverWatch];
    for (const { ruleId, versions } of single) {
      refuseOverlap(`${ruleId}.json`, ruleId, versions);
    }
    return new RuleBook(files);
  }

  courseTypes(): readonly CourseType[] {
    return this.files.courseTypes;
  }

  /** What decisions must know of a course type for a course that begins on `day`; undefined: not in the catalogue. */
  courseType(code: string, day: string, today: string): CourseTypeFacts | undefined {
    const type = this.types.get(code);
    if (!type) return undefined;
    const transferBasis = this.transferBasis(type.family, day);
    return {
      code,
      family: type.family,
      standing: standingOf(type, day, today),
      ...(transferBasis === undefined ? {} : { transferBasis }),
    };
  }

  /** The family of a course type; undefined: not in the catalogue. */
  familyOf(code: string): CourseFamily | undefined {
    return this.types.get(code)?.family;
  }

  /** The rule for the answer to an offer made on `day`. The oldest version also holds before its time. */
  answerRule(day: string): AnswerRule {
    return ruleOn(this.files.handoverAnswer, day);
  }

  /** The rule for the answers of persons whose runs are merged from `day` on. */
  mergeAnswerRule(day: string): AnswerRule {
    return ruleOn(this.files.mergeAnswer, day);
  }

  /** What of a person may pass to another provider on a basis, for an offer made on `day`. */
  transferData(basis: HandoverBasis, day: string): readonly HandoverDatum[] {
    return versionOn(this.files.transferBasis.versions, day)?.data[basis] ?? [];
  }

  /** How long a follow-up course of this family may let people wait; undefined: no rule says so. */
  startRule(family: CourseFamily, day: string): StartRule | undefined {
    const { ruleId, versions } = this.files.handoverStart;
    const version = versionOn(
      versions.filter(({ families }) => families.includes(family)),
      day,
    );
    return version && { ruleId, ruleVersion: version.version, days: version.days };
  }

  /** When deadlines of a hand-over are warned of, and when an offer ends. The oldest version also holds before its time. */
  watchRule(day: string): WatchRule {
    const { ruleId, versions } = this.files.handoverWatch;
    const version = versionOn(versions, day) ?? versions[0];
    if (!version) throw new RuleFileInvalid('handover-watch.json', '/versions', 'is empty');
    const { warnDaysBefore, graceDays } = version;
    return { ruleId, ruleVersion: version.version, warnDaysBefore, graceDays };
  }

  /** Warns when a course begins later after the registration than its rule allows; the provider then informs. */
  lateStart(code: string, registeredOn: string, startsOn: string): readonly RuleWarning[] {
    const rule = this.registrationStart(code, registeredOn);
    if (!rule || startsOn <= addDays(registeredOn, rule.version.days)) return [];
    return [{ ...warningOf(rule.ruleId, rule.version), code: 'starts-late' }];
  }

  /** Within how many days after the registration a course of the type begins; undefined: no rule says it. */
  registrationStart(
    code: string,
    registeredOn: string,
  ): { readonly ruleId: string; readonly version: RegistrationStartVersion } | undefined {
    const family = this.types.get(code)?.family;
    const { ruleId, versions } = this.files.registrationStart;
    const applying = versions.filter(({ families }) => family !== undefined && families.includes(family));
    const version = versionOn(applying, registeredOn);
    return version && { ruleId, version };
  }

  /** What people should hear about the rules of a course type as of `today`. */
  warningsFor(code: string, day: string, today: string): readonly RuleWarning[] {
    const versions = this.types.get(code)?.versions ?? [];
    const version = versionOn(versions, day) ?? versions.at(-1);
    return version && !isCheckedOn(version, today) ? [warningOf(code, version)] : [];
  }

  courseTypeOf(code: string): CourseType | undefined {
    return this.types.get(code);
  }

  /** What the rules say of a plan: never a refusal. `admitted`: whether the provider may; undefined: not recorded. */
  weighPlan(plan: WeighedPlan, admitted: boolean | undefined, today: string): WeighedRules {
    const type = this.types.get(plan.courseType);
    return type ? weighPlan(type, plan, { ...this.files, admitted, today }) : { warnings: [], rules: [] };
  }

  /** All rules in force that nobody checked for a year: logged at the start. */
  unchecked(today: string): readonly RuleWarning[] {
    const { courseTypes, handoverAnswer, mergeAnswer, transferBasis, registrationStart } = this.files;
    const { groupMaximum, groupRunsFrom, providerAdmission, handoverStart, handoverWatch } = this.files;
    const rules = [
      ...courseTypes.map(({ code, versions }) => ({ ruleId: code, versions })),
      handoverAnswer,
      mergeAnswer,
      transferBasis,
      registrationStart,
      handoverStart,
      handoverWatch,
      groupMaximum,
      groupRunsFrom,
      providerAdmission,
    ];
    return rules.flatMap(({ ruleId, versions }) =>
      versions
        .filter((version) => version.validTo === undefined || version.validTo >= today)
        .filter((version) => !isCheckedOn(version, today))
        .map((version) => warningOf(ruleId, version)),
    );
  }

  private transferBasis(family: CourseFamily, day: string): HandoverBasis | undefined {
    return versionOn(this.files.transferBasis.versions, day)?.bases[family];
  }
}

function ruleOn({ ruleId, versions }: RuleFiles['handoverAnswer'], day: string): AnswerRule {
  const version = versionOn(versions, day) ?? versions[0];
  if (!version) throw new RuleFileInvalid(`${ruleId}.json`, '/versions', 'is empty');
  return { ruleId, ruleVersion: version.version, days: version.days };
}

/** What people hear of a version that nobody checked for a year. */
export const warningOf = (ruleId: string, { legalBasis, source, checkedOn }: RuleVersion): RuleWarning => ({
  code: 'rule-unchecked',
  ruleId,
  legalBasis,
  source,
  ...(checkedOn === undefined ? {} : { checkedOn }),
});

/** Throws RuleFileInvalid when two versions of a rule hold on one day. */
export function refuseOverlap(file: string, ruleId: string, versions: readonly RuleVersion[]): void {
  const sorted = versions.toSorted((one, other) => one.validFrom.localeCompare(other.validFrom));
  sorted.forEach((version, at) => {
    const { validFrom, validTo } = version;
    if (validTo !== undefined && validTo < validFrom)
      throw new RuleFileInvalid(file, '', `${ruleId}: ends before it begins`);
    const next = sorted[at + 1];
    if (next && (validTo === undefined || next.validFrom <= validTo)) {
      throw new RuleFileInvalid(file, '', `${ruleId}: two versions hold on ${next.validFrom}`);
    }
  });
}
