import { keyPrefix } from '#event-sourcing/projections';
import type { BodyView } from '../projections/body/body.projection.js';
import type { StatusViews } from './status-views.js';

const ROUND: BodyView['kind'] = 'action-plan-round';
/** A county has one round of the departments; more than one of them is a new one beside one that has ended. */
const ROUNDS = 20;

/** The day of the last meeting of the round of the departments before a day: what trends are compared with. */
export async function lastRoundBefore({ bodies, meetings }: StatusViews, day: string): Promise<string | undefined> {
  const rounds = await bodies.find(keyPrefix('kind', ROUND), { limit: ROUNDS });
  const last = await Promise.all(
    rounds.rows.map(async ({ id }) => {
      const range = { index: 'held', from: `${id}|`, to: `${id}|${day}` };
      return (await meetings.find(range, { limit: 1, reverse: true })).rows[0]?.view.heldOn;
    }),
  );
  return last
    .filter((heldOn) => heldOn !== undefined)
    .toSorted()
    .at(-1);
}
