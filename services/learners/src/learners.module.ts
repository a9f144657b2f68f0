import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { CommandExecutor } from '#event-sourcing';
import type { DocumentStore } from '#event-sourcing/projections';
import type { KeyRing, Sealer } from '#privacy';
import { COMMAND_EXECUTOR, DOCUMENTS, KEY_RING, municipalitiesProvider, SEALER, timerWatch } from '#service-kit';
import { AppointDeputyController } from './commands/appoint-deputy/appoint-deputy.controller.js';
import { ChangeDeputiesHandler } from './commands/appoint-deputy/change-deputies.handler.js';
import { AssessLevelController } from './commands/assess-level/assess-level.controller.js';
import { AssessLevelHandler } from './commands/assess-level/assess-level.handler.js';
import { ChangeEntitlementHandler } from './commands/change-entitlement/change-entitlement.handler.js';
import { CompleteTransitionController } from './commands/complete-transition/complete-transition.controller.js';
import { CompleteTransitionHandler } from './commands/complete-transition/complete-transition.handler.js';
import { DecideLapseController } from './commands/decide-lapse/decide-lapse.controller.js';
import { BreakOffTransitionController } from './commands/break-off-transition/break-off-transition.controller.js';
import { BreakOffTransitionHandler } from './commands/break-off-transition/break-off-transition.handler.js';
import { ChangeFollowUpController } from './commands/change-follow-up/change-follow-up.controller.js';
import { ChangeFollowUpHandler } from './commands/change-follow-up/change-follow-up.handler.js';
import { ChangeStepController } from './commands/change-step/change-step.controller.js';
import { ChangeStepHandler } from './commands/change-step/change-step.handler.js';
import { ConsentDesk } from './commands/consent-desk.js';
import { CorrectIdentityController } from './commands/correct-identity/correct-identity.controller.js';
import { CorrectIdentityHandler } from './commands/correct-identity/correct-identity.handler.js';
import { CorrectLevelController } from './commands/correct-level/correct-level.controller.js';
import { CorrectLevelHandler } from './commands/correct-level/correct-level.handler.js';
import { DismissDuplicateController } from './commands/dismiss-duplicate/dismiss-duplicate.controller.js';
import { DismissDuplicateHandler } from './commands/dismiss-duplicate/dismiss-duplicate.handler.js';
import { DisputeDatumController } from './commands/dispute-datum/dispute-datum.controller.js';
import { DisputeDatumHandler } from './commands/dispute-datum/dispute-datum.handler.js';
import { EndDeputyController } from './commands/end-deputy/end-deputy.controller.js';
import { EnrollLearnerController } from './commands/enroll-learner/enroll-learner.controller.js';
import { EnrollLearnerHandler } from './commands/enroll-learner/enroll-learner.handler.js';
import { ExtendEntitlementController } from './commands/extend-entitlement/extend-entitlement.controller.js';
import { FinishObligationController } from './commands/finish-obligation/finish-obligation.controller.js';
import { FollowUpDesk } from './commands/follow-up-desk.js';
import { GrantConsentController } from './commands/grant-consent/grant-consent.controller.js';
import { GrantConsentHandler } from './commands/grant-consent/grant-consent.handler.js';
import { ChangeObligationHandler } from './commands/impose-obligation/change-obligation.handler.js';
import { ImposeObligationController } from './commands/impose-obligation/impose-obligation.controller.js';
import { IssueEntitlementController } from './commands/issue-entitlement/issue-entitlement.controller.js';
import { IssueEntitlementHandler } from './commands/issue-entitlement/issue-entitlement.handler.js';
import { IssueWarnings } from './commands/issue-entitlement/issue-warnings.js';
import { ObjectToDecisionController } from './commands/object-to-decision/object-to-decision.controller.js';
import { ObjectToReportController } from './commands/object-to-report/object-to-report.controller.js';
import { MergeLearnersController } from './commands/merge-learners/merge-learners.controller.js';
import { MergeLearnersHandler } from './commands/merge-learners/merge-learners.handler.js';
import { MilestoneDesk } from './commands/milestone-desk.js';
import { PlanSphereStepsHandler } from './commands/plan-sphere-steps/plan-sphere-steps.handler.js';
import { MoveLearnerController } from './commands/move-learner/move-learner.controller.js';
import { MoveLearnerHandler } from './commands/move-learner/move-learner.handler.js';
import { RecordLiteracyController } from './commands/record-literacy/record-literacy.controller.js';
import { RecordLiteracyHandler } from './commands/record-literacy/record-literacy.handler.js';
import { RecordMilestoneController } from './commands/record-milestone/record-milestone.controller.js';
import { RecordMilestoneHandler } from './commands/record-milestone/record-milestone.handler.js';
import { RecordNeedsController } from './commands/record-needs/record-needs.controller.js';
import { RecordNeedsHandler } from './commands/record-needs/record-needs.handler.js';
import { RefuseEntitlementController } from './commands/refuse-entitlement/refuse-entitlement.controller.js';
import { RefuseEntitlementHandler } from './commands/refuse-entitlement/refuse-entitlement.handler.js';
import { ChangeReportHandler } from './commands/report-attendance/change-report.handler.js';
import { ReportAttendanceController } from './commands/report-attendance/report-attendance.controller.js';
import { RenewConsentController } from './commands/renew-consent/renew-consent.controller.js';
import { RenewConsentHandler } from './commands/renew-consent/renew-consent.handler.js';
import { RevokeConsentController } from './commands/revoke-consent/revoke-consent.controller.js';
import { RevokeConsentHandler } from './commands/revoke-consent/revoke-consent.handler.js';
import { SetFollowUpController } from './commands/set-follow-up/set-follow-up.controller.js';
import { SetFollowUpHandler } from './commands/set-follow-up/set-follow-up.handler.js';
import { SettleDisputeController } from './commands/settle-dispute/settle-dispute.controller.js';
import { SettleDisputeHandler } from './commands/settle-dispute/settle-dispute.handler.js';
import { StartTransitionController } from './commands/start-transition/start-transition.controller.js';
import { StartTransitionHandler } from './commands/start-transition/start-transition.handler.js';
import { UndoMergeController } from './commands/undo-merge/undo-merge.controller.js';
import { UndoMergeHandler } from './commands/undo-merge/undo-merge.handler.js';
import { WithdrawEntitlementController } from './commands/withdraw-entitlement/withdraw-entitlement.controller.js';
import { TransitionDesk } from './commands/transition-desk.js';
import { WatchConsentHandler } from './commands/watch-consent/watch-consent.handler.js';
import { WithdrawMilestoneController } from './commands/withdraw-milestone/withdraw-milestone.controller.js';
import { WithdrawMilestoneHandler } from './commands/withdraw-milestone/withdraw-milestone.handler.js';
import { learnerImport } from './import/import.module.js';
import { LearnersSubscriptions } from './learners-subscriptions.js';
import { Plans } from './policies/plans.js';
import { Rights } from './policies/rights.js';
import { timedPolicies } from './policies/timed.js';
import { consentRulesProvider } from './rules/consent-rules.provider.js';
import { departmentsProvider } from './rules/departments.provider.js';
import { ruleBookProvider } from './rules/rule-book.provider.js';
import { DuplicatePairs } from './views/duplicates/duplicate-pairs.js';
import { DuplicatesController } from './views/duplicates/duplicates.controller.js';
import { transitionRulesProvider } from './rules/transition-rules.provider.js';
import { ConsentsController } from './views/consents/consents.controller.js';
import { Consents } from './views/consents/consents.js';
import { DepartmentsController } from './views/departments/departments.controller.js';
import { FollowUpsController } from './views/follow-ups/follow-ups.controller.js';
import { FollowUps } from './views/follow-ups/follow-ups.js';
import { NoteKeys } from './views/follow-ups/note-keys.js';
import { NoteKeysWatch } from './views/follow-ups/note-keys-watch.js';
import { blindIndexProvider } from './views/identities/blind-index.provider.js';
import { Identities } from './views/identities/identities.js';
import { IdentityFeed } from './views/identities/identity-feed.js';
import { ContactController } from './views/identities/contact.controller.js';
import { NamesController } from './views/identities/names.controller.js';
import { Persons } from './views/identities/persons.js';
import { SearchController } from './views/identities/search.controller.js';
import { WhoMaySeeNames } from './views/identities/who-may-see-names.js';
import { LearnerController } from './views/learner/learner.controller.js';
import { PathsController } from './views/paths/paths.controller.js';
import { Paths } from './views/paths/paths.js';
import { LearnerReach } from './views/provider-scope/learner-reach.js';
import { ProviderScope } from './views/provider-scope/provider-scope.js';
import { RulesController } from './views/rules/rules.controller.js';

