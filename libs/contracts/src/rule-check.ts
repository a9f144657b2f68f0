/** A check of a rule against its source holds for a year; after that the rule warns, and never refuses. */
export function isCheckedOn({ checkedOn }: { readonly checkedOn?: string | undefined }, day: string): boolean {
  // 29 February of the next year is none: 28 February lies before it, 1 March behind it.
  return checkedOn !== undefined && day <= `${Number(checkedOn.slice(0, 4)) + 1}${checkedOn.slice(4)}`;
}
