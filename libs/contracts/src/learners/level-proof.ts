import { isCheckedOn } from '../rule-check.js';
import type { LevelBasis } from './learner.events.js';
import type { LevelHistory, LevelRecord } from './level-history.js';

/** One version of a rule about how long proofs of a level count; law is data, see `rules/` of the services' kit. */
export interface LevelProofVersion {
  /** Day on which it took effect; also its name. */
  readonly version: string;
  readonly validFrom: string;
  /** Last day of validity; absent while it is in force. */
  readonly validTo?: string;
  readonly legalBasis: string;
  readonly source: string;
  readonly checkedOn?: string;
  readonly parameters: {
    /** Prefixes of the course types that it is about. */
    readonly courseTypes: readonly string[];
    /** The proofs that grow old; others count without end. */
    readonly bases: readonly LevelBasis[];
    readonly notOlderThanMonths: number;
  };
}

export interface LevelProofRule {
  readonly id: string;
  readonly title: string;
  readonly versions: readonly LevelProofVersion[];
}

/** Whether a proof of a level counts for a course, and by which rule. A rule answers; a person decides (Art. 22 DSGVO). */
export interface LevelProof {
  readonly counts: boolean;
  /** Last day on which it counts; absent where no rule sets one. */
  readonly until?: string;
  readonly ruleId?: string;
  readonly ruleVersion?: string;
  readonly legalBasis?: string;
  /** Nobody compared the rule with the law for a year. */
  readonly unchecked?: boolean;
}

type Proof = Pick<LevelRecord, 'basis' | 'on' | 'withdrawn'>;

/** Pure. Whether a level counts for courses of a type on a day; what was taken back counts for none. */
export function levelProof(
  rules: readonly LevelProofRule[],
  { basis, on, withdrawn }: Proof,
  courseType: string,
  day: string,
): LevelProof {
  if (withdrawn || on > day) return { counts: false };
  for (const { id, versions } of rules) {
    const version = versions.find(
      ({ validFrom, validTo, parameters }) =>
        validFrom <= day &&
        (validTo === undefined || day <= validTo) &&
        parameters.bases.includes(basis) &&
        parameters.courseTypes.some((prefix) => courseType.startsWith(prefix)),
    );
    if (!version) continue;
    const until = monthsAfter(on, version.parameters.notOlderThanMonths);
    const unchecked = !isCheckedOn(version, day);
    const { legalBasis } = version;
    return {
      counts: day <= until,
      until,
      ruleId: id,
      ruleVersion: version.version,
      legalBasis,
      ...(unchecked ? { unchecked } : {}),
    };
  }
  return { counts: true };
}

/** The latest level that counts for courses of a type on a day; undefined: the person must be placed first. */
export function levelFor(
  rules: readonly LevelProofRule[],
  history: LevelHistory,
  courseType: string,
  day: string,
): LevelRecord | undefined {
  return history
    .filter((record) => levelProof(rules, record, courseType, day).counts)
    .reduce<LevelRecord | undefined>((latest, one) => (latest && latest.on > one.on ? latest : one), undefined);
}

/** The day of the same number so many months later, or the last of that month (§ 188 Abs. 2 and 3 BGB). */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}