const handlers = [
  AssessLevelHandler,
  ChangeEntitlementHandler,
  ChangeObligationHandler,
  ChangeReportHandler,
  BreakOffTransitionHandler,
  ChangeDeputiesHandler,
  ChangeFollowUpHandler,
  ChangeStepHandler,
  CompleteTransitionHandler,
  CorrectIdentityHandler,
  CorrectLevelHandler,
  DismissDuplicateHandler,
  DisputeDatumHandler,
  EnrollLearnerHandler,
  GrantConsentHandler,
  IssueEntitlementHandler,
  MergeLearnersHandler,
  RecordMilestoneHandler,
  RecordNeedsHandler,
  RefuseEntitlementHandler,
  PlanSphereStepsHandler,
  MoveLearnerHandler,
  RecordLiteracyHandler,
  RenewConsentHandler,
  RevokeConsentHandler,
  SetFollowUpHandler,
  SettleDisputeHandler,
  StartTransitionHandler,
  UndoMergeHandler,
  WatchConsentHandler,
  WithdrawMilestoneHandler,
];

const controllers = [
  UndoMergeController,
  MergeLearnersController,
  DismissDuplicateController,
  AppointDeputyController,
  AssessLevelController,
  BreakOffTransitionController,
  ChangeFollowUpController,
  ChangeStepController,
  CompleteTransitionController,
  DecideLapseController,
  CorrectIdentityController,
  CorrectLevelController,
  DisputeDatumController,
  EndDeputyController,
  EnrollLearnerController,
  ExtendEntitlementController,
  FinishObligationController,
  GrantConsentController,
  ImposeObligationController,
  IssueEntitlementController,
  ObjectToDecisionController,
  ObjectToReportController,
  RecordMilestoneController,
  RecordNeedsController,
  RefuseEntitlementController,
  ReportAttendanceController,
  MoveLearnerController,
  RecordLiteracyController,
  RenewConsentController,
  RevokeConsentController,
  SetFollowUpController,
  SettleDisputeController,
  StartTransitionController,
  WithdrawEntitlementController,
  DuplicatesController,
  WithdrawMilestoneController,
  ConsentsController,
  DepartmentsController,
  FollowUpsController,
  LearnerController,
  ContactController,
  NamesController,
  PathsController,
  RulesController,
  SearchController,
  ...learnerImport.controllers,
];

