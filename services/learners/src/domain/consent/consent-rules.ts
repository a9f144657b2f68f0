import type { ConsentData, ConsentGiver, ConsentRecipient } from '#contracts';

/** One version of the rule on who consents. */
export interface GiverRuleVersion {
  readonly version: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly legalBasis: string;
  readonly source: string;
  readonly checkedOn?: string;
  readonly parameters: {
    /** From this birthday on the young person consents alone. */
    readonly selfFromAge: number;
    /** Up to the day before this birthday a guardian may consent. */
    readonly guardianUnderAge: number;
    /** At which birthdays a guardian's consent is asked for anew, and how many whole months later its end is presumed. */
    readonly renewals: readonly { readonly age: number; readonly graceMonths: number }[];
  };
}

export interface GiverRule {
  readonly id: string;
  readonly title: string;
  readonly versions: readonly GiverRuleVersion[];
}

/** For what a consent may be given, to whom, of which data; and where a paragraph makes it superfluous. */
export interface ConsentPurposeRule {
  readonly purpose: string;
  readonly title: string;
  readonly recipients: readonly ConsentRecipient[];
  readonly data: readonly ConsentData[];
  /** Prefixes of course types whose transfers have a paragraph: there nobody is asked. */
  readonly duties: readonly { readonly courseTypes: readonly string[]; readonly legalBasis: string }[];
  readonly source: string;
}

export interface ConsentRules {
  readonly giver: GiverRule;
  readonly purposes: readonly ConsentPurposeRule[];
}

/** The version of the rule on givers that holds on a day. */
export const giverRuleOn = ({ giver }: ConsentRules, day: string): GiverRuleVersion | undefined =>
  giver.versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo));

export const purposeOf = ({ purposes }: ConsentRules, purpose: string): ConsentPurposeRule | undefined =>
  purposes.find((one) => one.purpose === purpose);

/**
 * The day from which a person has an age (§ 187 Abs. 2, § 188 Abs. 2 BGB): the day of birth counts, so who was born on
 * 29 February has it from 1 March on in a year without that day.
 */
export function birthdayOf(birthDate: string, age: number): string {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  return new Date(Date.UTC(year + age, month - 1, day)).toISOString().slice(0, 10);
}

/** Who may consent for a person on a day. Between the two ages both may: who lacks insight is represented. */
export function giversOn(rule: GiverRuleVersion, birthDate: string, day: string): readonly ConsentGiver[] {
  const { selfFromAge, guardianUnderAge } = rule.parameters;
  return [
    ...(day >= birthdayOf(birthDate, selfFromAge) ? (['self'] as const) : []),
    ...(day < birthdayOf(birthDate, guardianUnderAge) ? (['guardian'] as const) : []),
  ];
}

/** When a guardian's consent is to be asked for anew, and from when on its end is presumed. */
export interface Renewal {
  readonly dueOn: string;
  readonly presumedEndOn: string;
}

/**
 * The next renewal after a guardian consented on a day. Both days are firsts of a month after the
 * birthday: who hears of them does not learn the birth date.
 */
export function renewalAfter(rule: GiverRuleVersion, birthDate: string, givenOn: string): Renewal | undefined {
  const next = rule.parameters.renewals
    .map(({ age, graceMonths }) => ({ birthday: birthdayOf(birthDate, age), graceMonths }))
    .filter(({ birthday }) => birthday > givenOn)
    .sort((one, other) => (one.birthday < other.birthday ? -1 : 1))[0];
  if (!next) return undefined;
  const { birthday, graceMonths } = next;
  return { dueOn: firstOfMonth(birthday, 1), presumedEndOn: firstOfMonth(birthday, 1 + graceMonths) };
}

function firstOfMonth(day: string, monthsLater: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + monthsLater, 1)).toISOString().slice(0, 10);
}

/** The paragraph on which a transfer rests already, where each course that it is between is covered by one. */
export function dutyOf(purpose: ConsentPurposeRule, courseTypes: readonly string[]): string | undefined {
  if (courseTypes.length === 0) return undefined;
  const bases = courseTypes.map(
    (type) => purpose.duties.find((duty) => duty.courseTypes.some((prefix) => type.startsWith(prefix)))?.legalBasis,
  );
  return bases.every((basis) => basis !== undefined) ? [...new Set(bases)].join(', ') : undefined;
}
