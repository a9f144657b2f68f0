import type { ActiveProjection, DocumentStore, Projection, ProjectionReader } from '#event-sourcing/projections';
import { openProjection } from '#event-sourcing/projections';
import type { Municipality } from '../county/county.js';
import { bodyProjection, type BodyView } from '../projections/body/body.projection.js';
import { caseProjection, type CaseView } from '../projections/case/case.projection.js';
import { handoverProjection } from '../projections/handover/handover.projection.js';
import type { HandoverView } from '../projections/handover/handover.state.js';
import { measureProjection } from '../projections/measure/measure.projection.js';
import type { MeasureView } from '../projections/measure/measure.state.js';
import { meetingProjection, type MeetingView } from '../projections/meeting/meeting.projection.js';
import { providerProjection, type ProviderView } from '../projections/provider/provider.projection.js';
import { runProjection } from '../projections/run/run.projection.js';
import type { RunView } from '../projections/run/run.state.js';
import { transitionProjection, type TransitionView } from '../projections/transition/transition.projection.js';

export const STATUS_VIEWS = Symbol('STATUS_VIEWS');

/** Everything the queries read. */
export interface StatusViews {
  readonly cases: ProjectionReader<CaseView>;
  readonly handovers: ProjectionReader<HandoverView>;
  readonly runs: ProjectionReader<RunView>;
  readonly providers: ProjectionReader<ProviderView>;
  readonly measures: ProjectionReader<MeasureView>;
  readonly meetings: ProjectionReader<MeetingView>;
  readonly bodies: ProjectionReader<BodyView>;
  readonly transitions: ProjectionReader<TransitionView>;
  readonly municipalities: ReadonlyMap<string, Municipality>;
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
  const [cases, handovers, runs, providers, measures, meetings, bodies, transitions] = await Promise.all([
    open(caseProjection),
    open(handoverProjection),
    open(runProjection),
    open(providerProjection),
    open(measureProjection),
    open(meetingProjection),
    open(bodyProjection),
    open(transitionProjection),
  ]);
  return {
    views: {
      cases: cases.reader,
      handovers: handovers.reader,
      runs: runs.reader,
      providers: providers.reader,
      measures: measures.reader,
      meetings: meetings.reader,
      bodies: bodies.reader,
      transitions: transitions.reader,
      municipalities,
    },
    projections: [cases, handovers, runs, providers, measures, meetings, bodies, transitions],
  };
}
