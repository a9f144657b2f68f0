import { isOwnPerson, typesOffered } from '../access/waiting-visibility.js';
import type { Reader } from '../access/case-visibility.js';
import type { ReasonAnswer, WaitingRow } from '../answers/waiting.dto.js';
import { needAlone, type PlacedEntry, type PlacingState } from '../matching/placing-board.js';
import { type Reason, reasonText } from '../matching/reasons.js';
import { orderReasonText } from '../matching/waiting-order.js';
import type { Seeking } from '../matching/weigh.js';
import { daysBetween } from '../projections/days.js';
import type { RowJoins } from './row-joins.js';

const DAYS_A_WEEK = 7;
/** So many runs of a level can be open at once; the count of those that fit looks at all of them. */
const ALL_RUNS = 1_000;

export const reasonAnswers = (reasons: readonly Reason[]): ReasonAnswer[] =>
  reasons.map((reason) => ({ code: reason.code, text: reasonText(reason) }));

/** The waiting list as one reader may see it. */
export class WaitingRows {
  private readonly places = new Map<string, number>();
  private readonly offered: ReadonlySet<string>;

  constructor(
    private readonly state: PlacingState,
    private readonly reader: Reader,
    private readonly joins: RowJoins,
  ) {
    const { provider } = reader;
    this.offered = provider === undefined ? new Set() : typesOffered(state.runs.values(), provider, state.day);
  }

  /** Entries of own persons, and those of the types that a provider offers; the county sees all. */
  get visible(): readonly PlacedEntry[] {
    if (this.reader.provider === undefined) return this.state.entries;
    return this.state.entries.filter((entry) => this.isOwn(entry) || this.offered.has(entry.courseType));
  }

  isOwn({ seeker }: PlacedEntry): boolean {
    const { provider } = this.reader;
    return provider === undefined || isOwnPerson(seeker, provider, this.state.runs, this.state.day);
  }

  /** What proposals may rest on for this reader: of others' persons nothing but the need. */
  seeking(entry: PlacedEntry): Seeking {
    return this.isOwn(entry) ? entry.seeking : needAlone(entry.seeking);
  }

  row(placed: PlacedEntry): WaitingRow {
    const { entry, entryId, courseType, reasons, seeker } = placed;
    const { day, index } = this.state;
    const isOwn = this.isOwn(placed);
    const { level, timesOfDay, childcare, childcareTimes, maxDistanceKm, stepFree, since } = entry;
    const fits = index.runsFor(this.seeking(placed), ALL_RUNS);
    return {
      entryId,
      place: this.placeOf(placed),
      courseType,
      level,
      municipality: this.joins.place(entry.municipalityKey),
      timesOfDay,
      childcare,
      waitingWeeks: Math.floor(daysBetween(since, day) / DAYS_A_WEEK),
      reasons: isOwn ? reasons.map(orderReasonText) : [],
      fittingRuns: fits.filter(
        (fit) => fit.reasonsAgainst.length === 0 && this.mayBeProposed(placed, fit.run.providerId),
      ).length,
      ...(isOwn && {
        personRef: seeker.personRef,
        since,
        ...(childcareTimes && { childcareTimes }),
        ...(maxDistanceKm !== undefined && { maxDistanceKm }),
        ...(stepFree !== undefined && { stepFree }),
      }),
    };
  }

  /** Of others' persons a provider sees its own runs alone. */
  mayBeProposed(entry: PlacedEntry, runProvider: string): boolean {
    return this.isOwn(entry) || runProvider === this.reader.provider;
  }

  private placeOf({ courseType, entry: { level }, entryId }: PlacedEntry): number {
    const known = this.places.get(entryId);
    if (known !== undefined) return known;
    for (const [at, one] of this.state.index.waitingFor(courseType, level).entries())
      this.places.set(one.entryId, at + 1);
    return this.places.get(entryId) ?? 0;
  }
}
