import type { INestApplicationContext } from '@nestjs/common';
import type { ProjectionReader, ViewRow } from '#event-sourcing/projections';
import type { CaseView } from '../../services/integration-status/src/projections/case/case.projection.js';
import { STATUS_VIEWS, type StatusViews } from '../../services/integration-status/src/rows/status-views.js';
import type { County } from './county.js';
import type { Figures, Times } from './ledger.js';
import { COORDINATOR, STATUS } from './world.js';

interface PairTimes {
  readonly rows: readonly (Times & { readonly from: { readonly id: string }; readonly to: { readonly id: string } })[];
}
interface WaitTimes {
  readonly rows: readonly (Times & { readonly courseType?: string })[];
}
interface Lapses {
  readonly rows: readonly { readonly issued: number; readonly presumed: number }[];
}

const AT_ONCE = 200;

/** The same figures out of the read models: what the API tells, and of consents and of those who wait all cases. */
export async function figuresOfReadModels(county: County, app: INestApplicationContext): Promise<Figures> {
  const pairs = await county.get<PairTimes>(COORDINATOR, `${STATUS}/handovers/times`);
  const waits = await county.get<WaitTimes>(COORDINATOR, `${STATUS}/waiting-list/times`);
  const lapses = await county.get<Lapses>(COORDINATOR, `${STATUS}/rights/lapses`);
  let stillWaiting = 0;
  let consentsConfirmed = 0;
  let consentsPresumedOver = 0;
  for await (const { state, entries } of allCases(app)) {
    stillWaiting += Object.values(state.waiting).filter((entry) => entry.state === 'open').length;
    consentsConfirmed += entries.filter(({ type }) => type === 'consent-renewed').length;
    consentsPresumedOver += entries.filter(({ type }) => type === 'consent-lapse-presumed').length;
  }
  return {
    handoverDays: Object.fromEntries(
      pairs.rows.map(({ from, to, ...times }) => [`${from.id}|${to.id}`, timesOf(times)]),
    ),
    waitDays: Object.fromEntries(waits.rows.map(({ courseType = 'all', ...times }) => [courseType, timesOf(times)])),
    presumedLapses: lapses.rows.reduce((sum, { presumed }) => sum + presumed, 0),
    rightsIssued: lapses.rows.reduce((sum, { issued }) => sum + issued, 0),
    consentsConfirmed,
    consentsPresumedOver,
    stillWaiting,
  };
}

const timesOf = ({ count, median, p90 }: Times): Times => ({ count, median, p90 });

/** Every case once, whatever references it has. */
export async function* allCases(app: INestApplicationContext): AsyncIterable<CaseView> {
  const { cases } = app.get<StatusViews>(STATUS_VIEWS, { strict: false });
  const seen = new Set<string>();
  for await (const { id, view } of allOf(cases, 'stage')) {
    if (!seen.has(id)) yield view;
    seen.add(id);
  }
}

/** Everything under an index, page by page. */
export async function* allOf<View>(reader: ProjectionReader<View>, index: string): AsyncIterable<ViewRow<View>> {
  let after: string | undefined;
  do {
    const page = await reader.find({ index }, { limit: AT_ONCE, ...(after === undefined ? {} : { after }) });
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}
