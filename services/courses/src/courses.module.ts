import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { DocumentStore } from '#event-sourcing/projections';
import { DOCUMENTS, levelProofRulesProvider, municipalitiesProvider, timerWatch } from '#service-kit';
import { CourseFacts } from './commands/course-facts.js';
import { MergeFacts } from './commands/merge-facts.js';
import { OpenEntries } from './commands/open-entries.js';
import { entryIdsProvider } from './commands/open-waiting-entry/entry-ids.js';
import { Placing } from './commands/placing.js';
import { Reach } from './commands/reach.js';
import { AcceptHandoverController } from './commands/accept-handover/accept-handover.controller.js';
import { AcceptHandoverHandler } from './commands/accept-handover/accept-handover.handler.js';
import { AnswerMergeQuestionController } from './commands/answer-merge-question/answer-merge-question.controller.js';
import { AnswerRunMergeController } from './commands/answer-run-merge/answer-run-merge.controller.js';
import { ChangeMergeQuestionHandler } from './commands/change-merge-question/change-merge-question.handler.js';
import { ChangeRunMergeHandler } from './commands/change-run-merge/change-run-merge.handler.js';
import { ChangeWaitingEntryController } from './commands/change-waiting-entry/change-waiting-entry.controller.js';
import { ChangeWaitingEntryHandler } from './commands/change-waiting-entry/change-waiting-entry.handler.js';
import { DecidePlacementController } from './commands/decide-placement/decide-placement.controller.js';
import { DecidePlacementHandler } from './commands/decide-placement/decide-placement.handler.js';
import { FailPlacementHandler } from './commands/fail-placement/fail-placement.handler.js';
import { GiveUpRunMergeController } from './commands/give-up-run-merge/give-up-run-merge.controller.js';
import { ProposeRunMergeController } from './commands/propose-run-merge/propose-run-merge.controller.js';
import { ProposeRunMergeHandler } from './commands/propose-run-merge/propose-run-merge.handler.js';
import { ReopenWaitingEntryHandler } from './commands/reopen-waiting-entry/reopen-waiting-entry.handler.js';
import { AddVenueController } from './commands/add-venue/add-venue.controller.js';
import { AddVenueHandler } from './commands/add-venue/add-venue.handler.js';
import { AdmitProviderController } from './commands/admit-provider/admit-provider.controller.js';
import { AdmitProviderHandler } from './commands/admit-provider/admit-provider.handler.js';
import { AllowOverlapController } from './commands/allow-overlap/allow-overlap.controller.js';
import { AllowOverlapHandler } from './commands/allow-overlap/allow-overlap.handler.js';
import { BreakOffCourseRunController } from './commands/break-off-course-run/break-off-course-run.controller.js';
import { BreakOffCourseRunHandler } from './commands/break-off-course-run/break-off-course-run.handler.js';
import { ChangeDaysHandler } from './commands/change-days/change-days.handler.js';
import { CancelCourseRunController } from './commands/cancel-course-run/cancel-course-run.controller.js';
import { CancelCourseRunHandler } from './commands/cancel-course-run/cancel-course-run.handler.js';
import { ChangeCourseRunController } from './commands/change-course-run/change-course-run.controller.js';
import { ChangeCourseRunHandler } from './commands/change-course-run/change-course-run.handler.js';
import { ChangeCourseController } from './commands/change-course/change-course.controller.js';
import { ChangeCourseHandler } from './commands/change-course/change-course.handler.js';
import { ChangeProviderContactController } from './commands/change-provider-contact/change-provider-contact.controller.js';
import { ChangeProviderContactHandler } from './commands/change-provider-contact/change-provider-contact.handler.js';
import { ChangeProviderController } from './commands/change-provider/change-provider.controller.js';
import { ChangeProviderHandler } from './commands/change-provider/change-provider.handler.js';
import { ChangeVenueController } from './commands/change-venue/change-venue.controller.js';
import { ChangeVenueHandler } from './commands/change-venue/change-venue.handler.js';
import { CloseRunRegistrationController } from './commands/close-run-registration/close-run-registration.controller.js';
import { CloseRunRegistrationHandler } from './commands/close-run-registration/close-run-registration.handler.js';
import { CloseVenueController } from './commands/close-venue/close-venue.controller.js';
import { CloseVenueHandler } from './commands/close-venue/close-venue.handler.js';
import { CloseWaitingEntryController } from './commands/close-waiting-entry/close-waiting-entry.controller.js';
import { CloseWaitingEntryHandler } from './commands/close-waiting-entry/close-waiting-entry.handler.js';
import { ConfirmHeldController } from './commands/confirm-held/confirm-held.controller.js';
import { ConfirmHeldHandler } from './commands/confirm-held/confirm-held.handler.js';
import { ConfirmRegistrationHandler } from './commands/confirm-registration/confirm-registration.handler.js';
import { DescribeCourseController } from './commands/describe-course/describe-course.controller.js';
import { DescribeCourseHandler } from './commands/describe-course/describe-course.handler.js';
import { DropOutController } from './commands/drop-out/drop-out.controller.js';
import { DropOutHandler } from './commands/drop-out/drop-out.handler.js';
import { EndCourseRunController } from './commands/end-course-run/end-course-run.controller.js';
import { EndCourseRunHandler } from './commands/end-course-run/end-course-run.handler.js';
import { EndParticipationHandler } from './commands/end-participation/end-participation.handler.js';
import { EnterForMany } from './commands/enter-for-many/enter-for-many.js';
import { EnterForManyController } from './commands/enter-for-many/enter-for-many.controller.js';
import { EnterForParticipantController } from './commands/enter-for-participant/enter-for-participant.controller.js';
import { EnterForParticipantHandler } from './commands/enter-for-participant/enter-for-participant.handler.js';
import { EntryFacts } from './commands/enter-for-participant/entry-facts.js';
import { HoldRegistrationHandler } from './commands/hold-registration/hold-registration.handler.js';
import { EndProviderAdmissionController } from './commands/end-provider-admission/end-provider-admission.controller.js';
import { EndProviderAdmissionHandler } from './commands/end-provider-admission/end-provider-admission.handler.js';
import { HoldSeatHandler } from './commands/hold-seat/hold-seat.handler.js';
import { InterruptCourseRunController } from './commands/interrupt-course-run/interrupt-course-run.controller.js';
import { InterruptCourseRunHandler } from './commands/interrupt-course-run/interrupt-course-run.handler.js';
import { CONSENT_CHECK, type ConsentCheck } from './commands/offer-handover/consent-check.js';
import { OfferHandoverController } from './commands/offer-handover/offer-handover.controller.js';
import { OfferHandoverHandler } from './commands/offer-handover/offer-handover.handler.js';
import { OpenRunRegistrationController } from './commands/open-run-registration/open-run-registration.controller.js';
import { OpenRunRegistrationHandler } from './commands/open-run-registration/open-run-registration.handler.js';
import { OpenWaitingEntryController } from './commands/open-waiting-entry/open-waiting-entry.controller.js';
import { OpenWaitingEntryHandler } from './commands/open-waiting-entry/open-waiting-entry.handler.js';
import { PlanCourseRunController } from './commands/plan-course-run/plan-course-run.controller.js';
import { PlanCourseRunHandler } from './commands/plan-course-run/plan-course-run.handler.js';
import { PublishCourseRunController } from './commands/publish-course-run/publish-course-run.controller.js';
import { PublishCourseRunHandler } from './commands/publish-course-run/publish-course-run.handler.js';
import { RecordParticipationHandler } from './commands/record-participation/record-participation.handler.js';
import { RecordDutyDoneController } from './commands/record-duty-done/record-duty-done.controller.js';
import { RecordDutyDoneHandler } from './commands/record-duty-done/record-duty-done.handler.js';
import { RecordReportSentController } from './commands/record-report-sent/record-report-sent.controller.js';
import { RecordReportSentHandler } from './commands/record-report-sent/record-report-sent.handler.js';
import { RecordTestResultController } from './commands/record-test-result/record-test-result.controller.js';
import { RecordTestResultHandler } from './commands/record-test-result/record-test-result.handler.js';
import { RefuseRegistrationHandler } from './commands/refuse-registration/refuse-registration.handler.js';
import { RegisterProviderController } from './commands/register-provider/register-provider.controller.js';
import { RegisterProviderHandler } from './commands/register-provider/register-provider.handler.js';
import { ReleaseHoldHandler } from './commands/release-hold/release-hold.handler.js';
import { ReleaseSeatHandler } from './commands/release-seat/release-seat.handler.js';
import { RegistrationFacts } from './commands/registration-facts.js';
import { RequestRegistrationController } from './commands/request-registration/request-registration.controller.js';
import { RequestRegistrationHandler } from './commands/request-registration/request-registration.handler.js';
import { ResumeCourseRunController } from './commands/resume-course-run/resume-course-run.controller.js';
import { ResumeCourseRunHandler } from './commands/resume-course-run/resume-course-run.handler.js';
import { RetireProviderController } from './commands/retire-provider/retire-provider.controller.js';
import { RetireProviderHandler } from './commands/retire-provider/retire-provider.handler.js';
import { ReturnHandoverController } from './commands/return-handover/return-handover.controller.js';
import { ReturnHandoverHandler } from './commands/return-handover/return-handover.handler.js';
import { StartCourseRunController } from './commands/start-course-run/start-course-run.controller.js';
import { StartCourseRunHandler } from './commands/start-course-run/start-course-run.handler.js';
import { StartFollowUpHandler } from './commands/start-follow-up/start-follow-up.handler.js';
import { StartParticipationHandler } from './commands/start-participation/start-participation.handler.js';
import { WithdrawCourseController } from './commands/withdraw-course/withdraw-course.controller.js';
import { WithdrawCourseHandler } from './commands/withdraw-course/withdraw-course.handler.js';
import { WithdrawHandoverController } from './commands/withdraw-handover/withdraw-handover.controller.js';
import { WithdrawHandoverHandler } from './commands/withdraw-handover/withdraw-handover.handler.js';
import { WithdrawRegistrationController } from './commands/withdraw-registration/withdraw-registration.controller.js';
import { WithdrawRegistrationHandler } from './commands/withdraw-registration/withdraw-registration.handler.js';
import { FailHandoverHandler } from './commands/fail-handover/fail-handover.handler.js';
import { WatchHandoverHandler } from './commands/watch-handover/watch-handover.handler.js';
import { ProposeHandoverAgreementHandler } from './commands/propose-handover-agreement/propose-handover-agreement.handler.js';
import { ChangeHandoverAgreementHandler } from './commands/change-handover-agreement/change-handover-agreement.handler.js';
import { RequestMediationHandler } from './commands/request-mediation/request-mediation.handler.js';
import { MediateHandler } from './commands/mediate/mediate.handler.js';
import { MeetingHandler } from './commands/coordination-meeting/coordination-meeting.handler.js';
import { FailHandoverController } from './commands/fail-handover/fail-handover.controller.js';
import { ProposeHandoverAgreementController } from './commands/propose-handover-agreement/propose-handover-agreement.controller.js';
import { ChangeHandoverAgreementController } from './commands/change-handover-agreement/change-handover-agreement.controller.js';
import { RequestMediationController } from './commands/request-mediation/request-mediation.controller.js';
import { MediateController } from './commands/mediate/mediate.controller.js';
import { MeetingController } from './commands/coordination-meeting/coordination-meeting.controller.js';
import { CoursesController } from './views/catalogue/courses.controller.js';
import { ProvidersController } from './views/providers/providers.controller.js';
import { PublicRunsController } from './views/public-runs/public-runs.controller.js';
import { HeldSeatsController } from './views/held-seats/held-seats.controller.js';
import { OverlapsController } from './views/overlaps/overlaps.controller.js';
import { ConcernedController } from './views/people-of-a-cancelled-run/concerned.controller.js';
import { ConfirmToldController } from './commands/confirm-told/confirm-told.controller.js';
import { ConfirmToldHandler } from './commands/confirm-told/confirm-told.handler.js';
import { PublicRuns } from './views/public-runs/public-runs.js';
import { CourseTypesController } from './views/course-types/course-types.controller.js';
import { HandoverTermsController } from './views/handover-terms/handover-terms.controller.js';
import { HandoverController } from './views/handover/handover.controller.js';
import { LettersController } from './views/letters/letters.controller.js';
import { RegistrationsController } from './views/registrations-of-a-run/registrations.controller.js';
import { RunsController } from './views/runs/runs.controller.js';
import { courseImport } from './import/import.module.js';
import { CourseSubscriptions } from './course-subscriptions.js';
import { Roster } from './policies/roster.js';
import { timedPolicies } from './policies/timed.js';
import { participationRulesProvider, ruleBookProvider } from './rules/rule-book.provider.js';
import { Persons } from './views/persons/persons.js';
import { CourseViews } from './views/views.js';

