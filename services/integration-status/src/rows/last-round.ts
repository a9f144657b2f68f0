import type { StatusViews } from './status-views.js';

/** The day of the last meeting before a day: what trends are compared with. */
export async function lastRoundBefore({ meetings }: StatusViews, day: string): Promise<string | undefined> {
  const { rows } = await meetings.find({ index: 'held', to: day }, { limit: 1, reverse: true });
  return rows[0]?.view.heldOn;
}
