import type { OpenedEvent } from '#contracts';
import type { CommandExecutor } from '#event-sourcing';
import { type ActiveProjection, type DocumentStore, keyPrefix, openProjection } from '#event-sourcing/projections';
import { entitlementDecider } from '../domain/entitlement/entitlement.decider.js';
import type { IssuedEntitlement } from '../domain/entitlement/entitlement.state.js';
import { type CourseTypeOfRun, courseTypesOfRuns } from './course-type-of-run.projection.js';
import { BY_RUN, type RightsOfPerson, rightsOfPersons } from './rights-of-person.projection.js';

const PAGE = 200;

/** The state of the policies' own subscription, and the entitlements as their streams have them now. */
export class Rights {
  private constructor(
    private readonly persons: ActiveProjection<RightsOfPerson>,
    private readonly runs: ActiveProjection<CourseTypeOfRun>,
    private readonly executor: CommandExecutor,
  ) {}

  static async open(documents: DocumentStore, executor: CommandExecutor): Promise<Rights> {
    return new Rights(
      await openProjection(rightsOfPersons, documents),
      await openProjection(courseTypesOfRuns, documents),
      executor,
    );
  }

  /** The models that `apply` feeds. */
  get memory(): readonly ActiveProjection<unknown>[] {
    return [this.persons, this.runs];
  }

  /** Takes the events in; when it resolves, every query sees them. */
  async apply(batch: readonly OpenedEvent[]): Promise<void> {
    await this.runs.apply(batch);
    await this.persons.apply(batch);
  }

  async courseType(runId: string): Promise<string | undefined> {
    return (await this.runs.reader.get(runId))?.courseType;
  }

  /** The runs that began for a person, with the day, earliest first. */
  async startsOf(personRef: string): Promise<readonly { readonly runId: string; readonly on: string }[]> {
    const startedOn = (await this.persons.reader.get(personRef))?.startedOn ?? {};
    return Object.entries(startedOn)
      .map(([runId, on]) => ({ runId, on }))
      .sort((one, other) => (one.on + one.runId < other.on + other.runId ? -1 : 1));
  }

  /** Everybody for whom this run began. */
  async personsOf(runId: string): Promise<readonly string[]> {
    const personRefs: string[] = [];
    let after: string | undefined;
    do {
      const page = await this.persons.reader.keys(keyPrefix(BY_RUN, `${runId}|`), {
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      personRefs.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    return personRefs;
  }

  /** The entitlements of a person, majority-read. */
  async entitlementsOf(personRef: string): Promise<readonly IssuedEntitlement[]> {
    const ids = (await this.persons.reader.get(personRef))?.entitlementIds ?? [];
    const loaded = await Promise.all(ids.map((id) => this.executor.load(entitlementDecider, id)));
    return loaded.flatMap(({ state }) => (state.phase === 'unknown' || state.phase === 'erased' ? [] : [state]));
  }

  /** A right that may still be used; undefined: it was used, ended, or never given. */
  async openEntitlement(entitlementId: string): Promise<IssuedEntitlement | undefined> {
    const { state } = await this.executor.load(entitlementDecider, entitlementId);
    return state.phase === 'open' ? state : undefined;
  }
}
