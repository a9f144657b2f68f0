import type { OnApplicationBootstrap } from '@nestjs/common';
import type { ActiveProjection } from '#event-sourcing/projections';
import {
  type HostedStatus,
  HostedSubscription,
  type ServiceSubscription,
  type SubscriptionParts,
} from './hosted-subscription.js';

/** The part of a projection at work that its subscription needs. */
export type HostedProjection = ActiveProjection<unknown>;

/**
 * The subscriptions of one service. Added while modules are made (onModuleInit at the latest), started together when
 * the application is up, stopped before anything that they write to is closed.
 */
export class SubscriptionHost implements OnApplicationBootstrap {
  private readonly hosted = new Map<string, HostedSubscription>();
  private readonly active = new Map<string, HostedProjection>();
  private started = false;

  constructor(
    private readonly service: string,
    private readonly parts: SubscriptionParts,
  ) {}

  /** Throws for a group that is taken, or whose name does not begin with the service's. */
  add(subscription: ServiceSubscription): void {
    const { group } = subscription;
    if (!group.startsWith(`${this.service}.`)) throw new Error(`the group ${group} must begin with "${this.service}."`);
    if (this.hosted.has(group)) throw new Error(`the group ${group} is taken`);
    if (this.started) throw new Error(`the group ${group} comes after the start`);
    this.hosted.set(group, new HostedSubscription(subscription, this.parts));
  }

  /** Feeds a read model from the log; every generation of it reads under a group of its own. */
  addProjection(active: HostedProjection): void {
    this.active.set(active.name, active);
    this.add({
      group: this.groupOf(active.name),
      contexts: active.contexts,
      handle: (batch) => active.apply(batch),
      generation: () => generationOf(active),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.started = true;
    await Promise.all([...this.hosted.values()].map((subscription) => subscription.start()));
  }

  /** Lets the batches in work end. */
  async stop(): Promise<void> {
    await Promise.all([...this.hosted.values()].map((subscription) => subscription.stop()));
  }

  status(): Promise<readonly HostedStatus[]> {
    return Promise.all([...this.hosted.values()].map((subscription) => subscription.status()));
  }

  projections(): readonly HostedProjection[] {
    return [...this.active.values()];
  }

  projection(name: string): HostedProjection | undefined {
    return this.active.get(name);
  }

  groupOf(projection: string): string {
    return `${this.service}.${projection}`;
  }

  /** Reads on under the group of the generation now in use. */
  async follow(projection: string): Promise<void> {
    await this.hosted.get(this.groupOf(projection))?.follow();
  }

  /** Resolves when everything that the topics held at the time of the call is handled; for tests. */
  async caughtUp(): Promise<void> {
    await Promise.all([...this.hosted.values()].map((subscription) => subscription.caughtUp()));
  }

  /** Has what people asked for about a parked stream done at once. */
  lookForRequests(group: string): void {
    this.hosted.get(group)?.lookForRequests();
  }
}

/** `v1.g2` of `runs.v1.g2`: parking goes by group and generation. */
export const generationOf = ({ name, group }: Pick<HostedProjection, 'name' | 'group'>): string =>
  group.slice(name.length + 1);
