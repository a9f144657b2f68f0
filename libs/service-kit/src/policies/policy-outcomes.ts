import type { Provider } from '@nestjs/common';
import { type Clock, CommandIdReused, type Outcome } from '#event-sourcing';
import type { DocumentCollection, DocumentStore } from '#event-sourcing/projections';
import { KeyErased } from '#privacy';
import type { Logger } from '../logging/logger.js';
import { CLOCK, DOCUMENTS, LOGGER } from '../tokens.js';

/** What a policy wants done. */
export interface PolicyOrder {
  readonly policy: string;
  /** Derived: the same for the same event, policy and thing. */
  readonly commandId: string;
  readonly correlationId: string;
}

interface RefusedOrder {
  readonly policy: string;
  readonly code: string;
  /** Day on which it was refused, `YYYY-MM-DD`. */
  readonly on: string;
}

/**
 * What became of the commands of a service's policies. One that was carried out stands in its stream; one that was
 * refused is kept here, so that a repeat of its event does not have it decided anew on the state of a later day.
 */
export class PolicyOutcomes {
  private constructor(
    private readonly refused: DocumentCollection<RefusedOrder>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  static async open(documents: DocumentStore, clock: Clock, logger: Logger): Promise<PolicyOutcomes> {
    const refused = await documents.collection<RefusedOrder>({ name: 'policy-refusals', indexes: ['on'] });
    return new PolicyOutcomes(refused, clock, logger);
  }

  /** Sends the command of an order that was not refused before. Throws what sending throws when a part is away. */
  async settle({ policy, commandId, correlationId }: PolicyOrder, send: () => Promise<Outcome>): Promise<void> {
    if (await this.refused.get(commandId)) return;
    const code = await refusalOf(send());
    if (code === undefined) return;
    const on = this.clock.today();
    // Who loses the compare-and-set finds the same refusal there.
    await this.refused.write([{ id: commandId, expected: 0, keys: { on: [on] }, body: { policy, code, on } }]);
    this.logger.info({ policy, code, correlationId }, 'a policy was refused');
  }

  /** The code with which an order was refused; undefined: it was not. */
  async refusalOf(commandId: string): Promise<string | undefined> {
    return (await this.refused.get(commandId))?.body.code;
  }
}

/** The code of a refusal; undefined: done. A person erased in the meantime refuses too. */
async function refusalOf(outcome: Promise<Outcome>): Promise<string | undefined> {
  try {
    const answer = await outcome;
    return answer.status === 'refused' ? answer.refusal.code : undefined;
  } catch (error) {
    if (error instanceof KeyErased) return 'person-erased';
    // Carried out before, when the policy knew less or the rule was another: it is done, and done once.
    if (error instanceof CommandIdReused) return undefined;
    throw error;
  }
}

/** For the module of a service that has policies. */
export const policyOutcomesProvider: Provider = {
  provide: PolicyOutcomes,
  inject: [DOCUMENTS, CLOCK, LOGGER],
  useFactory: (documents: DocumentStore, clock: Clock, logger: Logger) => PolicyOutcomes.open(documents, clock, logger),
};
