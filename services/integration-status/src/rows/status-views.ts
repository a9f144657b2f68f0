import type { ActiveProjection, DocumentStore, Projection, ProjectionReader } from '#event-sourcing/projections';
import { openProjection } from '#event-sourcing/projections';
import type { Municipality } from '../county/county.js';
import { bodyProjection, type BodyView } from '../projections/body/body.projection.js';
import { caseProjection, type CaseView } from '../projections/case/case.projection.js';
import {
  coordinationMeetingProjection,
  type CoordinationMeetingView,
} from '../projections/coordination-meeting/coordination-meeting.projection.js';
import { demandProjection } from '../projections/demand/demand.projection.js';
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
import { MatchingRules } from '../matching/matching-rules.js';
import { mergeProjection } from '../projections/merge/merge.projection.js';
import type { MergeView } from '../projections/merge/merge.state.js';
import { seekerProjection } from '../projections/seeker/seeker.projection.js';
import type { Seeker } from '../projections/seeker/seeker.state.js';
import { providerProjection, type ProviderView } from '../projections/provider/provider.projection.js';
import { runProjection } from '../projections/run/run.projection.js';
import type { RunView } from '../projections/run/run.state.js';
import { rightLapseProjection, type RightLapseView } from '../projections/right-lapse/right-lapse.projection.js';
import { waitProjection, type WaitView } from '../projections/wait/wait.projection.js';
import { transitionProjection, type TransitionView } from '../projections/transition/transition.projection.js';

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
  readonly agreements: ProjectionReader<AgreementView>;
  readonly mediations: ProjectionReader<MediationView>;
  readonly coordinationMeetings: ProjectionReader<CoordinationMeetingView>;
  readonly seekers: ProjectionReader<Seeker>;
  readonly merges: ProjectionReader<MergeView>;
  readonly transitions: ProjectionReader<TransitionView>;
  readonly waits: ProjectionReader<WaitView>;
  readonly rightLapses: ProjectionReader<RightLapseView>;
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
  const models = {
    cases: await open(caseProjection),
    handovers: await open(handoverProjection),
    demand: await open(demandProjection),
    runs: await open(runProjection),
    providers: await open(providerProjection),
    measures: await open(measureProjection),
    meetings: await open(meetingProjection),
    bodies: await open(bodyProjection),
    seekers: await open(seekerProjection),
    merges: await open(mergeProjection),
    transitions: await open(transitionProjection),
    waits: await open(waitProjection),
    rightLapses: await open(rightLapseProjection),
    agreements: await open(agreementProjection),
    mediations: await open(mediationProjection),
    coordinationMeetings: await open(coordinationMeetingProjection),
  };
  return {
    views: {
      cases: models.cases.reader,
      handovers: models.handovers.reader,
      demand: models.demand.reader,
      runs: models.runs.reader,
      providers: models.providers.reader,
      measures: models.measures.reader,
      meetings: models.meetings.reader,
      bodies: models.bodies.reader,
      seekers: models.seekers.reader,
      merges: models.merges.reader,
      transitions: models.transitions.reader,
      waits: models.waits.reader,
      rightLapses: models.rightLapses.reader,
      agreements: models.agreements.reader,
      mediations: models.mediations.reader,
      coordinationMeetings: models.coordinationMeetings.reader,
      municipalities,
      rulesOn: MatchingRules.reader(),
    },
    projections: Object.values(models),
  };
}
