import { type CertificateKind, isCheckedOn, type ProviderDuty } from '#contracts';
import type { CertificateNeeds, RuleRef } from '../domain/participation/participation.commands.js';
import { missingFor } from '../domain/participation/participant-entry.js';
import type { Registration } from '../domain/participation/participation.state.js';
import type { CourseFamily } from '../domain/rules/course-type.js';
import { type RuleVersion, versionOn } from '../domain/rules/dated-rule.js';
import {
  coverOf,
  type DropOutReportVersion,
  type FamilyRuleVersion,
  type PersonsRight,
  type RegistrationReportVersion,
} from '../domain/rules/participation-rules.js';
import { type ParticipationRuleFiles, readParticipationRuleFiles } from './participation-rule-files.js';
import { refuseOverlap, type RuleBook, ruleFolder, warningOf } from './rule-book.js';
import { RuleFileInvalid } from './rule-files.js';
import type { RuleWarning } from './rule-warning.dto.js';

/** What a rule says about the right to a course. */
export interface Cover {
  readonly cover?: RuleRef & { readonly entitlementId: string };
  readonly warnings: readonly RuleWarning[];
}

/** The dated rules about registrations, results and certificates, asked for a day. */
export class ParticipationRules {
  private constructor(
    private readonly files: ParticipationRuleFiles,
    private readonly book: RuleBook,
  ) {}

  /** Throws RuleFileInvalid when a file does not fit, or two versions for one family hold on one day. */
  static load(book: RuleBook, directory = ruleFolder()): ParticipationRules {
    const files = readParticipationRuleFiles(directory);
    refuseOverlap('seat-hold.json', files.seatHold.ruleId, files.seatHold.versions);
    const { seatHold: _checkedAbove, ...ofFamilies } = files;
    for (const { ruleId, versions } of Object.values(ofFamilies)) {
      for (const family of new Set(versions.flatMap(({ families }) => families)))
        refuseOverlap(
          `${ruleId}.json`,
          `${ruleId} ${family}`,
          (versions as readonly FamilyRuleVersion[]).filter(({ families }) => families.includes(family)),
        );
    }
    return new ParticipationRules(files, book);
  }

  /** How long a seat is held that was asked for on `day`. The oldest version also holds before its time. */
  seatHold(day: string): RuleRef & { readonly days: number } {
    const { ruleId, versions } = this.files.seatHold;
    const version = versionOn(versions, day) ?? versions[0];
    if (!version) throw new RuleFileInvalid('seat-hold.json', '/versions', 'is empty');
    return { ruleId, ruleVersion: version.version, days: version.days };
  }

  /** Which right covers a course of the type from its start on; without one, people are told and nobody is refused. */
  cover(code: string, startsOn: string, rights: readonly PersonsRight[], today: string): Cover {
    const found = this.versionFor(this.files.rightNeeded, code, startsOn);
    if (!found) return { warnings: [] };
    const { ruleId, version } = found;
    const right = coverOf(rights, version.kinds, startsOn);
    if (!right) return { warnings: [{ ...warningOf(ruleId, version), code: 'right-missing' }] };
    return {
      cover: { entitlementId: right.entitlementId, ruleId, ruleVersion: version.version },
      warnings: isCheckedOn(version, today) ? [] : [warningOf(ruleId, version)],
    };
  }

  /** What a certificate needs; undefined: this type of course has none of the kind. */
  certificate(
    code: string,
    kind: CertificateKind,
    day: string,
    today: string,
  ): (RuleRef & CertificateNeeds) | undefined {
    const found = this.versionFor(this.files.certificates, code, day);
    const needs = found?.version.certificates[kind];
    if (!found || !needs) return undefined;
    const { ruleId, version } = found;
    return { ruleId, ruleVersion: version.version, checked: isCheckedOn(version, today), ...needs };
  }

  /** The certificates that the participation has earned and nobody issued. */
  earned(
    code: string,
    registration: Pick<Registration, 'certificates' | 'level' | 'passed' | 'orientationPassed'>,
    day: string,
  ): readonly CertificateKind[] {
    const certificates = this.versionFor(this.files.certificates, code, day)?.version.certificates ?? {};
    return (Object.entries(certificates) as [CertificateKind, CertificateNeeds][])
      .filter(
        ([kind, needs]) => !registration.certificates.includes(kind) && missingFor(needs, registration).length === 0,
      )
      .map(([kind]) => kind);
  }

  /** Warns when a certificate is handed out whose needs are not on record; only an unchecked rule gets that far. */
  certificateWarnings(
    code: string,
    kind: CertificateKind,
    registration: Registration,
    day: string,
  ): readonly RuleWarning[] {
    const found = this.versionFor(this.files.certificates, code, day);
    const needs = found?.version.certificates[kind];
    if (!found || !needs || missingFor({ checked: false, ...needs }, registration).length === 0) return [];
    return [{ ...warningOf(found.ruleId, found.version), code: 'certificate-not-earned' }];
  }

