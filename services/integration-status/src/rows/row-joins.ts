import { keyPrefix } from '#event-sourcing/projections';
import type { CefrLevel, HandoverDatum } from '#contracts';
import { passedWith } from '../access/passed-with.js';
import { isHeld } from '../projections/case/case-rights.js';
import type { CaseState } from '../projections/case/case-state.js';
import { answerDueOf, isEscalated, startDueOf } from '../projections/handover/handover-places.js';
import type { HandoverView } from '../projections/handover/handover.state.js';
import { isAtRisk, type RunView } from '../projections/run/run.state.js';
import type { HandoverRow } from '../answers/handovers.dto.js';
import type { Named } from '../answers/named.dto.js';
import type { FittingRun, ListedRun, RunRow } from '../answers/runs.dto.js';
import { distances } from '../matching/match-index.js';
import { reasonText } from '../matching/reasons.js';
import { nextModules } from '../matching/placing-board.js';
import { type PlacedRun, withFacts } from '../matching/run-facts.js';
import { compareFits, type Distance, type Fit, hinders, isCandidate, type Seeking, weigh } from '../matching/weigh.js';
import { disputedAmong } from './case-learner.js';
import { seekingOf } from './seeking-of-case.js';
import type { StatusViews } from './status-views.js';

/** How many open runs of a level are looked at for a proposal. */
const RUNS_PER_LEVEL = 200;
const SHOWN_FITS = 5;

/** Facts of other streams are documents of their own: here they are joined to a page of rows, each kind read once. */
export class RowJoins {
  private readonly distance: Distance;

  constructor(private readonly views: StatusViews) {
    this.distance = distances(views.municipalities);
  }

  municipality(key: string | undefined): Named | undefined {
    return key === undefined ? undefined : this.place(key);
  }

