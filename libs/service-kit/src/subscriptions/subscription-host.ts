import type { OnApplicationBootstrap } from '@nestjs/common';
import { describeFault } from '#messaging';
import { HostedModel, type HostedProjection } from './hosted-model.js';
import {
  type HostedStatus,
  HostedSubscription,
  type ServiceSubscription,
  type SubscriptionParts,
} from './hosted-subscription.js';
import { pause } from './pause.js';

/** So often a process looks whether another one has switched a read model. */
const LOOK_AFTER_MS = 1_500;

/**
 * The subscriptions of one service. Added while modules are made (onModuleInit at the latest), started together when
 * the application is up, stopped before anything that they write to is closed.
 */
export class SubscriptionHost implements OnApplicationBootstrap {
  private readonly hosted = new Map<string, HostedSubscription>();
  private readonly models = new Map<string, HostedModel>();
  private readonly stopping = new AbortController();
  private started = false;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: string,
    private readonly parts: SubscriptionParts,
    private readonly lookAfterMs = LOOK_AFTER_MS,
  ) {}

  /** Throws for a group that is taken, or whose name does not begin with the service's. */
  add(subscription: ServiceSubscription): void {
    const { group } = subscription;
    this.refuse(group);
    this.hosted.set(group, new HostedSubscription(subscription, this.parts));
  }

  /** Feeds a read model from the log; every generation of it reads under a group of its own. */
  addProjection(active: HostedProjection): void {
    const group = `${this.service}.${active.name}`;
    this.refuse(group);
    this.models.set(active.name, new HostedModel(active, group, this.parts));
  }

  async onApplicationBootstrap(): Promise<void> {
    this.started = true;
    await Promise.all([...this.hosted.values(), ...this.models.values()].map((one) => one.start()));
    this.looking = this.lookAfterModels();
  }

  /** Lets the batches in work end. For good: nothing starts any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
    await Promise.all([...this.hosted.values(), ...this.models.values()].map((one) => one.stop()));
  }

  status(): Promise<readonly HostedStatus[]> {
    return Promise.all(this.subscriptions().map((subscription) => subscription.status()));
  }

  projections(): readonly HostedModel[] {
    return [...this.models.values()];
  }

  projection(name: string): HostedModel | undefined {
    return this.models.get(name);
  }

  /** Resolves when everything that the topics held at the time of the call is handled; for tests. */
  async caughtUp(): Promise<void> {
    await Promise.all(this.subscriptions().map((subscription) => subscription.caughtUp()));
  }

  /** Has what people asked for about a parked stream done at once. */
  lookForRequests(group: string): void {
    for (const subscription of this.subscriptions()) if (subscription.group === group) subscription.lookForRequests();
  }

  private subscriptions(): readonly HostedSubscription[] {
    return [...this.hosted.values(), ...this.projections().map(({ subscription }) => subscription)];
  }

  private refuse(group: string): void {
    if (!group.startsWith(`${this.service}.`)) throw new Error(`the group ${group} must begin with "${this.service}."`);
    if (this.hosted.has(group) || this.projections().some((model) => model.group === group))
      throw new Error(`the group ${group} is taken`);
    if (this.started) throw new Error(`the group ${group} comes after the start`);
  }

  private async lookAfterModels(): Promise<void> {
    const { signal } = this.stopping;
    for (await pause(this.lookAfterMs, signal); !signal.aborted; await pause(this.lookAfterMs, signal)) {
      for (const model of this.models.values()) await this.lookAfter(model);
    }
  }

  private async lookAfter(model: HostedModel): Promise<void> {
    try {
      await model.lookAfter();
    } catch (error) {
      // What failed is done again at the next look.
      const fault = describeFault(error);
      this.parts.logger.warn({ group: model.group, fault }, 'projection: not looked after, trying again');
    }
  }
}
