import { Inject, Injectable } from '@nestjs/common';
import type { CommandExecutor } from '#event-sourcing';
import { boundTo, COMMAND_EXECUTOR, type Principal, Problem, type SeenWrite } from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { ProviderScope } from './provider-scope.js';
import { WhoMaySeeNames } from '../identities/who-may-see-names.js';

/** Whether the signed-in principal reaches a learner: a provider its own participants, and whom it took in. */
@Injectable()
export class LearnerReach {
  constructor(
    @Inject(WhoMaySeeNames) private readonly who: WhoMaySeeNames,
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(ProviderScope) private readonly scope: ProviderScope,
  ) {}

  /**
   * Throws Problem 404 for the learner of another provider, as for one that does not exist: no hints. `seen`: a write of
   * the caller's that the reach may rest on; it is waited for.
   */
  async require(principal: Principal, personRef: string, seen?: SeenWrite): Promise<void> {
    if (seen && boundTo(principal)?.kind === 'provider') await this.scope.seen(seen);
    if (await this.reaches(principal, personRef)) return;
    throw new Problem({ status: 404, code: 'learner-unknown', detail: 'This reference names no learner.' });
  }

  /** The same for a department too: it has a desk for the cases alone in which it has a part. */
  async requireOwnCase(principal: Principal, personRef: string, seen?: SeenWrite): Promise<void> {
    const bound = boundTo(principal);
    if (bound?.kind !== 'department') return this.require(principal, personRef, seen);
    if (seen) await this.scope.partSeen(seen);
    if (await this.scope.hasPart(bound.ids, personRef)) return;
    throw new Problem({ status: 404, code: 'learner-unknown', detail: 'This reference names no learner.' });
  }

  /** A provider reaches its own participants and whom it took in, everybody else who may ask at all every learner. */
  async reaches(principal: Principal, personRef: string): Promise<boolean> {
    const bound = boundTo(principal);
    if (bound?.kind !== 'provider') return true;
    const { state } = await this.executor.load(learnerDecider, personRef);
    if (state.phase !== 'enrolled') return false;
    if (state.takenInBy !== undefined && bound.ids.includes(state.takenInBy)) return true;
    return (await this.who.known(principal, [personRef])).has(personRef);
  }

  /** Throws Problem 403 when a provider would put right what another body assessed: it can dispute that. */
  async requireOwnAssessment(principal: Principal, personRef: string, assessmentId: string): Promise<void> {
    const bound = boundTo(principal);
    if (bound === undefined) return;
    const { state } = await this.executor.load(learnerDecider, personRef);
    const record =
      state.phase === 'enrolled' ? state.levels.find((one) => one.assessmentId === assessmentId) : undefined;
    if (record === undefined || (record.assessedBy !== undefined && bound.ids.includes(record.assessedBy))) return;
    throw new Problem({
      status: 403,
      code: 'not-your-assessment',
      detail: 'Another body assessed this level; what it says can be disputed.',
    });
  }

  /** Throws Problem 403 when a provider would take back a merge that was not decided in its name. */
  async requireOwnMerge(principal: Principal, personRef: string): Promise<void> {
    const bound = boundTo(principal);
    if (bound === undefined) return;
    const { state } = await this.executor.load(learnerDecider, personRef);
    if (state.phase !== 'enrolled' || state.mergedInto === undefined) return;
    if (state.mergedFor !== undefined && bound.ids.includes(state.mergedFor)) return;
    const detail = 'The coordination decided this; it takes it back.';
    throw new Problem({ status: 403, code: 'not-your-merge', detail });
  }
}
