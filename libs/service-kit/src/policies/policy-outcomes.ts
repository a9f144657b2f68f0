import type { Provider } from '@nestjs/common';
import { type Clock, CommandIdReused, type Outcome } from '#event-sourcing';
import type { DocumentStore, Page } from '#event-sourcing/projections';
import { KeyErased } from '#privacy';
import type { Logger } from '../logging/logger.js';
import { CLOCK, DOCUMENTS, LOGGER } from '../tokens.js';
import { type RefusalCount, type RefusedOrder, RefusedOrders } from './refused-orders.js';

/** What a policy wants done. */
export interface PolicyOrder {
  readonly policy: string;
  /** Derived: the same for the same event, policy and thing. */
  readonly commandId: string;
  readonly correlationId: string;
  /** Stream of the event or the timer because of which it is wanted. */
  readonly causedIn: string;
  /** Decided anew at every repeat: a timer set again for the same instant is another matter, and its decider looks anew. */
  readonly anew?: boolean;
}

/**
 * What became of the commands of a service's policies. One that was carried out stands in its stream; one that was
 * refused is kept here, so that a repeat of its event does not have it decided anew on the state of a later day.
 */
export class PolicyOutcomes {
  private constructor(
    private readonly refused: RefusedOrders,
    private readonly logger: Logger,
  ) {}

  static async open(documents: DocumentStore, clock: Clock, logger: Logger): Promise<PolicyOutcomes> {
    return new PolicyOutcomes(await RefusedOrders.open(documents, clock), logger);
  }

  /**
   * Sends the command of an order that was not refused before, or is decided anew. Returns the code with which it is refused, now or the
   * first time; undefined: it is done. Throws what sending throws when a part is away.
   */
  async settle(order: PolicyOrder, send: () => Promise<Outcome>): Promise<string | undefined> {
    const { policy, commandId, correlationId, causedIn, anew } = order;
    const before = anew ? undefined : await this.refused.get(commandId);
    if (before) return before.code;
    const refusal = await refusalOf(send(), causedIn);
    if (!refusal) return undefined;
    const { code } = refusal;
    await this.refused.keep(commandId, { policy, correlationId, ...refusal });
    this.logger.info({ policy, code, correlationId }, 'a policy was refused');
    return code;
  }

  /** How often which policy was refused why. */
  counts(): Promise<readonly RefusalCount[]> {
    return this.refused.counts();
  }

  /** What was refused, the latest first; of one policy and code, or of all. */
  page(...asked: Parameters<RefusedOrders['page']>): Promise<Page<RefusedOrder>> {
    return this.refused.page(...asked);
  }
}

type Refused = Required<Pick<RefusedOrder, 'code' | 'stream'>>;

/** Why and by which stream it was refused; undefined: done. A person erased in the meantime refuses too. */
async function refusalOf(outcome: Promise<Outcome>, causedIn: string): Promise<Refused | undefined> {
  try {
    const answer = await outcome;
    return answer.status === 'refused' ? { code: answer.refusal.code, stream: answer.stream } : undefined;
  } catch (error) {
    if (error instanceof KeyErased) return { code: 'person-erased', stream: causedIn };
    // Carried out before, when the policy knew less or the rule was another: it is done, and done once.
    if (error instanceof CommandIdReused) return undefined;
    throw error;
  }
}

/** One per service. */
export const policyOutcomesProvider: Provider = {
  provide: PolicyOutcomes,
  inject: [DOCUMENTS, CLOCK, LOGGER],
  useFactory: (documents: DocumentStore, clock: Clock, logger: Logger) => PolicyOutcomes.open(documents, clock, logger),
};
