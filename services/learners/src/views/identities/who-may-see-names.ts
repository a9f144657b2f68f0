import { Inject, Injectable } from '@nestjs/common';
import { type AccessReason, boundTo, needsReason, type Principal, rightsOf } from '#service-kit';
import { ProviderScope } from '../provider-scope/provider-scope.js';
import { Identities } from './identities.js';
import { Persons } from './persons.js';

/** Which names an account may see: those of its own scope at once, those of the county after naming a reason. */
@Injectable()
export class WhoMaySeeNames {
  constructor(
    @Inject(ProviderScope) private readonly scope: ProviderScope,
    @Inject(Identities) private readonly identities: Identities,
    @Inject(Persons) private readonly persons: Persons,
  ) {}

  /** Those of the persons that the principal may know of at all, under whichever of their references. */
  async known(principal: Principal, personRefs: readonly string[]): Promise<ReadonlySet<string>> {
    const bound = boundTo(principal);
    if (!bound) return new Set(personRefs);
    if (bound.kind !== 'provider') return new Set();
    const personOf = await this.persons.of(personRefs);
    const members = personRefs.flatMap((ref) => personOf(ref).members);
    const [taught, takenIn] = await Promise.all([
      this.scope.taughtBy(bound.ids, members),
      this.identities.takenInBy(bound.ids, members),
    ]);
    return new Set(
      personRefs.filter((ref) => personOf(ref).members.some((member) => taught.has(member) || takenIn.has(member))),
    );
  }

  /** Those of the persons whose names the principal may see now. */
  async visible(
    principal: Principal,
    personRefs: readonly string[],
    reason?: AccessReason,
  ): Promise<ReadonlySet<string>> {
    if (rightsOf(principal.role).names === 'none' || (needsReason(principal) && reason === undefined)) return new Set();
    return this.known(principal, personRefs);
  }
}
