const MILLISECONDS_A_DAY = 86_400_000;

/** The day `days` after `day` (negative: before). Days are calendar days `YYYY-MM-DD`, without time and zone. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** The later of two days; ISO days sort as text. */
export const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** The earlier of two days; one that is not there does not count. */
export const earlierOf = (one: string, other: string | undefined): string =>
  other !== undefined && other < one ? other : one;
