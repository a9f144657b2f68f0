import { dayInBerlin } from '#event-sourcing';

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD`, so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The day of the house at an instant (milliseconds), so many days later: between two midnights it is not that of UTC. */
export const dayOfTheHouse = (now: number, later: number): string =>
  addDays(dayInBerlin(new Date(now).toISOString()), later);
