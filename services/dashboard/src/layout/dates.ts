import { Temporal } from 'temporal-polyfill';

/** `2026-11-24` as TT.MM.JJJJ; an instant is given as its day in Europe/Berlin. */
export function germanDay(day: string): string {
  const plain = day.includes('T')
    ? Temporal.Instant.from(day).toZonedDateTimeISO('Europe/Berlin').toPlainDate()
    : Temporal.PlainDate.from(day);
  return `${String(plain.day).padStart(2, '0')}.${String(plain.month).padStart(2, '0')}.${plain.year}`;
}

/** An instant as `24.11.2026, 08:15 Uhr`, Europe/Berlin. */
export function germanInstant(instant: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Berlin');
  return `${germanDay(instant)}, ${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')} Uhr`;
}

/** Days from one day to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

export const today = (): string => Temporal.Now.plainDateISO('Europe/Berlin').toString();

/** Counted things with the right number: `1 Tag`, `3 Tage`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('de-DE')} ${count === 1 ? one : many}`;

/** A deadline in words: days, not dates, where time is the matter. */
export function deadlineText(day: string, on: string): string {
  const left = daysBetween(on, day);
  if (left < 0) return `überfällig seit ${counted(-left, 'Tag', 'Tagen')}`;
  return left === 0 ? 'Frist heute' : `Frist in ${counted(left, 'Tag', 'Tagen')}`;
}