const handlers = [
  ChangeMergeQuestionHandler,
  ChangeRunMergeHandler,
  ChangeWaitingEntryHandler,
  DecidePlacementHandler,
  ProposeRunMergeHandler,
  ReopenWaitingEntryHandler,
  AcceptHandoverHandler,
  AddVenueHandler,
  AdmitProviderHandler,
  AllowOverlapHandler,
  BreakOffCourseRunHandler,
  CancelCourseRunHandler,
  ChangeDaysHandler,
  ChangeCourseHandler,
  ChangeCourseRunHandler,
  ChangeProviderContactHandler,
  ChangeProviderHandler,
  ChangeVenueHandler,
  CloseRunRegistrationHandler,
  CloseVenueHandler,
  CloseWaitingEntryHandler,
  ConfirmHeldHandler,
  ConfirmRegistrationHandler,
  ConfirmToldHandler,
  DescribeCourseHandler,
  DropOutHandler,
  EndCourseRunHandler,
  EndParticipationHandler,
  EnterForParticipantHandler,
  HoldRegistrationHandler,
  EndProviderAdmissionHandler,
  HoldSeatHandler,
  InterruptCourseRunHandler,
  OfferHandoverHandler,
  OpenRunRegistrationHandler,
  OpenWaitingEntryHandler,
  PlanCourseRunHandler,
  PublishCourseRunHandler,
  RecordParticipationHandler,
  RecordReportSentHandler,
  RecordDutyDoneHandler,
  RecordTestResultHandler,
  RefuseRegistrationHandler,
  RegisterProviderHandler,
  ReleaseHoldHandler,
  ReleaseSeatHandler,
  RequestRegistrationHandler,
  ResumeCourseRunHandler,
  RetireProviderHandler,
  ReturnHandoverHandler,
  StartCourseRunHandler,
  StartFollowUpHandler,
  StartParticipationHandler,
  WithdrawCourseHandler,
  WithdrawHandoverHandler,
  WithdrawRegistrationHandler,
  FailHandoverHandler,
  FailPlacementHandler,
  WatchHandoverHandler,
  ProposeHandoverAgreementHandler,
  ChangeHandoverAgreementHandler,
  RequestMediationHandler,
  MediateHandler,
  MeetingHandler,
];

