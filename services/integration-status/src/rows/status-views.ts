import type { ActiveProjection, DocumentStore, Projection, ProjectionReader } from '#event-sourcing/projections';
import { openProjection } from '#event-sourcing/projections';
import type { Municipality } from '../county/county.js';
import { bodyProjection, type BodyView } from '../projections/body/body.projection.js';
import { caseProjection, type CaseView } from '../projections/case/case.projection.js';
import { demandProjection } from '../projections/demand/demand.projection.js';
import { handoverProjection } from '../projections/handover/handover.projection.js';
import type { HandoverView } from '../projections/handover/handover.state.js';
import { measureProjection } from '../projections/measure/measure.projection.js';
import type { MeasureView } from '../projections/measure/measure.state.js';
import { meetingProjection, type MeetingView } from '../projections/meeting/meeting.projection.js';
import { MatchingRules } from '../matching/matching-rules.js';
import { mergeProjection } from '../projections/merge/merge.projection.js';
import type { MergeView } from '../projections/merge/merge.state.js';
import { seekerProjection } from '../projections/seeker/seeker.projection.js';
import type { Seeker } from '../projections/seeker/seeker.state.js';
import { providerProjection, type ProviderView } from '../projections/provider/provider.projection.js';
import { runProjection } from '../projections/run/run.projection.js';
import type { RunView } from '../projections/run/run.state.js';

export const STATUS_VIEWS = Symbol('STATUS_VIEWS');

/** Everything the queries read. */
export interface StatusViews {
  readonly cases: ProjectionReader<CaseView>;
  readonly handovers: ProjectionReader<HandoverView>;
  readonly demand: ProjectionReader<object>;
  readonly runs: ProjectionReader<RunView>;
  readonly providers: ProjectionReader<ProviderView>;
  readonly measures: ProjectionReader<MeasureView>;
  readonly meetings: ProjectionReader<MeetingView>;
  readonly bodies: ProjectionReader<BodyView>;
  readonly seekers: ProjectionReader<Seeker>;
  readonly merges: ProjectionReader<MergeView>;
  readonly municipalities: ReadonlyMap<string, Municipality>;
  /** The rules of matching in force on a day. */
  readonly rulesOn: (day: string) => MatchingRules;
}

export interface StatusModels {
  readonly views: StatusViews;
  readonly projections: readonly ActiveProjection<unknown>[];
}

/** Opens all models of this service on its read documents. */
export async function openStatusModels(
  documents: DocumentStore,
  municipalities: ReadonlyMap<string, Municipality>,
): Promise<StatusModels> {
  const open = <Section, View>(projection: Projection<Section, View>): Promise<ActiveProjection<View>> =>
    openProjection(projection, documents);
  const [cases, handovers, demand, runs, providers, measures, meetings, bodies, seekers, merges] = await Promise.all([
    open(caseProjection),
    open(handoverProjection),
    open(demandProjection),
    open(runProjection),
    open(providerProjection),
    open(measureProjection),
    open(meetingProjection),
    open(bodyProjection),
    open(seekerProjection),
    open(mergeProjection),
  ]);
  return {
    views: {
      cases: cases.reader,
      handovers: handovers.reader,
      demand: demand.reader,
      runs: runs.reader,
      providers: providers.reader,
      measures: measures.reader,
      meetings: meetings.reader,
      bodies: bodies.reader,
      seekers: seekers.reader,
      merges: merges.reader,
      municipalities,
      rulesOn: MatchingRules.reader(),
    },
    projections: [cases, handovers, demand, runs, providers, measures, meetings, bodies, seekers, merges],
  };
}
