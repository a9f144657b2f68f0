import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { DocumentStore } from '#event-sourcing/projections';
import { DOCUMENTS } from '#service-kit';
import { AllianceSubscriptions } from './alliance-subscriptions.js';
import { AssignMeasureController } from './commands/assign-measure/assign-measure.controller.js';
import { AssignMeasureHandler } from './commands/assign-measure/assign-measure.handler.js';
import { CompleteMeasureController } from './commands/complete-measure/complete-measure.controller.js';
import { CompleteMeasureHandler } from './commands/complete-measure/complete-measure.handler.js';
import { ConveneMeetingController } from './commands/convene-meeting/convene-meeting.controller.js';
import { ConveneMeetingHandler } from './commands/convene-meeting/convene-meeting.handler.js';
import { FoundBodyController } from './commands/found-body/found-body.controller.js';
import { FoundBodyHandler } from './commands/found-body/found-body.handler.js';
import { RaiseTopicController } from './commands/raise-topic/raise-topic.controller.js';
import { RaiseTopicHandler } from './commands/raise-topic/raise-topic.handler.js';
import { TakeDecisionController } from './commands/take-decision/take-decision.controller.js';
import { TakeDecisionHandler } from './commands/take-decision/take-decision.handler.js';
import { allianceImport } from './import/import.module.js';
import { AllianceViews } from './views/alliance-views.js';
import { BodiesController } from './views/bodies/bodies.controller.js';
import { MeasuresController } from './views/measures/measures.controller.js';
import { MeetingsController } from './views/meetings/meetings.controller.js';
import { TopicsController } from './views/topics/topics.controller.js';

const handlers = [
  AssignMeasureHandler,
  CompleteMeasureHandler,
  ConveneMeetingHandler,
  FoundBodyHandler,
  RaiseTopicHandler,
  TakeDecisionHandler,
];

const controllers = [
  AssignMeasureController,
  CompleteMeasureController,
  ConveneMeetingController,
  FoundBodyController,
  RaiseTopicController,
  TakeDecisionController,
  BodiesController,
  MeasuresController,
  MeetingsController,
  TopicsController,
  ...allianceImport.controllers,
];

/** Action alliance: bodies, topics, meetings, decisions, measures. */
@Module({})
export class ActionAllianceModule {
  /** `infrastructure` gives the parts of this service (tokens of service-kit). */
  static on(infrastructure: DynamicModule): DynamicModule {
    return {
      module: ActionAllianceModule,
      imports: [CqrsModule.forRoot(), infrastructure],
      controllers,
      providers: [
        ...handlers,
        {
          provide: AllianceViews,
          inject: [DOCUMENTS],
          useFactory: (documents: DocumentStore) => AllianceViews.open(documents),
        },
        AllianceSubscriptions,
        ...allianceImport.providers,
      ],
      exports: [CqrsModule],
    };
  }
}
