import type { OpenedEvent } from '#contracts';
import type { CommandExecutor } from '#event-sourcing';
import { type ActiveProjection, type DocumentStore, keyPrefix, openProjection } from '#event-sourcing/projections';
import { entitlementDecider } from '../domain/entitlement/entitlement.decider.js';
import type { IssuedEntitlement } from '../domain/entitlement/entitlement.state.js';
import { type ImposedObligation, obligationDecider } from '../domain/obligation/obligation.decider.js';
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
  async startsOf(personRef: string): Promise<readonly OnDay[]> {
    return inOrder((await this.of(personRef)).startedOn);
  }

  /** The runs for which a person is registered, with the day, earliest first. */
  async registrationsOf(personRef: string): Promise<readonly OnDay[]> {
    return inOrder((await this.of(personRef)).registeredOn);
  }

  /** The day on which a person left a run before its end. */
  async leftOn(personRef: string, runId: string): Promise<string | undefined> {
    return (await this.of(personRef)).leftOn[runId];
  }

  /** Whether a person is registered for a run, or was when it began. */
  async attends(personRef: string, runId: string): Promise<boolean> {
    const { startedOn, registeredOn } = await this.of(personRef);
    return runId in startedOn || runId in registeredOn;
  }

  /** Everybody who is registered for this run, or for whom it began. */
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

  /** The entitlements of a person, majority-read; what was refused is none. */
  async entitlementsOf(personRef: string): Promise<readonly IssuedEntitlement[]> {
    const { entitlementIds } = await this.of(personRef);
    return (await Promise.all(entitlementIds.map((id) => this.entitlement(id)))).flatMap((one) => one ?? []);
  }

  async entitlement(entitlementId: string): Promise<IssuedEntitlement | undefined> {
    const { state } = await this.executor.load(entitlementDecider, entitlementId);
    return state.phase === 'unknown' || state.phase === 'erased' || state.phase === 'refused' ? undefined : state;
  }

  /** Whose right, or refused right, an id names. */
  async holderOf(entitlementId: string): Promise<string | undefined> {
    const { state } = await this.executor.load(entitlementDecider, entitlementId);
    if (state.phase === 'unknown' || state.phase === 'erased') return undefined;
    return (state.phase === 'refused' ? state.refusal : state.right).personRef;
  }

  /** The obligations of a person, majority-read. */
  async obligationsOf(personRef: string): Promise<readonly ImposedObligation[]> {
    const { obligationIds } = await this.of(personRef);
    const loaded = await Promise.all(obligationIds.map((id) => this.executor.load(obligationDecider, id)));
    return loaded.flatMap(({ state }) => (state.phase === 'unknown' || state.phase === 'erased' ? [] : [state]));
  }

  /** The consents that were given for a person, also those that ended. */
  async consentIdsOf(personRef: string): Promise<readonly string[]> {
    return (await this.of(personRef)).consentIds;
  }

  private async of(personRef: string): Promise<RightsOfPerson> {
    return (await this.persons.reader.get(personRef)) ?? NOBODY;
  }
}

interface OnDay {
  readonly runId: string;
  readonly on: string;
}

const NOBODY: RightsOfPerson = {
  entitlementIds: [],
  obligationIds: [],
  consentIds: [],
  startedOn: {},
  registeredOn: {},
  leftOn: {},
};

const inOrder = (byRun: RightsOfPerson['startedOn']): readonly OnDay[] =>
  Object.entries(byRun)
    .map(([runId, on]) => ({ runId, on }))
    .sort((one, other) => (one.on + one.runId < other.on + other.runId ? -1 : 1));
