import { Inject, Injectable } from '@nestjs/common';
import type { CommandExecutor } from '#event-sourcing';
import { boundTo, COMMAND_EXECUTOR, type Principal, Problem } from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { ProviderScope } from './provider-scope.js';

/** Whether the signed-in principal reaches a learner: a provider its own participants, and whom it took in. */
@Injectable()
export class LearnerReach {
  constructor(
    @Inject(ProviderScope) private readonly scope: ProviderScope,
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
  ) {}

  /** Throws Problem 404 for the learner of another provider, as for one that does not exist: no hints. */
  async require(principal: Principal, personRef: string): Promise<void> {
    const bound = boundTo(principal);
    if (bound?.kind !== 'provider') return;
    const { state } = await this.executor.load(learnerDecider, personRef);
    if (state.phase === 'enrolled') {
      if (state.takenInBy !== undefined && bound.ids.includes(state.takenInBy)) return;
      if ((await this.scope.taughtBy(bound.ids, [personRef])).has(personRef)) return;
    }
    throw new Problem({ status: 404, code: 'learner-unknown', detail: 'This reference names no learner.' });
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
}
