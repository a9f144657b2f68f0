import type { INestApplicationContext } from '@nestjs/common';
import type { CaseView } from '../../services/integration-status/src/projections/case/case.projection.js';
import type { CaseState } from '../../services/integration-status/src/projections/case/case-state.js';
import { STATUS_VIEWS, type StatusViews } from '../../services/integration-status/src/rows/status-views.js';
import { addDays } from './people.js';
import { allCases, allOf } from './read-models.js';

/** Calendar days, as the agreements of the providers have them; a day more for what ends at midnight. */
const SEAT_HELD = 7 + 1;
const OFFER_ENDS_AFTER_DUE = 42 + 1;

/** What should have ended by the last day and has not: empty where nothing is stuck. */
export async function openProcesses(app: INestApplicationContext, lastDay: string): Promise<readonly string[]> {
  const views = app.get<StatusViews>(STATUS_VIEWS, { strict: false });
  const found = await openMerges(views, lastDay);
  for await (const view of allCases(app)) {
    const { personRef, state } = view;
    const open = [...heldTooLong(state, lastDay), ...offeredTooLong(state, lastDay)];
    found.push(...[...open, ...(await lostWithTheirRun(view, views))].map((what) => `${personRef}: ${what}`));
  }
  return found;
}

async function openMerges(views: StatusViews, lastDay: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { view } of allOf(views.merges, 'proposed')) {
    const { mergeId, state, answersDueOn } = view;
    if (state === 'asking' && answersDueOn !== undefined && answersDueOn < lastDay)
      found.push(`merge ${mergeId} still asks, answers were due on ${answersDueOn}`);
  }
  return found;
}

const heldTooLong = ({ registrations }: CaseState, lastDay: string): readonly string[] =>
  Object.entries(registrations)
    .filter(
      ([, { state, since }]) => state === 'requested' || (state === 'held' && addDays(since, SEAT_HELD) < lastDay),
    )
    .map(([id, { state, since }]) => `registration ${id} is ${state} since ${since}`);

const offeredTooLong = ({ handovers }: CaseState, lastDay: string): readonly string[] =>
  Object.entries(handovers)
    .filter(
      ({ 1: { state, answerDueOn } }) => state === 'offered' && addDays(answerDueOn, OFFER_ENDS_AFTER_DUE) < lastDay,
    )
    .map(([id, { answerDueOn }]) => `hand-over ${id} is offered, its answer was due on ${answerDueOn}`);

/** Whose run was cancelled has a seat elsewhere since, waits again, or asks for no course any more. */
async function lostWithTheirRun({ state, entries }: CaseView, views: StatusViews): Promise<readonly string[]> {
  const registrations = Object.entries(state.registrations);
  const withdrawn = registrations.filter(([, one]) => one.state === 'withdrawn');
  if (withdrawn.length === 0) return [];
  const runs = await views.runs.getMany(withdrawn.map(([, { runId }]) => runId));
  const waits = Object.values(state.waiting).some((entry) => entry.state === 'open');
  const asksNoMore = entries.some(({ type, data }) => type === 'waiting-entry-closed' && data.reason !== 'registered');
  return withdrawn
    .filter(([, { runId }]) => runs.get(runId)?.state === 'cancelled' && !waits && !asksNoMore)
    .filter(([, lost]) => !registrations.some(([, one]) => HAS_SEAT.has(one.state) && one.since >= lost.since))
    .map(([id]) => `the run of registration ${id} was cancelled, and nothing is open for its person`);
}

const HAS_SEAT: ReadonlySet<string> = new Set(['held', 'confirmed', 'started', 'ended', 'dropped-out']);
