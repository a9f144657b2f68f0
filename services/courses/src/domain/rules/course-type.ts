import { type CefrLevel, type Funding, type HandoverBasis, isCheckedOn } from '#contracts';
import { type RuleVersion, versionOn } from './dated-rule.js';

/** Kinds of courses as the law parts them; a basis for passing data on belongs to a family. */
export const COURSE_FAMILIES = ['integration', 'vocational', 'orientation', 'land', 'county', 'volunteer'] as const;
export type CourseFamily = (typeof COURSE_FAMILIES)[number];

export interface CourseTypeVersion extends RuleVersion {
  /** Units of 45 minutes; absent where the organiser sets them freely. */
  readonly teachingUnits?: number;
  /** The most that is paid for where more than `teachingUnits` may be; absent: these. */
  readonly teachingUnitsAtMost?: number;
  readonly targetLevels: readonly CefrLevel[];
  /** The sections that the law divides it into; absent: the organiser divides it. */
  readonly modules?: readonly CourseTypeModule[];
  /** Absent: no final test is known. */
  readonly finalTest?: string;
  /** Whether who failed may take it again; absent: no rule is known. */
  readonly repetition?: Repetition;
}

export interface CourseTypeModule {
  readonly name: string;
  readonly teachingUnits: number;
  /** The level that it leads to. */
  readonly level?: CefrLevel;
}

export interface Repetition {
  readonly allowed: boolean;
  readonly teachingUnitsAtMost?: number;
  readonly legalBasis: string;
}

/** What a plan begins with when nothing else is said: a proposal of the coordination, no law. */
export interface PlanningDefaults {
  readonly entryLevel: CefrLevel;
  readonly targetLevel: CefrLevel;
  readonly seats: number;
  readonly minimumGroup: number;
  readonly weeklyUnits: number;
}

/** An entry of the catalogue of course types. */
export interface CourseType {
  readonly code: string;
  readonly name: string;
  readonly family: CourseFamily;
  readonly funding: Funding;
  readonly planning: PlanningDefaults;
  readonly versions: readonly CourseTypeVersion[];
}

/** So many people by law for courses of these families; watched, never a refusal. */
export interface GroupSizeVersion extends RuleVersion {
  readonly version: string;
  readonly families: readonly CourseFamily[];
  readonly people: number;
}

/** Courses of these families are for admitted providers; watched, never a refusal. */
export interface ProviderAdmissionVersion extends RuleVersion {
  readonly version: string;
  readonly families: readonly CourseFamily[];
}

/** What a decision must know of a course type. */
export interface CourseTypeFacts {
  readonly code: string;
  readonly family: CourseFamily;
  /** `ended`: by a checked rule no such course begins on that day any more; `doubtful`: only an unchecked rule says so. */
  readonly standing: 'offered' | 'ended' | 'doubtful';
  /** The paragraph on which data of such courses may pass between providers without consent; absent: none. */
  readonly transferBasis?: HandoverBasis;
}

/** Whether a run of the type may begin on `day`; the last known version speaks for a day that none covers. */
export function standingOf(type: CourseType, day: string, today: string): CourseTypeFacts['standing'] {
  if (versionOn(type.versions, day)) return 'offered';
  const nearest = type.versions.findLast((version) => version.validFrom <= day) ?? type.versions[0];
  return nearest !== undefined && isCheckedOn(nearest, today) ? 'ended' : 'doubtful';
}
