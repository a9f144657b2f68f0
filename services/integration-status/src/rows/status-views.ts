import type { ActiveProjection, DocumentStore, Projection, ProjectionReader } from '#event-sourcing/projections';
import { openProjection } from '#event-sourcing/projections';
import type { Municipality } from '../county/county.js';
import { bodyProjection, type BodyView } from '../projections/body/body.projection.js';
import { caseProjection, type CaseView } from '../projections/case/case.projection.js';
import {
  coordinationMeetingProjection,
  type CoordinationMeetingView,
} from '../projections/coordination-meeting/coordination-meeting.projection.js';
import {
  agreementProjection,
  type AgreementView,
} from '../projections/handover-agreement/handover-agreement.projection.js';
import { handoverProjection } from '../projections/handover/handover.projection.js';
import type { HandoverView } from '../projections/handover/handover.state.js';
import { measureProjection } from '../projections/measure/measure.projection.js';
import type { MeasureView } from '../projections/measure/measure.state.js';
import { mediationProjection, type MediationView } from '../projections/mediation/mediation.projection.js';
import { meetingProjection, type MeetingView } from '../projections/meeting/meeting.projection.js';
import { providerProjection, type ProviderView } from '../projections/provider/provider.projection.js';
import { runProjection } from '../projections/run/run.projection.js';
import type { RunView } from '../projections/run/run.state.js';
import { type DemandView, waitingDemandProjection } from '../projections/waiting-demand/waiting-demand.projection.js';

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
  readonly agreements: ProjectionReader<AgreementView>;
  readonly mediations: ProjectionReader<MediationView>;
  readonly coordinationMeetings: ProjectionReader<CoordinationMeetingView>;
  readonly demand: ProjectionReader<DemandView>;
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
  const [cases, handovers, runs, providers, measures, meetings, bodies] = await Promise.all([
    open(caseProjection),
    open(handoverProjection),
    open(runProjection),
    open(providerProjection),
    open(measureProjection),
    open(meetingProjection),
    open(bodyProjection),
  ]);
  const [agreements, mediations, coordinationMeetings, demand] = await Promise.all([
    open(agreementProjection),
    open(mediationProjection),
    open(coordinationMeetingProjection),
    open(waitingDemandProjection),
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
      agreements: agreements.reader,
      mediations: mediations.reader,
      coordinationMeetings: coordinationMeetings.reader,
      demand: demand.reader,
      municipalities,
    },
    projections: [
      cases,
      handovers,
      runs,
      providers,
      measures,
      meetings,
      bodies,
      agreements,
      mediations,
      coordinationMeetings,
      demand,
    ],
  };
}