const controllers = [
  ConfirmToldController,
  AnswerMergeQuestionController,
  AnswerRunMergeController,
  ChangeWaitingEntryController,
  DecidePlacementController,
  GiveUpRunMergeController,
  ProposeRunMergeController,
  AcceptHandoverController,
  AddVenueController,
  AdmitProviderController,
  AllowOverlapController,
  BreakOffCourseRunController,
  CancelCourseRunController,
  ChangeCourseController,
  ChangeCourseRunController,
  ChangeProviderContactController,
  ChangeProviderController,
  ChangeVenueController,
  CloseRunRegistrationController,
  CloseVenueController,
  CloseWaitingEntryController,
  ConfirmHeldController,
  DropOutController,
  EndCourseRunController,
  EnterForManyController,
  EnterForParticipantController,
  DescribeCourseController,
  EndProviderAdmissionController,
  InterruptCourseRunController,
  OfferHandoverController,
  OpenRunRegistrationController,
  OpenWaitingEntryController,
  PlanCourseRunController,
  RecordReportSentController,
  RecordDutyDoneController,
  PublishCourseRunController,
  RecordTestResultController,
  RegisterProviderController,
  RequestRegistrationController,
  ResumeCourseRunController,
  RetireProviderController,
  ReturnHandoverController,
  StartCourseRunController,
  WithdrawCourseController,
  WithdrawHandoverController,
  WithdrawRegistrationController,
  FailHandoverController,
  ProposeHandoverAgreementController,
  ChangeHandoverAgreementController,
  RequestMediationController,
  MediateController,
  MeetingController,
  CourseTypesController,
  HandoverController,
  HandoverTermsController,
  ConcernedController,
  HeldSeatsController,
  OverlapsController,
  CoursesController,
  LettersController,
  ProvidersController,
  PublicRunsController,
  RegistrationsController,
  RunsController,
  ...courseImport.controllers,
];

