import fastifyMultipart from '@fastify/multipart';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Upstreams } from './api/upstreams.js';
import { ContractDocumentsModule } from './contract-documents/contract-documents.module.js';
import { serveAssets } from './assets/assets.js';
import { BoardCsvController } from './csv/board-csv.controller.js';
import { CsvController } from './csv/csv.controller.js';
import { CONFIGURATION } from '#service-kit';
import { dashboardOptions } from './configuration.js';
import { DASHBOARD_OPTIONS } from './dashboard-options.js';
import { Pages } from './layout/pages.js';
import { AccessibilityController } from './pages/accessibility/accessibility.controller.js';
import { CaseController } from './pages/case/case.controller.js';
import { CaseView } from './pages/case/case-view.js';
import { CaseDeskController } from './pages/case/desk/case-desk.controller.js';
import { CaseDataController } from './pages/case/data.controller.js';
import { CaseCsvController } from './pages/case/case-csv.controller.js';
import { CoordinationCsvController } from './pages/coordination/coordination-csv.controller.js';
import { CoordinationPageController } from './pages/coordination/coordination.controller.js';
import { AgreementsController, AgreementsCsvController } from './pages/handovers/agreements/agreements.controller.js';
import { HandoverLetterController } from './pages/handovers/letter/letter.controller.js';
import { MediationController, MediationCsvController } from './pages/handovers/mediation/mediation.controller.js';
import { OfferPageController } from './pages/handovers/offer/offer.controller.js';
import { StageTimesController } from './pages/handovers/times/times.controller.js';
import { CourseRunPageController } from './pages/course-run/course-run.controller.js';
import { CourseRunView } from './pages/course-run/course-run-view.js';
import { ParticipationPageController } from './pages/course-run/participation/participation.controller.js';
import { CourseRunCsvController } from './pages/course-run/course-run-csv.controller.js';
import { DeadlinesCsvController, DeadlinesPageController } from './pages/deadlines/deadlines.controller.js';
import { DutyDoneController } from './pages/deadlines/duty-done.controller.js';
import { RightDecisionController } from './pages/deadlines/right-decision.controller.js';
import { OverlapsController } from './pages/overlaps/overlaps.controller.js';
import { CatalogueController } from './pages/catalogue/catalogue.controller.js';
import { ProvidersController } from './pages/providers/providers.controller.js';
import { CoursesController } from './pages/courses/courses.controller.js';
import { CoursesCsvController } from './pages/courses/courses-csv.controller.js';
import { FinderController } from './pages/courses/finder.controller.js';
import { PlanCourseController } from './pages/courses/plan.controller.js';
import { ProviderController } from './pages/courses/provider.controller.js';
import { CourseRunController } from './pages/courses/run.controller.js';
import { FollowUpsCsvController } from './pages/follow-ups/follow-ups-csv.controller.js';
import { FollowUpsPageController } from './pages/follow-ups/follow-ups.controller.js';
import { DuplicatesPageController } from './pages/duplicates/duplicates.controller.js';
import { HandoversController } from './pages/handovers/handovers.controller.js';
import { ImportPageController } from './pages/import/import.controller.js';
import { PastImportsCsvController, PastImportsPageController } from './pages/import/past-imports.controller.js';
import { KeptFiles } from './pages/import/kept-files.js';
import { LettersCsvController } from './pages/letters/letters-csv.controller.js';
import { LettersPageController } from './pages/letters/letters.controller.js';
import { NextStepController } from './pages/person/next-step.controller.js';
import { PersonController } from './pages/person/person.controller.js';
import { OperationsPageController } from './pages/operations/operations.controller.js';
import { OperationsCsvController } from './pages/operations/operations-csv.controller.js';
import { RefusalsPageController } from './pages/operations/refusals.controller.js';
import { DistributionController } from './pages/overview/distribution.controller.js';
import { ListsPageController } from './pages/overview/lists.controller.js';
import { OverviewController } from './pages/overview/overview.controller.js';
import { RightsPageController } from './pages/rights/rights.controller.js';
import { MergesPageController } from './pages/waiting-list/merges.controller.js';
import { WaitingCsvController } from './pages/waiting-list/waiting-csv.controller.js';
import { WaitingTimesController } from './pages/waiting-times/waiting-times.controller.js';
import { WaitingListController } from './pages/waiting-list/waiting-list.controller.js';
import { NothingHereController } from './problems/nothing-here.controller.js';
import { PageProblemFilter } from './problems/page-problem.filter.js';
import { DevelopmentIssuer } from './session/development-issuer.js';
import { SameOriginGuard } from './session/same-origin.guard.js';
import { SessionController } from './session/session.controller.js';

/** The pages. Nothing is decided or kept here: every answer comes from the services, with the reader's own rights. */
@Module({
  imports: [ContractDocumentsModule],
  controllers: [
    SessionController,
    AccessibilityController,
    OverviewController,
    ListsPageController,
    DistributionController,
    CaseController,
    CaseCsvController,
    CaseDeskController,
    CaseDataController,
    CsvController,
    BoardCsvController,
    FollowUpsPageController,
    FollowUpsCsvController,
    CourseRunCsvController,
    ParticipationPageController,
    CourseRunPageController,
    DeadlinesPageController,
    DutyDoneController,
    DeadlinesCsvController,
    RightDecisionController,
    RightsPageController,
    HandoversController,
    DuplicatesPageController,
    CoordinationPageController,
    CoordinationCsvController,
    OfferPageController,
    AgreementsController,
    AgreementsCsvController,
    MediationController,
    MediationCsvController,
    HandoverLetterController,
    StageTimesController,
    PersonController,
    NextStepController,
    LettersCsvController,
    LettersPageController,
    OverlapsController,
    CatalogueController,
    ProvidersController,
    CoursesController,
    CoursesCsvController,
    PlanCourseController,
    ProviderController,
    CourseRunController,
    FinderController,
    ImportPageController,
    PastImportsPageController,
    PastImportsCsvController,
    OperationsPageController,
    OperationsCsvController,
    RefusalsPageController,
    MergesPageController,
    WaitingCsvController,
    WaitingTimesController,
    WaitingListController,
    NothingHereController,
  ],
  providers: [
    { provide: DASHBOARD_OPTIONS, inject: [CONFIGURATION], useFactory: dashboardOptions },
    Upstreams,
    Pages,
    CaseView,
    CourseRunView,
    KeptFiles,
    DevelopmentIssuer,
    SameOriginGuard,
    PageProblemFilter,
  ],
})
export class DashboardModule {}

/** What the pages need of the server: forms, files, style sheets. Before the routes are made. */
export async function prepareDashboard(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyMultipart);
  app.get(Pages, { strict: false }).useAssets(await serveAssets(app));
}