const views = [
  {
    provide: Paths,
    inject: [DOCUMENTS],
    useFactory: (documents: DocumentStore) => Paths.open(documents),
  },
  {
    provide: FollowUps,
    inject: [DOCUMENTS],
    useFactory: (documents: DocumentStore) => FollowUps.open(documents),
  },
  {
    provide: NoteKeys,
    inject: [DOCUMENTS, KEY_RING],
    useFactory: (documents: DocumentStore, ring: KeyRing) => NoteKeys.open(documents, ring),
  },
  {
    provide: Consents,
    inject: [DOCUMENTS],
    useFactory: (documents: DocumentStore) => Consents.open(documents),
  },
  {
    provide: ProviderScope,
    inject: [DOCUMENTS],
    useFactory: (documents: DocumentStore) => ProviderScope.open(documents),
  },
  {
    provide: Identities,
    inject: [DOCUMENTS, SEALER],
    useFactory: (documents: DocumentStore, sealer: Sealer) => Identities.open(documents, sealer),
  },
  {
    provide: DuplicatePairs,
    inject: [DOCUMENTS, Identities],
    useFactory: (documents: DocumentStore, identities: Identities) => DuplicatePairs.open(documents, identities),
  },
  {
    provide: Plans,
    inject: [DOCUMENTS, COMMAND_EXECUTOR],
    useFactory: (documents: DocumentStore, executor: CommandExecutor) => Plans.open(documents, executor),
  },
  {
    provide: Rights,
    inject: [DOCUMENTS, COMMAND_EXECUTOR],
    useFactory: (documents: DocumentStore, executor: CommandExecutor) => Rights.open(documents, executor),
  },
];

/** Learners: who a person is, level, needs, entitlements, transitions, what departments report. */
@Module({})
export class LearnersModule {
  /** `infrastructure` gives the parts of this service (tokens of service-kit). */
  static on(infrastructure: DynamicModule): DynamicModule {
    return {
      module: LearnersModule,
      imports: [CqrsModule.forRoot(), infrastructure],
      controllers,
      providers: [
        ...handlers,
        ...views,
        ruleBookProvider,
        consentRulesProvider,
        departmentsProvider,
        transitionRulesProvider,
        ConsentDesk,
        MilestoneDesk,
        TransitionDesk,
        FollowUpDesk,
        NoteKeysWatch,
        municipalitiesProvider,
        blindIndexProvider,
        IssueWarnings,
        LearnerReach,
        Persons,
        WhoMaySeeNames,
        IdentityFeed,
        LearnersSubscriptions,
        timerWatch('learners', timedPolicies),
        ...learnerImport.providers,
      ],
      exports: [CqrsModule],
    };
  }
}