/** Courses: providers, runs, registrations, waiting list and hand-overs. */
@Module({})
export class CoursesModule {
  /** `infrastructure` gives executor, store, subscriptions and documents of this service (tokens of service-kit). */
  static on(infrastructure: DynamicModule): DynamicModule {
    return {
      module: CoursesModule,
      imports: [CqrsModule.forRoot(), infrastructure],
      controllers,
      providers: [
        ...handlers,
        CourseFacts,
        MergeFacts,
        OpenEntries,
        Placing,
        PublicRuns,
        Reach,
        RegistrationFacts,
        EntryFacts,
        EnterForMany,
        entryIdsProvider,
        ruleBookProvider,
        participationRulesProvider,
        levelProofRulesProvider,
        municipalitiesProvider,
        { provide: Roster, inject: [DOCUMENTS], useFactory: (documents: DocumentStore) => Roster.open(documents) },
        {
          provide: CourseViews,
          inject: [DOCUMENTS],
          useFactory: (documents: DocumentStore) => CourseViews.open(documents),
        },
        { provide: Persons, inject: [DOCUMENTS], useFactory: (documents: DocumentStore) => Persons.open(documents) },
        {
          provide: CONSENT_CHECK,
          inject: [Persons],
          useFactory:
            (persons: Persons): ConsentCheck =>
            ({ personRef, toProvider, consentRef }) =>
              consentRef === undefined
                ? Promise.resolve(false)
                : persons.consentsToHandover(personRef, consentRef, toProvider),
        },
        CourseSubscriptions,
        timerWatch('courses', timedPolicies),
        ...courseImport.providers,
      ],
      exports: [CqrsModule],
    };
  }
}
