import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { DocumentStore } from '#event-sourcing/projections';
import { DOCUMENTS, municipalitiesProvider, policyOutcomesProvider, timerWatch } from '#service-kit';
import { CourseFacts } from './commands/course-facts.js';
import { Placing } from './commands/placing.js';
import { Reach } from './commands/reach.js';
import { AcceptHandoverController } from './commands/accept-handover/accept-handover.controller.js';
import { AcceptHandoverHandler } from './commands/accept-handover/accept-handover.handler.js';
import { CancelCourseRunController } from './commands/cancel-course-run/cancel-course-run.controller.js';
import { CancelCourseRunHandler } from './commands/cancel-course-run/cancel-course-run.handler.js';
import { CloseWaitingEntryController } from './commands/close-waiting-entry/close-waiting-entry.controller.js';
import { CloseWaitingEntryHandler } from './commands/close-waiting-entry/close-waiting-entry.handler.js';
import { ConfirmHeldController } from './commands/confirm-held/confirm-held.controller.js';
import { ConfirmHeldHandler } from './commands/confirm-held/confirm-held.handler.js';
import { ConfirmRegistrationHandler } from './commands/confirm-registration/confirm-registration.handler.js';
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
import { HoldSeatHandler } from './commands/hold-seat/hold-seat.handler.js';
import { CONSENT_CHECK, type ConsentCheck } from './commands/offer-handover/consent-check.js';
import { OfferHandoverController } from './commands/offer-handover/offer-handover.controller.js';
import { OfferHandoverHandler } from './commands/offer-handover/offer-handover.handler.js';
import { OpenWaitingEntryController } from './commands/open-waiting-entry/open-waiting-entry.controller.js';
import { OpenWaitingEntryHandler } from './commands/open-waiting-entry/open-waiting-entry.handler.js';
import { PlanCourseRunController } from './commands/plan-course-run/plan-course-run.controller.js';
import { PlanCourseRunHandler } from './commands/plan-course-run/plan-course-run.handler.js';
import { RecordParticipationHandler } from './commands/record-participation/record-participation.handler.js';
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
import { ReturnHandoverController } from './commands/return-handover/return-handover.controller.js';
import { ReturnHandoverHandler } from './commands/return-handover/return-handover.handler.js';
import { StartCourseRunController } from './commands/start-course-run/start-course-run.controller.js';
import { StartCourseRunHandler } from './commands/start-course-run/start-course-run.handler.js';
import { StartFollowUpHandler } from './commands/start-follow-up/start-follow-up.handler.js';
import { StartParticipationHandler } from './commands/start-participation/start-participation.handler.js';
import { WithdrawHandoverController } from './commands/withdraw-handover/withdraw-handover.controller.js';
import { WithdrawHandoverHandler } from './commands/withdraw-handover/withdraw-handover.handler.js';
import { WithdrawRegistrationController } from './commands/withdraw-registration/withdraw-registration.controller.js';
import { WithdrawRegistrationHandler } from './commands/withdraw-registration/withdraw-registration.handler.js';
import { CourseTypesController } from './views/course-types/course-types.controller.js';
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
  AcceptHandoverHandler,
  CancelCourseRunHandler,
  CloseWaitingEntryHandler,
  ConfirmHeldHandler,
  ConfirmRegistrationHandler,
  DropOutHandler,
  EndCourseRunHandler,
  EndParticipationHandler,
  EnterForParticipantHandler,
  HoldRegistrationHandler,
  HoldSeatHandler,
  OfferHandoverHandler,
  OpenWaitingEntryHandler,
  PlanCourseRunHandler,
  RecordParticipationHandler,
  RecordReportSentHandler,
  RecordTestResultHandler,
  RefuseRegistrationHandler,
  RegisterProviderHandler,
  ReleaseHoldHandler,
  ReleaseSeatHandler,
  RequestRegistrationHandler,
  ReturnHandoverHandler,
  StartCourseRunHandler,
  StartFollowUpHandler,
  StartParticipationHandler,
  WithdrawHandoverHandler,
  WithdrawRegistrationHandler,
];

const controllers = [
  AcceptHandoverController,
  CancelCourseRunController,
  CloseWaitingEntryController,
  ConfirmHeldController,
  DropOutController,
  EndCourseRunController,
  EnterForManyController,
  EnterForParticipantController,
  OfferHandoverController,
  OpenWaitingEntryController,
  PlanCourseRunController,
  RecordReportSentController,
  RecordTestResultController,
  RegisterProviderController,
  RequestRegistrationController,
  ReturnHandoverController,
  StartCourseRunController,
  WithdrawHandoverController,
  WithdrawRegistrationController,
  CourseTypesController,
  HandoverController,
  LettersController,
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
        Placing,
        Reach,
        RegistrationFacts,
        EntryFacts,
        EnterForMany,
        ruleBookProvider,
        participationRulesProvider,
        municipalitiesProvider,
        policyOutcomesProvider,
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
