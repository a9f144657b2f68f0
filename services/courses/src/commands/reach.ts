import { Inject, Injectable } from '@nestjs/common';
import { boundTo, type Principal, Problem, requireProvider, withinScope } from '#service-kit';
import { CourseFacts } from './course-facts.js';

/** Whether the signed-in principal may act here: a provider for its own runs and participants alone. */
@Injectable()
export class Reach {
  constructor(@Inject(CourseFacts) private readonly facts: CourseFacts) {}

  /** Throws Problem 403 for the run of another provider. A run that nobody knows is left to the decision. */
  async requireRun(principal: Principal, runId: string): Promise<void> {
    if (!boundTo(principal)) return;
    const { plan } = await this.facts.run(runId);
    if (plan) requireProvider(principal, plan.providerId);
  }

  /** Throws Problem 404 for a registration out of reach, as for one that does not exist: no hints. */
  async requireRegistration(principal: Principal, personRef: string, registrationId: string): Promise<void> {
    if (!boundTo(principal)) return;
    const registration = await this.facts.registration(personRef, registrationId);
    if (registration && withinScope(principal, { provider: registration.providerId })) return;
    throw new Problem({ status: 404, code: 'registration-unknown', detail: 'The person has no such registration.' });
  }

  /** Throws Problem 404 for a merge of others' runs, as for one that does not exist: no hints. */
  async requireMerge(principal: Principal, mergeId: string): Promise<void> {
    if (!boundTo(principal)) return;
    const { merge } = await this.facts.merge(mergeId);
    if (merge && withinScope(principal, { provider: [merge.keptProvider, merge.dissolvedProvider] })) return;
    throw new Problem({ status: 404, code: 'merge-unknown', detail: 'There is no such merge.' });
  }

  /** Throws Problem 404 for the person of another provider's registration, as for one that is not asked: no hints. */
  async requireMergedPerson(principal: Principal, mergeId: string): Promise<void> {
    if (!boundTo(principal)) return;
    const { merge } = await this.facts.merge(mergeId);
    if (merge && withinScope(principal, { provider: merge.dissolvedProvider })) return;
    throw new Problem({ status: 404, code: 'not-asked', detail: 'Nobody is asked with this registration.' });
  }

  /** Throws Problem 404 for a hand-over between others, as for one that does not exist: no hints. */
  async requireHandover(principal: Principal, handoverId: string): Promise<void> {
    if (!boundTo(principal)) return;
    const { offer } = await this.facts.handover(handoverId);
    if (offer && withinScope(principal, { provider: [offer.fromProvider, offer.toProvider] })) return;
    throw new Problem({ status: 404, code: 'handover-unknown', detail: 'There is no such hand-over.' });
  }
}
