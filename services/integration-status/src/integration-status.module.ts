import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import type { DocumentStore } from '#event-sourcing/projections';
import type { Clock } from '#event-sourcing';
import {
  CLOCK,
  CONFIGURATION,
  DOCUMENTS,
  type HouseConfiguration,
  levelProofRulesProvider,
  type Logger,
  LOGGER,
  SUBSCRIPTIONS,
  type SubscriptionHost,
} from '#service-kit';
import { COUNTY, type County, readCounty } from './county/county.js';
import { uncheckedDutyRules } from './deadlines/duty-rules.js';
import { uncheckedHintRules } from './hints/hint-rules.js';
import { PLACING_BOARD, PlacingBoard } from './matching/placing-board.js';
import { BoardController } from './queries/board.controller.js';
import { CasesController } from './queries/cases.controller.js';
import { CountyController } from './queries/county.controller.js';
import { CoordinationController } from './queries/coordination.controller.js';
import { DisputedController } from './queries/disputed.controller.js';
import { HandoverOffersController } from './queries/handover-offers.controller.js';
import { HandoverPartnersController } from './queries/handover-partners.controller.js';
import { DutiesController } from './queries/duties.controller.js';
import { DeadlinesController } from './queries/deadlines.controller.js';
import { ListsController } from './queries/lists.controller.js';
import { MergesController } from './queries/merges.controller.js';
import { WaitingController } from './queries/waiting.controller.js';
import { OverviewController } from './queries/overview.controller.js';
import { TimesController } from './queries/times.controller.js';
import { TransitionsController } from './queries/transitions.controller.js';
import { TakenInController } from './queries/taken-in.controller.js';
import { RunsController } from './queries/runs.controller.js';
import { openStatusModels, STATUS_VIEWS, type StatusModels, type StatusViews } from './rows/status-views.js';

const STATUS_MODELS = Symbol('STATUS_MODELS');

/** Read models over all services: nothing is decided here. */
@Module({})
export class IntegrationStatusModule implements OnModuleInit {
  constructor(
    @Inject(STATUS_MODELS) private readonly models: StatusModels,
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: SubscriptionHost,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** `infrastructure` gives documents and subscriptions of this service (tokens of service-kit). */
  static on(infrastructure: DynamicModule): DynamicModule {
    return {
      module: IntegrationStatusModule,
      imports: [infrastructure],
      controllers: [
        OverviewController,
        BoardController,
        CasesController,
        DisputedController,
        ListsController,
        HandoverOffersController,
        HandoverPartnersController,
        CoordinationController,
        DeadlinesController,
        DutiesController,
        TransitionsController,
        TimesController,
        CountyController,
        RunsController,
        TakenInController,
        WaitingController,
        MergesController,
      ],
      providers: [
        levelProofRulesProvider,
        {
          provide: COUNTY,
          inject: [CONFIGURATION],
          useFactory: ({ COUNTY_DIR }: HouseConfiguration) => readCounty(COUNTY_DIR),
        },
        {
          provide: STATUS_MODELS,
          inject: [DOCUMENTS, COUNTY],
          useFactory: (documents: DocumentStore, county: County) => openStatusModels(documents, county.municipalities),
        },
        {
          provide: PLACING_BOARD,
          inject: [STATUS_VIEWS],
          useFactory: (views: StatusViews) => new PlacingBoard(views, views.municipalities, views.rulesOn),
        },
        { provide: STATUS_VIEWS, inject: [STATUS_MODELS], useFactory: ({ views }: StatusModels) => views },
      ],
    };
  }

  onModuleInit(): void {
    const today = this.clock.today();
    const rules = [
      ...this.models.views.rulesOn(today).unchecked(today),
      ...uncheckedDutyRules(today),
      ...uncheckedHintRules(today),
    ];
    if (rules.length > 0) this.logger.warn({ rules }, 'nobody compared these rules with the law for a year');
    for (const projection of this.models.projections) this.subscriptions.addProjection(projection);
  }
}
