import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type SubscriptionHost, SUBSCRIPTIONS } from '#service-kit';
import { AllianceViews } from './views/alliance-views.js';

/** Feeds the views of this service from its own topic. */
@Injectable()
export class AllianceSubscriptions implements OnModuleInit {
  constructor(
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: SubscriptionHost,
    @Inject(AllianceViews) private readonly views: AllianceViews,
  ) {}

  onModuleInit(): void {
    for (const projection of this.views.projections) this.subscriptions.addProjection(projection);
  }
}
