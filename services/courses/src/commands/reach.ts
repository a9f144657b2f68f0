import { Inject, Injectable } from '@nestjs/common';
import type { ProviderKind } from '#contracts';
import { boundTo, type Principal, Problem, type Role, withinScope } from '#service-kit';
import type { ProviderData } from '../domain/provider/provider.events.js';
import { PLANNING_ROLES } from './planning-roles.js';
import { CourseFacts } from './course-facts.js';

/** Kinds of providers whose courses the municipality of their seat may run. */
const OF_MUNICIPALITIES: readonly ProviderKind[] = ['municipality', 'volunteers'];

const RUNNING_ROLES: readonly Role[] = PLANNING_ROLES;

type Runner = Pick<ProviderData, 'providerId' | 'kind' | 'municipalityKey'>;

/** Whether the signed-in principal may act here: a provider for its own runs and participants alone. */
@Injectable()
export class Reach {
  constructor(@Inject(CourseFacts) private readonly facts: CourseFacts) {}

  /** Throws Problem 403 for the run of another provider. A run that nobody knows is left to the decision. */
  async requireRun(principal: Principal, runId: string): Promise<void> {
    if (!boundTo(principal)) return;
    const { plan } = await this.facts.run(runId);
    if (plan) await this.requireActingFor(principal, plan.providerId);
  }

  /** Throws Problem 403 for a course of another provider. A course that nobody knows is left to the decision. */
  async requireCourse(principal: Principal, courseId: string): Promise<void> {
    if (!boundTo(principal)) return;
    const { course } = await this.facts.course(courseId);
    if (course) await this.requireActingFor(principal, course.providerId);
  }

  /**
   * Throws Problem 403 where the principal cannot act for the provider, the same for one that does not exist. A provider
   * acts for itself; a municipality for its own courses and those of volunteers who have their seat in it; a member of the
   * alliance for the volunteers whom the account names.
   */
  async requireActingFor(principal: Principal, providerId: string): Promise<void> {
    if (await this.actsFor(principal, providerId)) return;
    throw new Problem({ status: 403, code: 'not-your-provider', detail: 'A provider acts in its own name.' });
  }

  private async actsFor(principal: Principal, providerId: string): Promise<boolean> {
    const bound = boundTo(principal);
    if (!bound) return true;
    if (bound.kind === 'provider') return bound.ids.includes(providerId);
    const { provider } = await this.facts.provider(providerId);
    return provider !== undefined && this.mayRun(principal, provider);
  }

  /** Whether the principal may plan and run the courses of the provider. */
  mayRun(principal: Principal, { providerId, kind, municipalityKey }: Runner): boolean {
    if (!RUNNING_ROLES.includes(principal.role)) return false;
    const bound = boundTo(principal);
    if (!bound) return true;
    if (bound.kind === 'provider') return bound.ids.includes(providerId);
    if (bound.kind === 'municipality') return OF_MUNICIPALITIES.includes(kind) && bound.ids.includes(municipalityKey);
    return kind === 'volunteers' && (principal.scopes.provider ?? []).includes(providerId);
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
