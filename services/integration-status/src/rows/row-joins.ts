import { keyPrefix } from '#event-sourcing/projections';
import type { CefrLevel } from '#contracts';
import { isHeld } from '../projections/case/case-rights.js';
import type { CaseState } from '../projections/case/case-state.js';
import type { HandoverView } from '../projections/handover/handover.state.js';
import type { RunView } from '../projections/run/run.state.js';
import type { HandoverRow } from '../answers/handovers.dto.js';
import type { Named } from '../answers/named.dto.js';
import type { FittingRun, RunRow } from '../answers/runs.dto.js';
import { type Fit, fittingRuns } from './fitting-runs.js';
import type { StatusViews } from './status-views.js';

/** How many open runs of a level are looked at for a proposal. */
const RUNS_PER_LEVEL = 200;
const SHOWN_FITS = 5;

/** Facts of other streams are documents of their own: here they are joined to a page of rows, each kind read once. */
export class RowJoins {
  constructor(private readonly views: StatusViews) {}

  municipality(key: string | undefined): Named | undefined {
    return key === undefined ? undefined : this.place(key);
  }

  private place(key: string): Named {
    return { id: key, name: this.views.municipalities.get(key)?.name ?? key };
  }

  async providers(ids: Iterable<string>): Promise<(id: string) => Named> {
    const known = await this.views.providers.getMany([...new Set(ids)]);
    return (id) => ({ id, name: known.get(id)?.name ?? id });
  }

  /** `reader`: the provider that reads; undefined: the whole county. */
  async handovers(
    page: readonly HandoverView[],
    {
      day,
      withFits,
      reader,
    }: { readonly day: string; readonly withFits: boolean; readonly reader?: string | undefined },
  ): Promise<HandoverRow[]> {
    const [cases, runs, provider] = await Promise.all([
      this.views.cases.getMany(page.map((row) => row.personRef)),
      this.views.runs.getMany(page.map((row) => row.endedRunId)),
      this.providers(page.flatMap((row) => [row.fromProvider, row.toProvider])),
    ]);
    const levels = new Map<CefrLevel, Promise<readonly RunView[]>>();
    const open = (level: CefrLevel): Promise<readonly RunView[]> => {
      const found = levels.get(level) ?? this.openRuns(level, day);
      levels.set(level, found);
      return found;
    };
    return Promise.all(
      page.map(async (row) => {
        const state = isOver(row, reader) ? undefined : cases.get(row.personRef)?.state;
        const fits =
          withFits && state
            ? fittingRuns({ ...state, level: row.level }, await open(row.level), day, this.views.municipalities)
            : [];
        // Who receives places in its own runs: the others would only push them out of a short list.
        const offered = fits.filter(
          ({ run, reasonsAgainst }) =>
            reasonsAgainst.length === 0 && (row.toProvider !== reader || run.providerId === reader),
        );
        const lapsesOn = state && nextLapse(state);
        const municipality = this.municipality(state?.municipalityKey);
        return {
          handoverId: row.handoverId,
          personRef: row.personRef,
          state: row.state,
          from: provider(row.fromProvider),
          to: provider(row.toProvider),
          level: row.level,
          courseTitle: runs.get(row.endedRunId)?.title ?? row.endedRunId,
          courseEndsOn: row.courseEndsOn,
          offeredOn: row.offeredOn,
          answerDueOn: row.answerDueOn,
          basis: row.basis,
          ...(state && { childcare: state.needs?.childcare ?? false }),
          ...(municipality && { municipality }),
          ...(row.answeredOn !== undefined && { answeredOn: row.answeredOn }),
          ...(row.reason !== undefined && { reason: row.reason }),
          ...(row.missing !== undefined && { missing: row.missing }),
          ...(row.followUpRunId !== undefined && { followUpRunId: row.followUpRunId }),
          ...(lapsesOn !== undefined && { rightLapsesOn: lapsesOn }),
          fittingRuns: await this.fits(offered),
        };
      }),
    );
  }

  async runs(page: readonly RunView[]): Promise<RunRow[]> {
    const provider = await this.providers(page.map((row) => row.providerId));
    return page.map((row) => ({
      runId: row.runId,
      title: row.title,
      provider: provider(row.providerId),
      municipality: this.place(row.municipalityKey),
      courseType: row.courseType,
      entryLevel: row.entryLevel,
      targetLevel: row.targetLevel,
      startsOn: row.startsOn,
      timeOfDay: row.timeOfDay,
      taken: row.taken,
      seats: row.seats,
      minimumGroup: row.minimumGroup,
    }));
  }

  async fitsOf(state: CaseState, day: string): Promise<FittingRun[]> {
    if (!state.level) return [];
    const { level } = state.level;
    return this.fits(fittingRuns({ ...state, level }, await this.openRuns(level, day), day, this.views.municipalities));
  }

  private async fits(fits: readonly Fit[]): Promise<FittingRun[]> {
    const shown = fits.slice(0, SHOWN_FITS);
    const provider = await this.providers(shown.map((fit) => fit.run.providerId));
    return shown.map(({ run, distanceKm, reasonsFor, reasonsAgainst }) => ({
      runId: run.runId,
      title: run.title,
      provider: provider(run.providerId),
      municipality: this.place(run.municipalityKey),
      startsOn: run.startsOn,
      freeSeats: run.seats - run.taken,
      childcare: run.childcare,
      timeOfDay: run.timeOfDay,
      reasonsFor,
      reasonsAgainst,
      ...(distanceKm !== undefined && { distanceKm }),
    }));
  }

  private async openRuns(level: CefrLevel, day: string): Promise<readonly RunView[]> {
    const range = { ...keyPrefix('bookable', `${level}|`), from: `${level}|${day}` };
    return (await this.views.runs.find(range, { limit: RUNS_PER_LEVEL })).rows.map((row) => row.view);
  }
}

/** For a provider a hand-over that is over ends what it may see of the person's present. */
const isOver = (row: HandoverView, reader: string | undefined): boolean =>
  reader !== undefined && row.state !== 'offered' && row.state !== 'accepted';

/** The next day on which an open right lapses. */
export function nextLapse(state: CaseState): string | undefined {
  return Object.values(state.rights)
    .flatMap((right) =>
      isHeld(right) && right.state !== 'used' && right.lapsesOn !== undefined ? [right.lapsesOn] : [],
    )
    .sort()[0];
}
