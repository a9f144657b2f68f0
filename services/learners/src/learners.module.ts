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
import { CompleteTransitionController } from './commands/complete-transition/complete-transition.controller.js';
import { CompleteTransitionHandler } from './commands/complete-transition/complete-transition.handler.js';
import { CorrectIdentityController } from './commands/correct-identity/correct-identity.controller.js';
import { CorrectIdentityHandler } from './commands/correct-identity/correct-identity.handler.js';
import { CorrectLevelController } from './commands/correct-level/correct-level.controller.js';
import { CorrectLevelHandler } from './commands/correct-level/correct-level.handler.js';
import { DismissDuplicateController } from './commands/dismiss-duplicate/dismiss-duplicate.controller.js';
import { DismissDuplicateHandler } from './commands/dismiss-duplicate/dismiss-duplicate.handler.js';
import { DisputeDatumController } from './commands/dispute-datum/dispute-datum.controller.js';
import { DisputeDatumHandler } from './commands/dispute-datum/dispute-datum.handler.js';
import { EnrollLearnerController } from './commands/enroll-learner/enroll-learner.controller.js';
import { EnrollLearnerHandler } from './commands/enroll-learner/enroll-learner.handler.js';
import { GrantConsentController } from './commands/grant-consent/grant-consent.controller.js';
import { GrantConsentHandler } from './commands/grant-consent/grant-consent.handler.js';
import { IssueEntitlementController } from './commands/issue-entitlement/issue-entitlement.controller.js';
import { IssueEntitlementHandler } from './commands/issue-entitlement/issue-entitlement.handler.js';
import { IssueWarnings } from './commands/issue-entitlement/issue-warnings.js';
import { MergeLearnersController } from './commands/merge-learners/merge-learners.controller.js';
import { MergeLearnersHandler } from './commands/merge-learners/merge-learners.handler.js';
import { MoveLearnerController } from './commands/move-learner/move-learner.controller.js';
import { MoveLearnerHandler } from './commands/move-learner/move-learner.handler.js';
import { PresumeLapseHandler } from './commands/presume-lapse/presume-lapse.handler.js';
import { RecordLiteracyController } from './commands/record-literacy/record-literacy.controller.js';
import { RecordLiteracyHandler } from './commands/record-literacy/record-literacy.handler.js';
import { RecordMilestoneController } from './commands/record-milestone/record-milestone.controller.js';
import { RecordMilestoneHandler } from './commands/record-milestone/record-milestone.handler.js';
import { RecordNeedsController } from './commands/record-needs/record-needs.controller.js';
import { RecordNeedsHandler } from './commands/record-needs/record-needs.handler.js';
import { RevokeConsentController } from './commands/revoke-consent/revoke-consent.controller.js';
import { RevokeConsentHandler } from './commands/revoke-consent/revoke-consent.handler.js';
import { SettleDisputeController } from './commands/settle-dispute/settle-dispute.controller.js';
import { SettleDisputeHandler } from './commands/settle-dispute/settle-dispute.handler.js';
import { StartTransitionController } from './commands/start-transition/start-transition.controller.js';
import { StartTransitionHandler } from './commands/start-transition/start-transition.handler.js';
import { UndoMergeController } from './commands/undo-merge/undo-merge.controller.js';
import { UndoMergeHandler } from './commands/undo-merge/undo-merge.handler.js';
import { UseEntitlementHandler } from './commands/use-entitlement/use-entitlement.handler.js';
import { WithdrawEntitlementController } from './commands/withdraw-entitlement/withdraw-entitlement.controller.js';
import { WithdrawEntitlementHandler } from './commands/withdraw-entitlement/withdraw-entitlement.handler.js';
import { learnerImport } from './import/import.module.js';
import { LearnersSubscriptions } from './learners-subscriptions.js';
import { Rights } from './policies/rights.js';
import { timedPolicies } from './policies/timed.js';
import { ruleBookProvider } from './rules/rule-book.provider.js';
import { DuplicatePairs } from './views/duplicates/duplicate-pairs.js';
import { DuplicatesController } from './views/duplicates/duplicates.controller.js';
import { blindIndexProvider } from './views/identities/blind-index.provider.js';
import { Identities } from './views/identities/identities.js';
import { IdentityFeed } from './views/identities/identity-feed.js';
import { NamesController } from './views/identities/names.controller.js';
import { Persons } from './views/identities/persons.js';
import { SearchController } from './views/identities/search.controller.js';
import { WhoMaySeeNames } from './views/identities/who-may-see-names.js';
import { LearnerController } from './views/learner/learner.controller.js';
import { LearnerReach } from './views/provider-scope/learner-reach.js';
import { ProviderScope } from './views/provider-scope/provider-scope.js';

const handlers = [
  AssessLevelHandler,
  CompleteTransitionHandler,
  CorrectIdentityHandler,
  CorrectLevelHandler,
  DismissDuplicateHandler,
  DisputeDatumHandler,
  EnrollLearnerHandler,
  GrantConsentHandler,
  IssueEntitlementHandler,
  MergeLearnersHandler,
  MoveLearnerHandler,
  PresumeLapseHandler,
  RecordLiteracyHandler,
  RecordMilestoneHandler,
  RecordNeedsHandler,
  RevokeConsentHandler,
  SettleDisputeHandler,
  StartTransitionHandler,
  UndoMergeHandler,
  UseEntitlementHandler,
  WithdrawEntitlementHandler,
];

const controllers = [
  UndoMergeController,
  MergeLearnersController,
  DismissDuplicateController,
  AssessLevelController,
  CompleteTransitionController,
  CorrectIdentityController,
  CorrectLevelController,
  DisputeDatumController,
  EnrollLearnerController,
  GrantConsentController,
  IssueEntitlementController,
  MoveLearnerController,
  RecordLiteracyController,
  RecordMilestoneController,
  RecordNeedsController,
  RevokeConsentController,
  SettleDisputeController,
  StartTransitionController,
  WithdrawEntitlementController,
  DuplicatesController,
  LearnerController,
  NamesController,
  SearchController,
  ...learnerImport.controllers,
];

const views = [
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
