import type { OpenedEvent } from '#contracts';
import type { CommandExecutor } from '#event-sourcing';
import { type ActiveProjection, type DocumentStore, openProjection } from '#event-sourcing/projections';
import { learnerDecider } from '../domain/learner/learner.decider.js';
import {
  type PlanSection,
  type PlansOfPerson,
  plansOfPersons,
  type ReachedMilestone,
} from './plans-of-person.projection.js';

/** The open steps of transitions, as the policies' own subscription has them. */
export class Plans {
  private constructor(
    private readonly persons: ActiveProjection<PlansOfPerson>,
    private readonly executor: CommandExecutor,
  ) {}

  static async open(documents: DocumentStore, executor: CommandExecutor): Promise<Plans> {
    return new Plans(await openProjection(plansOfPersons, documents), executor);
  }

  /** The models that `apply` feeds. */
  get memory(): readonly ActiveProjection<unknown>[] {
    return [this.persons];
  }

  /** Takes the events in; when it resolves, every query sees them. */
  apply(batch: readonly OpenedEvent[]): Promise<unknown> {
    return this.persons.apply(batch);
  }

  async of(personRef: string): Promise<readonly PlanSection[]> {
    return (await this.persons.reader.get(personRef))?.plans ?? [];
  }

  /** What was reported of a milestone of a person under each of her references, as far as it was heard of. */
  async reportsOf(personRef: string, milestone: string): Promise<readonly ReachedMilestone[]> {
    return (await this.persons.reader.get(personRef))?.milestones[milestone] ?? [];
  }

  /** The day of a person's latest level, majority-read. */
  async levelOn(personRef: string): Promise<string | undefined> {
    const { state } = await this.executor.load(learnerDecider, personRef);
    return state.phase === 'enrolled' ? state.level?.on : undefined;
  }
}
