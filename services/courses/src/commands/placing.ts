import { Inject, Injectable } from '@nestjs/common';
import { boundTo, type Principal, Problem, waitUntilSeen } from '#service-kit';
import type { Person } from '../views/persons/person.projection.js';
import { Persons } from '../views/persons/persons.js';
import { CourseFacts } from './course-facts.js';

/** What the decision about a placement says of an entry that there is not. */
const NO_OPEN_ENTRY = 'There is no such open entry.';
/** Seconds after which a person taken in a moment ago is heard of. */
const RETRY_AFTER = '2';

/**
 * Who may bring a person to a run or to the waiting list. A registration opens the case and the name to the provider, so
 * a reference alone is not enough: a provider brings whom it took in, whom it teaches or taught, and who was offered to
 * it; to a run of a type for which she waits every provider may, that is what the waiting list is for.
 */
@Injectable()
export class Placing {
  constructor(
    @Inject(Persons) private readonly persons: Persons,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  /** Throws Problem 409 when the person is not known here, or cannot be registered for the run by this principal. */
  async requireForRun(principal: Principal, personRef: string, runId: string): Promise<void> {
    const { plan } = await this.courses.run(runId);
    await this.require(
      principal,
      personRef,
      ({ waitsFor }) => plan !== undefined && waitsFor.includes(plan.courseType),
    );
  }

  /** Throws Problem 409 when the person is not known here, or cannot be put on the waiting list by this principal. */
  requireForWaitingList(principal: Principal, personRef: string): Promise<void> {
    return this.require(principal, personRef, () => false);
  }

  /**
   * Throws Problem 404 for an entry of a person whom the principal cannot put on the waiting list, as for one that does
   * not exist: no hints.
   */
  async requireOwnEntry(principal: Principal, entryId: string, detail = 'There is no such entry.'): Promise<void> {
    const bound = boundTo(principal);
    if (!bound) return;
    const { need } = await this.courses.waitingEntry(entryId);
    const person = need && (await this.persons.get(need.personRef));
    if (person && (await this.isOf(bound.ids, person))) return;
    throw new Problem({ status: 404, code: 'entry-unknown', detail });
  }

  /**
   * Whose open need the entry is; undefined: there is none. Throws Problem 404 where the run is of another type and the
   * person out of reach: the waiting list is open to the providers of what is waited for.
   */
  async personOfEntry(principal: Principal, entryId: string, runId: string): Promise<string | undefined> {
    const { need, phase } = await this.courses.waitingEntry(entryId);
    if (!need || phase !== 'open') return undefined;
    const { plan } = await this.courses.run(runId);
    if (plan?.courseType !== need.courseType) await this.requireOwnEntry(principal, entryId, NO_OPEN_ENTRY);
    return need.personRef;
  }

  private async require(
    principal: Principal,
    personRef: string,
    isOpenToAll: (person: Person) => boolean,
  ): Promise<void> {
    if (await waitUntilSeen(() => this.isReached(principal, personRef, isOpenToAll))) return;
    this.persons.refuseWhileFilling();
    const detail =
      'No person of this reference can be placed by you. Who was taken in, offered or put on the waiting list a moment ago can be soon: try again.';
    // The same for a person who does not exist and one who is out of reach: no hints.
    throw new Problem({
      status: 409,
      code: 'person-unknown',
      detail,
      errors: [{ at: '/personRef', code: 'person-unknown', detail }],
      headers: { 'retry-after': RETRY_AFTER },
    });
  }

  /**
   * Whether the principal may bring the person to the run, as far as is known now: a row of a file waits for nobody.
   * Throws StoreUnavailable while the view of persons is being filled.
   */
  async mayBringToRun(principal: Principal, personRef: string, runId: string): Promise<boolean> {
    const { plan } = await this.courses.run(runId);
    const waits = ({ waitsFor }: Person): boolean => plan !== undefined && waitsFor.includes(plan.courseType);
    if (await this.isReached(principal, personRef, waits)) return true;
    this.persons.refuseWhileFilling();
    return false;
  }

  /**
   * Whether the principal may put the person on the waiting list, as far as is known now: a row of a file waits for
   * nobody. Throws StoreUnavailable while the view of persons is being filled.
   */
  async mayPutOnWaitingList(principal: Principal, personRef: string): Promise<boolean> {
    if (await this.isReached(principal, personRef, () => false)) return true;
    this.persons.refuseWhileFilling();
    return false;
  }

  private async isReached(
    principal: Principal,
    personRef: string,
    isOpenToAll: (person: Person) => boolean,
  ): Promise<boolean> {
    const person = await this.persons.get(personRef);
    if (!person) return false;
    const bound = boundTo(principal);
    return bound === undefined || isOpenToAll(person) || this.isOf(bound.ids, person);
  }

  private async isOf(providers: readonly string[], { takenInBy, offeredTo, runIds }: Person): Promise<boolean> {
    if ([...takenInBy, ...offeredTo].some((provider) => providers.includes(provider))) return true;
    const runs = await Promise.all(runIds.map((runId) => this.courses.run(runId)));
    return runs.some(({ plan }) => plan !== undefined && providers.includes(plan.providerId));
  }
}
