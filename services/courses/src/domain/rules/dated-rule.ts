/** One version of a legal rule: data with its source, valid from day to day (both included). */
export interface RuleVersion {
  readonly validFrom: string;
  /** Last day on which it holds; absent: still in force. */
  readonly validTo?: string;
  readonly legalBasis: string;
  readonly source: string;
  /** Day on which a person last compared it with the law; absent: never. */
  readonly checkedOn?: string;
}

/** The version in force on a day. */
export function versionOn<V extends RuleVersion>(versions: readonly V[], day: string): V | undefined {
  return versions.find(
    (version) => version.validFrom <= day && (version.validTo === undefined || day <= version.validTo),
  );
}
