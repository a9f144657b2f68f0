import type { CefrLevel, CertificateKind, EntitlementKind, LetterRecipient, RightStanding } from '#contracts';
import type { CourseFamily } from './course-type.js';
import type { RuleVersion } from './dated-rule.js';

/** A version that holds for families of courses. */
export interface FamilyRuleVersion extends RuleVersion {
  readonly version: string;
  readonly families: readonly CourseFamily[];
}

export interface RightNeededVersion extends FamilyRuleVersion {
  readonly kinds: readonly EntitlementKind[];
}

export interface CertificatesVersion extends FamilyRuleVersion {
  readonly certificates: Readonly<Partial<Record<CertificateKind, CertificateNeed>>>;
}

/** What the participation must show before the certificate is handed out. */
export interface CertificateNeed {
  readonly level?: CefrLevel;
  readonly passed?: boolean;
  readonly orientation?: boolean;
}

export interface RepetitionVersion extends FamilyRuleVersion {
  /** Types after which a repetition is possible; absent: all of the families. */
  readonly courseTypes?: readonly string[];
  /** Units of 45 minutes; absent: the whole course. */
  readonly units?: number;
}

export interface ResitsVersion extends FamilyRuleVersion {
  readonly resits: number;
}

export interface DropOutReportVersion extends FamilyRuleVersion {
  readonly recipients: readonly LetterRecipient[];
}

export interface RegistrationReportVersion extends FamilyRuleVersion {
  /** Calendar days from one report to the next. */
  readonly days: number;
}

/** A right of a person that nobody ended, as this service hears of it. */
export interface PersonsRight extends RightStanding {
  readonly entitlementId: string;
  readonly state: Exclude<RightStanding['state'], 'ended'>;
}

/** The best of the rights that cover a course from its start on: what can be used before what was used, the one that ends first before others. */
export function coverOf(
  rights: readonly PersonsRight[],
  kinds: readonly EntitlementKind[],
  startsOn: string,
): PersonsRight | undefined {
  return rights
    .filter(({ kind, state }) => kinds.includes(kind) && state !== 'lapse-presumed')
    .filter(({ state, lapsesOn }) => state === 'used' || lapsesOn === undefined || startsOn <= lapsesOn)
    .toSorted((one, other) => (order(one) < order(other) ? -1 : 1))[0];
}

const order = ({ state, lapsesOn = '9999-12-31', entitlementId }: PersonsRight): string =>
  `${state === 'used' ? 1 : 0}|${lapsesOn}|${entitlementId}`;