  place(key: string): Named {
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
    const levels = new Map<CefrLevel, Promise<readonly PlacedRun[]>>();
    const open = (level: CefrLevel): Promise<readonly PlacedRun[]> => {
      const found = levels.get(level) ?? this.openRuns(level, day);
      levels.set(level, found);
      return found;
    };
    return Promise.all(
      page.map(async (row) => {
        const whole = isOver(row, reader) ? undefined : cases.get(row.personRef)?.state;
        const state = whole && seenBy(row, whole, reader);
        const fits =
          withFits && state
            ? this.fitting(
                {
                  ...seekingOf(state, row.level),
                  types: this.nextSteps(row, runs.get(row.endedRunId), day),
                  typesAre: 'next-step',
                },
                await open(row.level),
                day,
              )
            : [];
        // Who receives places in its own runs: the others would only push them out of a short list.
        const offered = fits.filter(
          ({ run, reasonsAgainst }) =>
            !reasonsAgainst.some(hinders) && (row.toProvider !== reader || run.providerId === reader),
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
          registrationId: row.registrationId,
          followUpCourseType: row.followUpCourseType,
          ...deadlinesOf(row),
          ...(row.startedOn !== undefined && { startedOn: row.startedOn }),
          ...(row.endedOn !== undefined && { endedOn: row.endedOn }),
          ...(row.failure !== undefined && { failure: row.failure }),
          ...(row.passes && { passes: row.passes }),
          ...(row.predecessorId !== undefined && { predecessorId: row.predecessorId }),
          ...(state && isTold(row, 'needs', reader) && { childcare: state.needs?.childcare ?? false }),
          ...(municipality && { municipality }),
          ...(state && disputedAmong(state, HANDED_OVER)),
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

  async listedRuns(page: readonly RunView[], day: string): Promise<ListedRun[]> {
    const rows = await this.runs(page);
    return page.flatMap((run, place) => {
      const row = rows[place];
      if (!row) return [];
      const { funding, endsOn, childcare, state, registrationOpen, publishedOn, interruptedOn, teachingUnits } = run;
      return [
        {
          ...row,
          funding,
          endsOn,
          childcare,
          state,
          registrationOpen,
          published: publishedOn !== undefined,
          atRisk: isAtRisk(run, day),
          ...(interruptedOn === undefined ? {} : { interruptedOn }),
          ...(teachingUnits === undefined ? {} : { teachingUnits }),
        },
      ];
    });
  }

  async fitsOf(state: CaseState, day: string): Promise<FittingRun[]> {
    if (!state.level) return [];
    const { level } = state.level;
    return this.fits(this.fitting(seekingOf(state, level), await this.openRuns(level, day), day));
  }

  /** Runs of other providers in which a participant can go on at a level after a course. */
  async followUps(
    { personRef, state }: { readonly personRef: string; readonly state: CaseState },
    level: CefrLevel,
    ended: RunView,
    day: string,
  ): Promise<readonly FittingRun[]> {
    const others = (await this.openRuns(level, day)).filter(({ providerId }) => providerId !== ended.providerId);
    const types = this.views.rulesOn(day).followUps(ended.courseType, level);
    const nextModule = await this.nextModule(personRef, ended);
    const seeking = {
      ...seekingOf(state, level),
      ...(nextModule ? { nextModule } : {}),
      types,
      typesAre: 'next-step',
    } as const;
    return this.fits(this.fitting(seeking, others, day));
  }

  /** What comes next for a person in the course that she is handed over from. */
  private async nextModule(personRef: string, ended: RunView): Promise<Seeking['nextModule']> {
    const { modules = [], past = [] } = (await this.views.seekers.get(personRef)) ?? {};
    const whole = await this.views.runs.getMany(past.flatMap((one) => (one.whole ? [one.runId] : [])));
    return nextModules(
      { modules: modules.filter(({ runId }) => runId === ended.runId), past },
      new Map([...whole, [ended.runId, ended]]),
    );
  }

  private fitting(seeking: Seeking, runs: readonly PlacedRun[], day: string): readonly Fit<PlacedRun>[] {
    const rules = this.views.rulesOn(day);
    return runs
      .filter((run) => isCandidate(seeking, run, day))
      .map((run) => weigh(seeking, run, { day, rules, distance: this.distance }))
      .sort((one, other) => compareFits(one, other, rules.matching.reachKm));
  }

  /** What usually follows on the course that ends, and what was named in the offer. */
  private nextSteps({ level, followUpCourseType }: HandoverView, ended: RunView | undefined, day: string): string[] {
    const usual = ended ? this.views.rulesOn(day).followUps(ended.courseType, level) : [];
    return [...new Set([followUpCourseType, ...usual])];
  }

  private async fits(fits: readonly Fit<PlacedRun>[]): Promise<FittingRun[]> {
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
      reasonsFor: reasonsFor.map(reasonText),
      reasonsAgainst: reasonsAgainst.map(reasonText),
      ...(distanceKm !== undefined && { distanceKm }),
    }));
  }

  private async openRuns(level: CefrLevel, day: string): Promise<readonly PlacedRun[]> {
    const range = { ...keyPrefix('bookable', `${level}|`), from: `${level}|${day}` };
    const runs = (await this.views.runs.find(range, { limit: RUNS_PER_LEVEL })).rows.map((row) => row.view);
    const providers = await this.views.providers.getMany([...new Set(runs.map(({ providerId }) => providerId))]);
    return runs.map((run) => withFacts(run, providers.get(run.providerId), this.views.rulesOn(day)));
  }
}

/** For a provider a hand-over that is over ends what it may see of the person's present. */
const isOver = (row: HandoverView, reader: string | undefined): boolean =>
  reader !== undefined && row.state !== 'offered' && row.state !== 'accepted';

/** What counts now, beside the days that rule and promise name. */
function deadlinesOf(
  row: HandoverView,
): Pick<HandoverRow, 'promisedAnswerOn' | 'startDueOn' | 'promisedStartOn' | 'nextDueOn' | 'escalatedOn'> {
  const { promisedAnswerOn, startDueOn, promisedStartOn, state, escalated } = row;
  const nextDueOn = state === 'offered' ? answerDueOf(row) : state === 'accepted' ? startDueOf(row) : undefined;
  const escalatedOn = isEscalated(row) ? (state === 'offered' ? escalated.answer : escalated.start) : undefined;
  return {
    ...(promisedAnswerOn !== undefined && { promisedAnswerOn }),
    ...(startDueOn !== undefined && { startDueOn }),
    ...(promisedStartOn !== undefined && { promisedStartOn }),
    ...(nextDueOn !== undefined && { nextDueOn }),
    ...(escalatedOn !== undefined && { escalatedOn }),
  };
}

/** Whether a datum of the person is for the reader: to the receiver, where the offer passes it on. */
const isTold = (
  { toProvider, passes }: HandoverView,
  datum: HandoverDatum | undefined,
  reader: string | undefined,
): boolean => reader !== toProvider || passes === undefined || (datum !== undefined && passes.includes(datum));

/** Data of a row that can be disputed. */
const HANDED_OVER = ['level', 'municipality', 'needs', 'entitlement', 'identity'];

/** To the receiver a person is what the offer passes on: nothing else is told, nor used for its proposals. */
function seenBy(row: HandoverView, state: CaseState, reader: string | undefined): CaseState {
  const { municipalityKey, needs, ...rest } = state;
  const told = (datum: string): boolean => isTold(row, passedWith(datum), reader);
  return {
    ...rest,
    disputes: Object.fromEntries(Object.entries(state.disputes).filter(([, { datum }]) => told(datum))),
    rights: isTold(row, 'entitlement', reader) ? state.rights : {},
    ...(isTold(row, 'contact', reader) && municipalityKey !== undefined && { municipalityKey }),
    ...(isTold(row, 'needs', reader) && needs && { needs }),
  };
}

/** The next day on which an open right lapses. */
export function nextLapse(state: CaseState): string | undefined {
  return Object.values(state.rights)
    .flatMap((right) =>
      isHeld(right) && right.state !== 'used' && right.lapsesOn !== undefined ? [right.lapsesOn] : [],
    )
    .sort()[0];
}
