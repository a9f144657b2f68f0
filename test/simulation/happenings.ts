import type { INestApplicationContext } from '@nestjs/common';
import { STATUS_VIEWS, type StatusViews } from '../../services/integration-status/src/rows/status-views.js';
import { allCases, allOf } from './read-models.js';

/** What a year must have in it to show that it can be lived: one that lacks a kind proves nothing of it. */
export const OF_EVERY_YEAR = [
  'registration-held',
  'registration-confirmed',
  'registration-withdrawn',
  'participation-dropped-out',
  'participation-ended',
  'handover-offered',
  'handover-accepted',
  'follow-up-started',
  'waiting-entry-reopened',
  'consent-renewed',
  'consent-lapse-presumed',
  'entitlement-lapse-presumed',
  'entitlement-used',
  'run cancelled',
  'merge completed',
] as const;

/** How often what happened: events of persons by their type, runs and merges by what became of them. */
export async function happenings(app: INestApplicationContext): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const { merges, runs } = app.get<StatusViews>(STATUS_VIEWS, { strict: false });
  for await (const { entries } of allCases(app)) entries.forEach(({ type }) => count(type));
  for await (const { view } of allOf(runs, 'provider')) count(`run ${view.state}`);
  for await (const { view } of allOf(merges, 'proposed')) count(`merge ${view.state}`);
  return counts;
}