  /** Warns when a test is sat more often than the rule knows; the result is recorded all the same. */
  resitWarnings(code: string, attempt: number, day: string): readonly RuleWarning[] {
    const found = this.versionFor(this.files.resits, code, day);
    if (!found || attempt <= found.version.resits + 1) return [];
    return [{ ...warningOf(found.ruleId, found.version), code: 'resits-used' }];
  }

  /** The rule under which who did not reach the aim of such a course may repeat; undefined: the law has none. */
  repetition(
    code: string,
    day: string,
  ): (RuleRef & { readonly legalBasis: string; readonly units?: number }) | undefined {
    const found = this.versionFor(this.files.repetition, code, day);
    if (!found) return undefined;
    const { courseTypes, units, version, legalBasis } = found.version;
    if (courseTypes && !courseTypes.includes(code)) return undefined;
    return { ruleId: found.ruleId, ruleVersion: version, legalBasis, ...(units === undefined ? {} : { units }) };
  }

  /** Warns when a repetition is registered and no ended course of the person gives the right to it. */
  repetitionWarnings(
    code: string,
    ended: readonly { readonly courseType: string; readonly passed?: boolean }[],
    day: string,
  ): readonly RuleWarning[] {
    if (!REPEATING.includes(code)) return [];
    const found = this.versionFor(this.files.repetition, code, day);
    const isRight = ended.some(({ courseType, passed }) => passed !== true && this.repetition(courseType, day));
    return !found || isRight ? [] : [{ ...warningOf(found.ruleId, found.version), code: 'no-repetition' }];
  }

  /** Warns when a course brings the units of a person above what is paid for at most in courses of its family. */
  unitsWarnings(
    code: string,
    units: number | undefined,
    before: readonly { readonly courseType: string; readonly units?: number }[],
    day: string,
  ): readonly RuleWarning[] {
    const found = this.versionFor(this.files.fundedUnits, code, day);
    if (!found || units === undefined) return [];
    const { families, units: most } = found.version;
    const used = before.filter(({ courseType }) => {
      const family = this.book.familyOf(courseType);
      return family !== undefined && families.includes(family);
    });
    const sum = used.reduce((all, one) => all + (one.units ?? 0), units);
    return sum <= most ? [] : [{ ...warningOf(found.ruleId, found.version), code: 'units-above-cap' }];
  }

  /** To whom a drop-out is reported without delay; undefined: no rule says it. */
  dropOutReport(
    code: string,
    day: string,
  ): { readonly ruleId: string; readonly version: DropOutReportVersion } | undefined {
    return this.versionFor(this.files.dropOutReport, code, day);
  }

  /** How often registrations of such courses are reported; undefined: no rule says it. */
  registrationReport(
    code: string,
    day: string,
  ): { readonly ruleId: string; readonly version: RegistrationReportVersion } | undefined {
    return this.versionFor(this.files.registrationReport, code, day);
  }

  /**
   * The rule that asks a provider for something on a day: KURSNET for its courses together, a report for one course, of
   * the type `code`; undefined: none does.
   */
  providerDuty(duty: ProviderDuty, code: string | undefined, day: string): RuleRef | undefined {
    const { kursnetEntry, planningReport } = this.files;
    if (duty === 'kursnet-entry') {
      const version = versionOn(kursnetEntry.versions, day);
      return version && { ruleId: kursnetEntry.ruleId, ruleVersion: version.version };
    }
    const found = code === undefined ? undefined : this.versionFor(planningReport, code, day);
    return found && { ruleId: found.ruleId, ruleVersion: found.version.version };
  }

  /** All rules in force that nobody checked for a year: logged at the start. */
  unchecked(today: string): readonly RuleWarning[] {
    return Object.values(this.files).flatMap(({ ruleId, versions }) =>
      (versions as readonly RuleVersion[])
        .filter((version) => version.validTo === undefined || version.validTo >= today)
        .filter((version) => !isCheckedOn(version, today))
        .map((version) => warningOf(ruleId, version)),
    );
  }

  private versionFor<Version extends FamilyRuleVersion>(
    { ruleId, versions }: { readonly ruleId: string; readonly versions: readonly Version[] },
    code: string,
    day: string,
  ): { readonly ruleId: string; readonly version: Version } | undefined {
    const family: CourseFamily | undefined = this.book.familyOf(code);
    const applying = versions.filter(({ families }) => family !== undefined && families.includes(family));
    const version = versionOn(applying, day);
    return version && { ruleId, version };
  }
}

/** Types of courses that are repetitions of others. */
const REPEATING: readonly string[] = ['IK_WDH'];
