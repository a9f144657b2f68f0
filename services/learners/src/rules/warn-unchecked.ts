import { isCheckedOn } from '#contracts';
import type { Logger } from '#service-kit';

interface Checkable {
  readonly validTo?: string;
  readonly checkedOn?: string;
}

/** Names in the log what is in force and nobody compared with its source for a year: it warns and never refuses. */
export function warnUnchecked(
  logger: Logger,
  today: string,
  files: readonly { readonly id: string; readonly versions: readonly Checkable[] }[],
): void {
  const rules = files
    .filter(({ versions }) => versions.some((version) => isInForce(version, today) && !isCheckedOn(version, today)))
    .map(({ id }) => id);
  if (rules.length > 0) logger.warn({ rules }, 'nobody compared these rules with their source for a year');
}

const isInForce = ({ validTo }: Checkable, today: string): boolean => validTo === undefined || validTo >= today;
