import type { INestApplicationContext } from '@nestjs/common';
import { STATUS_VIEWS, type StatusViews } from '../../services/integration-status/src/rows/status-views.js';
import type { County } from './county.js';
import { daysBetween, type Figures, rank } from './ledger.js';

interface Times {
  readonly rows: readonly {
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
    readonly count: number;
    readonly median: number;
    readonly p90: number;
  }[];
}

const AT_ONCE = 200;

/** The same figures out of the read models: times of pairs as the API tells them, rights and waits of all cases. */
export async function figuresOfReadModels(county: County, app: INestApplicationContext): Promise<Figures> {
  const { rows } = await county.get<Times>('course-coordinator', '/api/integration-status/v1/handovers/times');
  const { cases } = app.get<StatusViews>(STATUS_VIEWS, { strict: false });
  let presumedLapses = 0;
  let stillWaiting = 0;
  const waited: number[] = [];
  let after: string | undefined;
  do {
    const page = await cases.find(
      { index: 'stage', from: '', to: '\uffff' },
      { limit: AT_ONCE, ...(after === undefined ? {} : { after }) },
    );
    for (const { view } of page.rows) {
      // A right that was used after all keeps its presumption in its history.
      presumedLapses += view.entries.filter(({ type }) => type === 'entitlement-lapse-presumed').length;
      const closed = new Map(
        view.entries.flatMap((entry) =>
          entry.type === 'waiting-entry-closed' ? [[entry.data.entryId, entry.effectiveOn] as const] : [],
        ),
      );
      for (const [entryId, { since }] of Object.entries(view.state.waiting)) {
        const until = closed.get(entryId);
        if (until === undefined) stillWaiting++;
        else waited.push(daysBetween(since, until));
      }
    }
    after = page.next;
  } while (after !== undefined);
  return {
    handoverDays: Object.fromEntries(
      rows.map(({ from, to, count, median, p90 }) => [`${from.id}|${to.id}`, { count, median, p90 }]),
    ),
    presumedLapses,
    waitsEnded: waited.length,
    medianWait: rank(waited, 0.5),
    stillWaiting,
  };
}
