import type { KeyRange, Page } from '#event-sourcing/projections';
import type { Municipality } from '../county/county.js';
import type { CaseEntry } from '../projections/case/case-entry.js';
import type { CaseState, Stage } from '../projections/case/case-state.js';
import type { HandoverView } from '../projections/handover/handover.state.js';
import type { MeasureView } from '../projections/measure/measure.state.js';
import type { RunView } from '../projections/run/run.state.js';

export const STATUS_VIEWS = Symbol('STATUS_VIEWS');

/** Reads the views of one projection. */
export interface ViewReader<View> {
  get(id: string): Promise<View | undefined>;
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, View>>;
  find(range: KeyRange, options: { readonly limit: number; readonly after?: string; readonly reverse?: boolean }): Promise<Page<{ readonly id: string; readonly key: string; readonly view: View }>>;
  keys(range: KeyRange, options: { readonly limit: number; readonly after?: string }): Promise<Page<{ readonly key: string; readonly id: string }>>;
  count(range: KeyRange): Promise<number>;
  /** Counts by cell with a prefix, as they stood on a day. */
  cellsAt(prefix: string, day: string): Promise<ReadonlyMap<string, number>>;
  /** Resolves to whether this model has seen that version of the stream, after two seconds at most. */
  seen(stream: string, version: number): Promise<boolean>;
}

export interface CaseView {
  readonly personRef: string;
  readonly stage: Stage;
  readonly state: CaseState;
  readonly entries: readonly CaseEntry[];
}

export interface ProviderView {
  readonly providerId: string;
  readonly name: string;
  readonly municipalityKey: string;
}

export interface MeetingView {
  readonly meetingId: string;
  readonly bodyId: string;
  readonly heldOn: string;
  readonly place: string;
}

/** Everything the queries read. */
export interface StatusViews {
  readonly cases: ViewReader<CaseView>;
  readonly handovers: ViewReader<HandoverView>;
  readonly runs: ViewReader<RunView>;
  readonly providers: ViewReader<ProviderView>;
  readonly measures: ViewReader<MeasureView>;
  readonly meetings: ViewReader<MeetingView>;
  readonly municipalities: ReadonlyMap<string, Municipality>;
}
