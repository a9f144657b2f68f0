import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { CommandExecutor } from '#event-sourcing';
import type { DocumentStore } from '#event-sourcing/projections';
import type { Sealer } from '#privacy';
import {
  COMMAND_EXECUTOR,
  DOCUMENTS,
  municipalitiesProvider,
  policyOutcomesProvider,
  SEALER,
  timerWatch,
} from '#service-kit';
import { AssessLevelController } from './commands/assess-level/assess-level.controller.js';
import { AssessLevelHandler } from './commands/assess-level/assess-level.handler.js';
import { ChangeEntitlementHandler } from './commands/change-entitlement/change-entitlement.handler.js';
import { CompleteTransitionController } from './commands/complete-transition/complete-transition.controller.js';
import { CompleteTransitionHandler } from './commands/complete-transition/complete-transition.handler.js';
import { DecideLapseController } from './commands/decide-lapse/decide-lapse.controller.js';
import { DisputeDatumController } from './commands/dispute-datum/dispute-datum.controller.js';
import { DisputeDatumHandler } from './commands/dispute-datum/dispute-datum.handler.js';
import { EnrollLearnerController } from './commands/enroll-learner/enroll-learner.controller.js';
import { EnrollLearnerHandler } from './commands/enroll-learner/enroll-learner.handler.js';
import { ExtendEntitlementController } from './commands/extend-entitlement/extend-entitlement.controller.js';
import { FinishObligationController } from './commands/finish-obligation/finish-obligation.controller.js';
import { GrantConsentController } from './commands/grant-consent/grant-consent.controller.js';
import { GrantConsentHandler } from './commands/grant-consent/grant-consent.handler.js';
import { ChangeObligationHandler } from './commands/impose-obligation/change-obligation.handler.js';
import { ImposeObligationController } from './commands/impose-obligation/impose-obligation.controller.js';
import { IssueEntitlementController } from './commands/issue-entitlement/issue-entitlement.controller.js';
import { IssueEntitlementHandler } from './commands/issue-entitlement/issue-entitlement.handler.js';
import { IssueWarnings } from './commands/issue-entitlement/issue-warnings.js';
import { ObjectToDecisionController } from './commands/object-to-decision/object-to-decision.controller.js';
import { ObjectToReportController } from './commands/object-to-report/object-to-report.controller.js';
import { RecordMilestoneController } from './commands/record-milestone/record-milestone.controller.js';
import { RecordMilestoneHandler } from './commands/record-milestone/record-milestone.handler.js';
import { RecordNeedsController } from './commands/record-needs/record-needs.controller.js';
import { RecordNeedsHandler } from './commands/record-needs/record-needs.handler.js';
import { RefuseEntitlementController } from './commands/refuse-entitlement/refuse-entitlement.controller.js';
import { RefuseEntitlementHandler } from './commands/refuse-entitlement/refuse-entitlement.handler.js';
import { ChangeReportHandler } from './commands/report-attendance/change-report.handler.js';
import { ReportAttendanceController } from './commands/report-attendance/report-attendance.controller.js';
import { RevokeConsentController } from './commands/revoke-consent/revoke-consent.controller.js';
import { RevokeConsentHandler } from './commands/revoke-consent/revoke-consent.handler.js';
import { SettleDisputeController } from './commands/settle-dispute/settle-dispute.controller.js';
import { SettleDisputeHandler } from './commands/settle-dispute/settle-dispute.handler.js';
import { StartTransitionController } from './commands/start-transition/start-transition.controller.js';
import { StartTransitionHandler } from './commands/start-transition/start-transition.handler.js';
import { WithdrawEntitlementController } from './commands/withdraw-entitlement/withdraw-entitlement.controller.js';
import { learnerImport } from './import/import.module.js';
import { LearnersSubscriptions } from './learners-subscriptions.js';
import { Rights } from './policies/rights.js';
import { timedPolicies } from './policies/timed.js';
import { ruleBookProvider } from './rules/rule-book.provider.js';
import { blindIndexProvider } from './views/identities/blind-index.provider.js';
import { Identities } from './views/identities/identities.js';
import { IdentityFeed } from './views/identities/identity-feed.js';
import { NamesController } from './views/identities/names.controller.js';
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
  CompleteTransitionHandler,
  DisputeDatumHandler,
  EnrollLearnerHandler,
  GrantConsentHandler,
  IssueEntitlementHandler,
  RecordMilestoneHandler,
  RecordNeedsHandler,
  RefuseEntitlementHandler,
  RevokeConsentHandler,
  SettleDisputeHandler,
  StartTransitionHandler,
];

const controllers = [
  AssessLevelController,
  CompleteTransitionController,
  DecideLapseController,
  DisputeDatumController,
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
  RevokeConsentController,
  SettleDisputeController,
  StartTransitionController,
  WithdrawEntitlementController,
  LearnerController,
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
        municipalitiesProvider,
        policyOutcomesProvider,
        blindIndexProvider,
        IssueWarnings,
        LearnerReach,
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
